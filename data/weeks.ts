import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addDays as addDaysTo } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { addQuarters } from 'date-fns/addQuarters'
import { addWeeks } from 'date-fns/addWeeks'
import { format } from 'date-fns/format'
import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import { isValid } from 'date-fns/isValid'
import { parse } from 'date-fns/parse'
import { startOfISOWeek } from 'date-fns/startOfISOWeek'
import { startOfMonth } from 'date-fns/startOfMonth'
import { startOfQuarter } from 'date-fns/startOfQuarter'
import type { Grain } from './domain.ts'

/** Days, ISO 8601 weeks, months and quarters, all in UTC and all written `YYYY-MM-DD`. */

// The smaller of the two classes of @date-fns/utc: the other one makes three formatters as it is loaded.
const utc = (value: Date | number | string) => new UTCDateMini(+new Date(value))
const asDate = (day: string) => new UTCDateMini(`${day}T00:00:00Z`)
const asDay = (date: Date): string => date.toISOString().slice(0, 10)

/** Monday of the ISO week that holds `day`. */
export const weekStartOf = (day: string): string => asDay(startOfISOWeek(asDate(day)))

/** `2026-11-16` → `2026-W47`. */
export function weekLabel(weekStart: string): string {
  const date = asDate(weekStart)
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}`
}

/** The day `count` days later (earlier when negative). */
export const addDays = (day: string, count: number): string => asDay(addDaysTo(asDate(day), count))

const MS_PER_DAY = 86_400_000

/** Days since 1970-01-01, so that they sort and subtract as numbers; NaN of what does not begin with a day that exists. */
export const toDayNumber = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY

export const toDay = (dayNumber: number): string => asDay(new Date(dayNumber * MS_PER_DAY))

/** Days from one to the other; negative when the second is the earlier one. */
export const daysBetween = (from: string, until: string): number => toDayNumber(until) - toDayNumber(from)

export const weeksBetween = (from: string, until: string): number => daysBetween(from, until) / 7

const startOf = { week: startOfISOWeek, month: startOfMonth, quarter: startOfQuarter } as const
const addTo = { week: addWeeks, month: addMonths, quarter: addQuarters } as const

/** First day of the week, month or quarter that holds `day`. */
export const periodStartOf = (day: string, grain: Grain): string => asDay(startOf[grain](asDate(day)))

/** First day of the period `count` periods after the one that begins on `periodStart`. */
export const addPeriods = (periodStart: string, count: number, grain: Grain): string =>
  asDay(addTo[grain](asDate(periodStart), count))

/** First days of all periods from the one that holds `from` up to, not including, `until`. */
export function listPeriods(from: string, until: string, grain: Grain): string[] {
  const starts: string[] = []
  for (let start = periodStartOf(from, grain); start < until; start = addPeriods(start, 1, grain)) starts.push(start)
  return starts
}

/** How a period is shown: `2026-W47`, `2026-11` or `2026-Q4`. */
export function periodLabel(periodStart: string, grain: Grain): string {
  if (grain === 'week') return weekLabel(periodStart)
  return format(asDate(periodStart), grain === 'month' ? 'yyyy-MM' : "yyyy-'Q'Q")
}

/**
 * First day of what a person typed: a day (`2026-11-18`), a week (`2026-W47`), a month (`2026-11`) or a quarter (`2026-Q4`).
 * Null when it is none of these or no such day exists.
 */
export function parsePeriod(text: string): { start: string; grain: Grain | 'day' } | null {
  const forms = [
    ['day', 'yyyy-MM-dd', /^\d{4}-\d{2}-\d{2}$/],
    ['week', "RRRR-'W'II", /^\d{4}-W\d{2}$/],
    ['month', 'yyyy-MM', /^\d{4}-\d{2}$/],
    ['quarter', "yyyy-'Q'Q", /^\d{4}-Q[1-4]$/],
  ] as const
  for (const [grain, pattern, shape] of forms) {
    if (!shape.test(text)) continue
    const date = parse(text, pattern, asDate('2000-01-03'), { in: utc })
    // date-fns rolls week 53 of a year with 52 weeks over into the next year.
    if (!isValid(date) || (grain === 'week' && weekLabel(asDay(date)) !== text)) return null
    return { start: asDay(date), grain }
  }
  return null
}
