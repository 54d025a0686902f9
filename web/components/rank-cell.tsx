import type { TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { RanksUntold } from '../../analysis/trends/untold-ranks.ts'
import type { YearBefore } from '../../analysis/trends/year-before.ts'
import { formatPoints, formatShare, formatSpan } from '../format.ts'

/**
 * The rank of a skill by share, and the ranks gained against the same periods a year before: `≈` where the data bear no
 * change, nothing where no source has those periods.
 */
export function RankCell({ rank, yearBefore }: Pick<TrendSeries, 'rank' | 'yearBefore'>) {
  if (rank === null) return <span class="muted">–</span>
  if (yearBefore === null) return <>{rank}</>
  const { from, until, fromNow, untilNow, share, rank: rankThen, rankNow, points, ranksGained } = yearBefore
  const then = `${formatSpan(from, until)}: rank ${rankThen}, ${formatShare(share)}; in the same sources, ${formatSpan(fromNow, untilNow)}: rank ${rankNow} (${formatPoints(points)} points${untoldWords(yearBefore)})`
  return (
    <span title={then}>
      {rank}
      <span class="kind">{rankWords(ranksGained)}</span>
    </span>
  )
}

/** `▲ 3`, `▼ 2`, `= 0`, or `≈` where nobody can tell. */
export function rankWords(ranksGained: number | null): string {
  if (ranksGained === null) return '≈ a year before'
  if (ranksGained === 0) return '= a year before'
  return `${ranksGained > 0 ? '▲' : '▼'} ${Math.abs(ranksGained)} in a year`
}

const UNTOLD: Record<RanksUntold, string> = {
  'few-mentions': 'too few openings to tell a change',
  chance: 'which may be chance',
  small: 'too little to be called a change',
  'few-employers': 'which fewer than five employers make',
  'one-employer': 'which one employer makes',
}

/** `, which may be chance`: why no change of rank is told; nothing where one is. */
export function untoldWords({ ranksGained, ranksUntold }: Pick<YearBefore, 'ranksGained' | 'ranksUntold'>): string {
  return ranksGained === null ? `, ${UNTOLD[ranksUntold ?? 'chance']}` : ''
}
