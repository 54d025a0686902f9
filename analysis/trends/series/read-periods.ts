import type { Grain } from '../../../data/domain.ts'
import { UserError } from '../../../data/user-error.ts'
import { parsePeriod, weekStartOf } from '../../../data/weeks.ts'

export interface WrittenPeriod {
  line: number
  text: string
}

/** Longest span of a file, in periods: a century of weeks. Beyond it some date is a slip of the pen. */
export const MAX_PERIODS = 5200

/**
 * What periods a column of dates stands for. Days are weeks when all fall on the same weekday, and months when all are the
 * first of one.
 *
 * @throws UserError naming the first line that does not fit
 */
export function readPeriods(written: readonly WrittenPeriod[]): { grain: Grain; starts: string[] } {
  const periods = written.map(({ line, text }) => {
    const period = parsePeriod(text)
    if (period === null) throw new UserError(`Line ${line}: weekStart "${text}" is no day, week, month or quarter`)
    return { ...period, line, text }
  })
  const kind = periods[0]?.grain ?? 'day'
  const stranger = periods.find(({ grain }) => grain !== kind)
  if (stranger)
    throw new UserError(
      `Line ${stranger.line}: "${stranger.text}" is a ${stranger.grain}, and line ${periods[0]?.line} is a ${kind}`,
    )
  if (kind !== 'day') return { grain: kind, starts: periods.map(({ start }) => start) }
  const weekday = weekdayOf(periods[0]?.start ?? '')
  const other = periods.find(({ start }) => weekdayOf(start) !== weekday)
  if (other === undefined) return { grain: 'week', starts: periods.map(({ start }) => weekStartOf(start)) }
  if (periods.every(({ start }) => start.endsWith('-01')))
    return { grain: 'month', starts: periods.map(({ start }) => start) }
  throw new UserError(
    `Line ${other.line}: ${other.text} falls on another weekday than line ${periods[0]?.line}; weeks need one weekday, months the first day of each`,
  )
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
