import { csvLines } from '../csv-lines.ts'
import type { WeeklyReport } from './weekly-report.ts'

const HEADER = [
  ...['week', 'table', 'id', 'name', 'share', 'low', 'high', 'openings', 'n'],
  ...['points', 'pointsLow', 'pointsHigh', 'verdict'],
]

/** The tables of the report, one line a skill or role; figures as the JSON has them. */
export function weeklyCsv(report: WeeklyReport): string {
  const tables = { rising: report.rising, falling: report.falling, mostAsked: report.mostAsked, roles: report.roles }
  const rows = Object.entries(tables).flatMap(([table, movers]) =>
    movers.map(({ id, name, share, low, high, count, n, points, pointsLow, pointsHigh, verdict }) => [
      ...[report.week, table, id, name, share, low, high, count, n],
      ...[points, pointsLow, pointsHigh, verdict],
    ]),
  )
  return csvLines(HEADER, rows)
}
