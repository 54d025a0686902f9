import type { Gap, LevelGap, Strength } from '../../analysis/gaps/gap-report.ts'
import type { PageContext } from '../page-context.ts'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { ShareBar } from './share-bar.tsx'
import { SkillLink } from './skill-link.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

interface DemandTableProps {
  page: PageContext
  id: string
  title: string
  empty: string
  rows: readonly (Gap | LevelGap | Strength)[]
  basis: FigureBasis
  csv?: string
  /** Over which span the verdicts were reached, where it is not that of the shares. */
  note?: string
}

/** Skills that the openings ask for, with the share of each. */
export function DemandTable({ page, id, title, empty, rows, basis, csv, note }: DemandTableProps) {
  const scale = Math.max(...rows.map(({ high }) => high))
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{empty}</p>
      ) : (
        <>
          <table class="rows demand-table">
            <thead class="visually-hidden">
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Share and 95&nbsp;% interval</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.skill}>
                  <th scope="row">
                    <SkillLink page={page} skill={row.skill} name={row.name} />
                    {'impliedBy' in row && row.impliedBy !== null ? (
                      <span class="kind">through {row.impliedBy}</span>
                    ) : null}
                    {'level' in row ? <span class="kind">you have: {row.level}</span> : null}
                  </th>
                  <td class="share-cell">
                    <ShareBar share={row.share} low={row.low} high={row.high} scale={scale} />
                  </td>
                  <td class="verdict-cell">
                    <VerdictBadge verdict={row.verdict} reason={row.verdictReason} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot {...basis} {...(csv !== undefined && { csv })} {...(note !== undefined && { note })} />
        </>
      )}
    </section>
  )
}
