import { formatOpenings } from '../format.ts'
import type { FigureBasis } from './figure-foot.tsx'

interface NotNamedHereProps {
  skill: { name: string }
  /** The openings whose adverts this installation has read. */
  ownBasis: Pick<FigureBasis, 'n'>
}

/** Where other sources name the skill, and no advert that was read here does. */
export function NotNamedHere({ skill, ownBasis }: NotNamedHereProps) {
  return (
    <p class="quiet">
      None of {formatOpenings(ownBasis.n)} that this installation has read names {skill.name}.
    </p>
  )
}

/** What a page of shipped figures cannot show, once for all of it. */
export function NeedsOwnAdverts({ skill }: Pick<NotNamedHereProps, 'skill'>) {
  return (
    <section class="card" aria-labelledby="needs-adverts">
      <h2 id="needs-adverts">Needs adverts of your own</h2>
      <p class="quiet">
        What goes together with {skill.name}, what employers went from and to, pay, required or preferred, years of
        experience, employers and sentences are read from adverts. Shipped figures are counts alone:{' '}
        <code>skilltide crawl</code> reads job boards, <code>skilltide import FILE</code> reads files.
      </p>
    </section>
  )
}
