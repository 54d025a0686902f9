import type { RoleComparison } from '../trends/together/compare-roles.ts'
import type { TrendSeries } from '../trends/trend-report.ts'
import { csvLines } from './csv-lines.ts'

const TREND_HEADER = [
  ...['role', 'name', 'openings', 'n', 'share', 'low', 'high', 'changePoints', 'changeLow', 'changeHigh', 'q'],
  ...['rawChangePoints', 'verdict', 'reason', 'from', 'until'],
]

/** One line a role: its share of all openings over the span, the change within the sources, and the verdict. */
export function roleTrendsCsv(series: readonly TrendSeries[]): string {
  return csvLines(
    TREND_HEADER,
    series.map(({ skill, name, total, change, verdict, reason }) => [
      ...[skill, name, total.count, total.n, total.share, total.low, total.high],
      ...[change?.points ?? null, change?.low ?? null, change?.high ?? null, change?.q ?? null],
      ...[change?.naivePoints ?? null, verdict, reason, total.from, total.until],
    ]),
  )
}

/** One line a skill that was compared; `askedMoreBy` names a role, or says `alike` or `not-clear`. */
export function roleComparisonCsv(first: string, second: string, { skills }: Pick<RoleComparison, 'skills'>): string {
  const shares = [first, second].flatMap((role) =>
    ['count', 'n', 'share', 'low', 'high'].map((column) => `${role} ${column}`),
  )
  const header = ['skill', 'name', ...shares, 'differencePoints', 'differenceLow', 'differenceHigh', 'q', 'askedMoreBy']
  const nameOf = { first, second, alike: 'alike', 'not-clear': 'not-clear' }
  return csvLines(
    header,
    skills.map((row) => [
      ...[row.skill, row.name],
      ...[row.first.count, row.first.n, row.first.share, row.first.low, row.first.high],
      ...[row.second.count, row.second.n, row.second.share, row.second.low, row.second.high],
      ...[row.points, row.low, row.high, row.q, nameOf[row.lean]],
    ]),
  )
}
