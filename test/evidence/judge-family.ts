import { adjustForFalseDiscovery, neededP } from '../../analysis/trends/benjamini-hochberg.ts'
import type { TrendInput } from '../../analysis/trends/fitted-trend.ts'
import { type JudgedTrend, judgeTrends } from '../../analysis/trends/judge-trends.ts'
import type { Verdict } from '../../analysis/trends/trend-report.ts'
import { judgeChange, MAX_FALSE_DISCOVERY, verdictOf } from '../../analysis/trends/verdict.ts'

export interface JudgedSeries {
  trend: JudgedTrend
  verdict: Verdict
  /** p that it needed to be a finding in this family. */
  neededP: number
}

/** Verdicts of series that are tested together, as `trends` and `series` give them; a series without a fit is left out. */
export function judgeFamily(inputs: readonly TrendInput[], prior?: readonly number[]): JudgedSeries[] {
  const trends = judgeTrends(inputs, prior).flatMap((trend) => trend ?? [])
  const qValues = adjustForFalseDiscovery(trends.map(({ p }) => p))
  const needed = neededP(qValues, MAX_FALSE_DISCOVERY)
  return trends.map((trend, index) => {
    const figures = { points: trend.changePp, low: trend.lowPp, high: trend.highPp, midSharePoints: trend.midSharePct }
    return { trend, verdict: verdictOf(judgeChange({ ...figures, q: qValues[index] ?? 1 })), neededP: needed }
  })
}

export const isMove = ({ verdict }: { verdict: Verdict }): boolean => verdict === 'rising' || verdict === 'falling'
