import { formatCount } from '../format.ts'
import type { PartShare } from '../pages/skill.tsx'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { ShareBar } from './share-bar.tsx'

interface PartSharesProps {
  title: string
  note?: string
  parts: readonly PartShare[]
  basis: FigureBasis
  /** Null: no page shows this part alone. */
  hrefFor: (id: string) => string | null
  /** Whether the selection of the page is not what was counted; the note then says what was. */
  isWider?: boolean
  json?: string
}

/** One skill in each part of the market. */
export function PartShares({ title, note, parts, basis, hrefFor, isWider = false, json }: PartSharesProps) {
  const scale = Math.max(...parts.map(({ figure }) => figure.high))
  const heading = title.toLowerCase().replace(' ', '-')
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {parts.length === 0 ? (
        <p class="quiet">No part has 30 openings or more.</p>
      ) : (
        <>
          <table class="rows">
            <thead class="visually-hidden">
              <tr>
                <th scope="col">{title.replace('By ', '')}</th>
                <th scope="col">Share and 95&nbsp;% interval</th>
                <th scope="col">Openings</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ id, name, figure }) => (
                <tr key={id}>
                  <th scope="row">
                    <PartName href={hrefFor(id)} name={name} />
                  </th>
                  <td class="share-cell">
                    <ShareBar {...figure} scale={scale} />
                  </td>
                  <td class="number muted">of {formatCount(figure.n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot
            {...basis}
            n={parts.reduce((sum, { figure }) => sum + figure.n, 0)}
            {...(isWider && { selection: null })}
            {...(note !== undefined && { note })}
            {...(json !== undefined && { json })}
          />
        </>
      )}
    </section>
  )
}

const PartName = ({ href, name }: { href: string | null; name: string }) =>
  href === null ? name : <a href={href}>{name}</a>
