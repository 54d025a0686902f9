import type { ComponentChildren } from 'preact'
import type { TrendSeries } from '../../analysis/trends/trend-report.ts'
import { drawnPoints } from '../charts/drawn-points.ts'
import { formatCount, formatOpenings } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { QueryPairs } from '../view-state.ts'
import { ChangeCell } from './change-cell.tsx'
import { HaveLink } from './my-skills.tsx'
import { ShareBar } from './share-bar.tsx'
import { Sparkline } from './sparkline.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** What a table of trends may say of each of its rows. */
export type SeriesColumn = 'share' | 'count' | 'change' | 'verdict' | 'rank' | 'course' | 'yours'

const HEADS: Record<SeriesColumn, { title: string; className: string }> = {
  share: { title: 'Share of openings', className: 'share-head' },
  count: { title: 'Openings', className: 'number count-cell' },
  change: { title: 'Change, points', className: 'change-head' },
  verdict: { title: 'Verdict', className: 'verdict-cell' },
  rank: { title: 'Rank', className: 'number rank-cell' },
  course: { title: 'Course', className: 'spark-cell' },
  yours: { title: 'Yours', className: 'have-cell' },
}

/** Heads of the columns after the first, which names the row. */
export function SeriesHeads({ columns }: { columns: readonly SeriesColumn[] }) {
  return (
    <>
      {columns.map((column) => (
        <th key={column} scope="col" class={HEADS[column].className}>
          {HEADS[column].title}
        </th>
      ))}
    </>
  )
}

interface SeriesCellsProps {
  series: TrendSeries
  columns: readonly SeriesColumn[]
  /** Share at the right end of the bars; the same for all rows of a table. */
  scale?: number
  page: PageContext
  /** Parameters of the page itself, kept when the reader says what they have. */
  keep?: QueryPairs
  /** Id of the row, to come back to when the reader says what they have. */
  anchor?: string
  /** The openings in another form than their number. */
  count?: ComponentChildren
  /** Openings of the whole table: a row of fewer, because not every source looks for its skill, says how many. */
  n?: number
}

/** Cells of one row, in the order of the columns. */
export function SeriesCells({ series, columns, scale = 1, page, keep = [], anchor, count, n }: SeriesCellsProps) {
  const { skill, name, total, change, verdict, reason, rank } = series
  const cells: Record<SeriesColumn, () => ComponentChildren> = {
    share: () => (
      <>
        <ShareBar share={total.share} low={total.low} high={total.high} scale={scale} />
        {n === undefined || n === total.n ? null : <span class="kind">of {formatOpenings(total.n)}</span>}
      </>
    ),
    count: () => count ?? formatCount(total.count),
    change: () => <ChangeCell change={change} verdict={verdict} />,
    verdict: () => <VerdictBadge verdict={verdict} reason={reason} />,
    rank: () => rank ?? '–',
    course: () => <Sparkline points={drawnPoints(series.points, series.comparable)} />,
    yours: () => <HaveLink page={page} skill={{ id: skill, name }} keep={keep} anchor={anchor} />,
  }
  return (
    <>
      {columns.map((column) => (
        <td key={column} class={HEADS[column].className.replace('-head', '-cell')}>
          {cells[column]()}
        </td>
      ))}
    </>
  )
}

/** Highest limit of the intervals, at which the bars of a table end. */
export const scaleOf = (series: readonly TrendSeries[]): number =>
  Math.max(...series.map(({ total }) => total.high ?? 0))
