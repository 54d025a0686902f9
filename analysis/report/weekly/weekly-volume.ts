import { addDays, addPeriods } from '../../../data/weeks.ts'
import type { TrendReport } from '../../trends/trend-report.ts'
import type { WeeklyVolume } from './weekly-report.ts'

const WEEKS_BEFORE = 4
const WEEKS_DRAWN = 26
/** Fifty-two weeks: the same week of the year, but for the years with 53. */
const YEAR_IN_DAYS = 364

/** New openings of the week beside those of the weeks before it and of the year before. */
export function readVolume(volume: TrendReport['volume'], weekStart: string): WeeklyVolume {
  const find = (start: string) => volume.find((week) => week.weekStart === start)
  const here = find(weekStart)
  const before = Array.from({ length: WEEKS_BEFORE }, (_, index) => find(addPeriods(weekStart, -1 - index, 'week')))
  const complete = before.filter((week) => week !== undefined && (week.state === 'good' || week.state === 'small'))
  const sum = complete.reduce((total, week) => total + (week?.n ?? 0), 0)
  const yearBefore = find(addDays(weekStart, -YEAR_IN_DAYS))
  const isYearComplete = yearBefore?.state === 'good' || yearBefore?.state === 'small'
  return {
    openings: here?.n ?? 0,
    state: here === undefined || here.n === 0 ? 'empty' : here.state,
    usual: complete.length === 0 ? null : { weeks: complete.length, meanOpenings: sum / complete.length },
    yearBefore: isYearComplete ? yearBefore.n : null,
    course: volume.filter((week) => week.weekStart <= weekStart).slice(-WEEKS_DRAWN),
  }
}
