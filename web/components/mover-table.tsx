import type { Mover } from '../../analysis/report/weekly/weekly-report.ts'
import { drawnCourse } from '../charts/drawn-points.ts'
import { formatCount, formatPoints } from '../format.ts'
import { ShareBar } from './share-bar.tsx'
import { Sparkline } from './sparkline.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

interface MoverTableProps {
  caption: string
  rows: readonly Mover[]
  /** What the first column names: skill or role. */
  of: string
  /** Null: the table stands in a file of its own, where no page of ours can be linked. */
  hrefOf: ((id: string) => string) | null
}

/** Share with interval, openings, change with interval, verdict and course, a row for each skill or role. */
export function MoverTable({ caption, rows, of, hrefOf }: MoverTableProps) {
  const scale = Math.max(...rows.map(({ high }) => high ?? 0))
  return (
    <table class="rows report-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Share, 95&nbsp;% interval</th>
          <th scope="col" class="number count-cell">
            Openings
          </th>
          <th scope="col">Change, points</th>
          <th scope="col">Verdict</th>
          <th scope="col" class="spark-cell">
            Course
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{hrefOf === null ? row.name : <a href={hrefOf(row.id)}>{row.name}</a>}</th>
            <td class="share-cell">
              <ShareBar share={row.share} low={row.low} high={row.high} scale={scale} />
            </td>
            <td class="number count-cell">
              {formatCount(row.count)} of {formatCount(row.n)}
            </td>
            <td class="change-cell">
              <Change row={row} />
            </td>
            <td class="verdict-cell">
              <VerdictBadge verdict={row.verdict} reason={row.reason} />
            </td>
            <td class="spark-cell">
              <Sparkline points={drawnCourse(row)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Change({ row: { points, pointsLow, pointsHigh, verdict } }: { row: Mover }) {
  if (points === null || pointsLow === null || pointsHigh === null || verdict === 'too-few') {
    return <span class="muted">not clear</span>
  }
  return (
    <>
      <strong>{formatPoints(points)}</strong>{' '}
      <span class="interval">
        {formatPoints(pointsLow)} to {formatPoints(pointsHigh)}
      </span>
    </>
  )
}
