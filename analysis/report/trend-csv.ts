import type { TrendReport } from '../trends/trend-report.ts'
import { csvLines } from './csv-lines.ts'

const HEADER = ['skill', 'name', 'weekStart', 'n', 'count', 'share', 'low', 'high', 'state', 'reason']

/** The trend table as RFC 4180 CSV: one line a skill and period; a period without openings has empty shares. */
export function trendCsv(report: TrendReport): string {
  return csvLines(
    HEADER,
    report.series.flatMap(({ skill, name, points }) =>
      points.map(({ weekStart, n, count, share, low, high, state, reason }) => [
        skill,
        name,
        weekStart,
        n,
        count,
        share,
        low,
        high,
        state,
        reason ?? null,
      ]),
    ),
  )
}
