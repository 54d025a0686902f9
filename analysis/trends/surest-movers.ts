import type { TrendReport, TrendSeries, Verdict } from './trend-report.ts'

/** Points of change that even the cautious end of the interval grants; 0 where it holds no direction. */
export function sureChange({ change, verdict }: Pick<TrendSeries, 'change' | 'verdict'>): number {
  if (change === null || (verdict !== 'rising' && verdict !== 'falling')) return 0
  return Math.min(Math.abs(change.low), Math.abs(change.high))
}

/** Series with this verdict, surest first: small noisy skills do not top a list of movers. */
export const listMovers = (report: TrendReport, verdict: Verdict): TrendSeries[] =>
  report.series
    .filter((series) => series.verdict === verdict)
    .sort((one, other) => sureChange(other) - sureChange(one) || (one.skill < other.skill ? -1 : 1))
