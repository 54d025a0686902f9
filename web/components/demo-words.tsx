import type { PageContext } from '../page-context.ts'

type Mode = Pick<PageContext, 'mode'>

/** Before the title of a picture, and before a citation: nothing of own data. */
export const demoPrefix = ({ mode }: Mode): string =>
  mode === 'own' ? '' : mode === 'demo' ? 'Demo data: ' : 'Partly demo data: '

/** That synthetic adverts are counted; null of own data. */
export function DemoSentence({ mode }: Mode) {
  if (mode === 'own') return null
  return mode === 'demo' ? (
    <>
      <strong>Demo data.</strong> Every advert, employer and figure here is synthetic.
    </>
  ) : (
    <>
      <strong>Partly demo data.</strong> Synthetic adverts are counted among these: the sources below each figure say
      which.
    </>
  )
}
