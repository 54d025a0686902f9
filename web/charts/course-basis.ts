import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** What the bars of a report's openings are made of: all of them, from the first week to the end of the last. */
export function courseBasis({ volume: { course }, sources }: Pick<WeeklyReport, 'volume' | 'sources'>) {
  const [first, last] = [course[0], course.at(-1)]
  const n = course.reduce((sum, week) => sum + week.n, 0)
  if (first === undefined || last === undefined) return { n, span: null, sources }
  const until = new Date(Date.parse(last.weekStart) + WEEK_MS).toISOString().slice(0, 10)
  return { n, span: { from: first.weekStart, until }, sources }
}
