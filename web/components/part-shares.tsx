import { formatCount } from '../format.ts'
import type { PartShare } from '../pages/skill.tsx'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { ShareBar } from './share-bar.tsx'

interface PartSharesProps {
  title: string
  note?: string
  parts: readonly PartShare[]
  basis: FigureBasis
  hrefFor: (id: string) => string
  json?: string
}

/** One skill in each part of the market. */
export function PartShares({ title, note, parts, basis, hrefFor, json }: PartSharesProps) {
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
                    <a href={hrefFor(id)}>{name}</a>
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
            {...(note !== undefined && { note })}
            {...(json !== undefined && { json })}
          />
        </>
      )}
    </section>
  )
}
