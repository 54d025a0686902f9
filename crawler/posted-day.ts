import { UTCDate } from '@date-fns/utc'
import { isValid } from 'date-fns/isValid'
import { parseISO } from 'date-fns/parseISO'
import { readWrittenDate, type WrittenDate, withClock } from './written-date.ts'

/**
 * The UTC day of a date that somebody else wrote. What is ambiguous, impossible or absurd is null: a wrong day would
 * put a posting into a wrong week, an unknown one only into none.
 */

const EARLIEST_DAY = '2000-01-01' // no job board kept adverts before; earlier values are "0" or "1970" in disguise
const LATEST_DAY = '2100-01-01' // the future is judged by `isInTheFuture`, which knows what day it is; this stops 9999
const MAX_HOURS_AHEAD = 48 // time zones make a day of "tomorrow"; a month ahead is a closing date or a trick to stay on top
const MAX_LENGTH = 80 // characters; no date is longer, whatever stands in its field
const FIRST_MILLISECONDS = 1e11 // as seconds that is the year 5138, as milliseconds 1973

/** Which stands first in a date like 03/04/2026. */
export type DateOrder = 'day-first' | 'month-first'

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i
const THREE_DIGIT_MONTH = /^(\d{4})-0(\d{2})-(?=\d{2})/ // "2003-012-31", which some generators write
const MIDNIGHT = /^00:00(:00([.,]0+)?)?$/
const EPOCH = /^\d{9,13}(\.\d+)?$/
// Spreadsheets write 1767916800000 as 1.7679168E+12; with fewer digits the day would be a guess.
const EPOCH_SCIENTIFIC = /^\d\.\d{6,}e\+?(9|1[0-2])$/i
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/ // ISO 8601 basic
// "2026/01/08" has one reading only; "31/01/2026" too, "03/04/2026" has two.
const SLASHED_YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const SLASHED_YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
const DOTTED_SHORT_YEAR = /^(\d{1,2})\.(\d{1,2})\.(\d{2})$/ // 30.10.23
// "Mon, 03/30/2020 - 19:19": the day of a date in digits, and a clock behind it
const DIGITS_WITH_CLOCK = /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})((?:\s|,|-)+\d{1,2}:\d{2}.*)$/i

/**
 * The UTC day that `value` names, `YYYY-MM-DD`. Reads ISO 8601 days and instants (without a zone: UTC), epoch seconds
 * and milliseconds, RFC 822 and dates with the month in letters (`written-date.ts`), and dates in digits that can be read
 * in one way only. Null for everything else, for days that do not exist and for years outside 2000–2099.
 */
export const postedDay = (value: unknown): string | null => orderedDay(value, null)

/** The day as `postedDay` reads it; of dates in digits with two readings the one in `order`. */
export function orderedDay(value: unknown, order: DateOrder | null): string | null {
  const day =
    typeof value === 'number' ? epochDay(value) : typeof value === 'string' ? textDay(value.trim(), order) : null
  return day !== null && day >= EARLIEST_DAY && day < LATEST_DAY ? day : null
}

/** What a date in digits says of the order of day and month: `open` when it has a reading in either; null when nothing. */
export function digitOrder(value: string): DateOrder | 'open' | null {
  const text = value.trim()
  const readings = eitherReading(DIGITS_WITH_CLOCK.exec(text)?.[1] ?? text)
  if (readings === null || readings['day-first'] === readings['month-first']) return null
  if (readings['day-first'] !== null && readings['month-first'] !== null) return 'open'
  return readings['day-first'] === null ? 'month-first' : 'day-first'
}

/** Whether a day lies more than 48 hours after `now`: no posting day, whatever the source says. */
export function isInTheFuture(day: string, now: string): boolean {
  return Date.parse(`${day}T00:00:00Z`) > Date.parse(now) + MAX_HOURS_AHEAD * 3_600_000
}

const epochDay = (value: number): string | null =>
  Number.isFinite(value) && value > 0 ? dayOf(new Date(value > FIRST_MILLISECONDS ? value : value * 1000)) : null

function textDay(stated: string, order: DateOrder | null): string | null {
  if (stated.length > MAX_LENGTH) return null
  const text = stated.replace(THREE_DIGIT_MONTH, '$1-$2-')
  if (EPOCH.test(text) || EPOCH_SCIENTIFIC.test(text)) return epochDay(Number(text))
  if (ISO_DAY.test(text)) return existingDay(text)
  if (COMPACT_DAY.test(text)) return existingDay(text.replace(COMPACT_DAY, '$1-$2-$3'))
  if (ISO_INSTANT.test(text)) return isoInstantDay(text)
  const written = readWrittenDate(text)
  return written === null ? digitsDay(text, order) : writtenDay(written)
}

/** The instant that an ISO 8601 day with a clock names; without a zone it is of UTC. Null for everything else. */
export function isoInstant(value: string): Date | null {
  const text = value.trim()
  return ISO_INSTANT.test(text) ? instantOf(...isoParts(text)) : null
}

function isoInstantDay(text: string): string | null {
  return existingDay(text.slice(0, 10)) === null ? null : instantDay(...isoParts(text))
}

function isoParts(text: string): [day: string, clock: string, offset: string] {
  const [, clock = '', zone = ''] = /^.{10}[T ]([\d:.,]+)(?![\d:.,])\s?(.*)$/i.exec(text) ?? []
  return [text.slice(0, 10), clock.replace(',', '.'), /^[+-]/.test(zone) ? zone : 'Z']
}

function writtenDay({ day, clock, offset }: WrittenDate): string | null {
  const calendarDay = existingDay(day)
  if (calendarDay === null || clock === null) return calendarDay
  // Also with an unknown zone the clock must exist: what has an hour 25 was not read as it was meant.
  const utcDay = instantDay(calendarDay, clock, offset ?? 'Z')
  return offset === null && utcDay !== null ? calendarDay : utcDay
}

function digitsDay(text: string, order: DateOrder | null): string | null {
  const [, digits, rest = ''] = DIGITS_WITH_CLOCK.exec(text) ?? []
  const day = slashedDay(digits ?? text, order)
  if (digits === undefined || day === null) return day
  const written = withClock(day, rest)
  return written === null ? null : writtenDay(written)
}

function slashedDay(text: string, order: DateOrder | null): string | null {
  const [, year, month, day] = SLASHED_YEAR_FIRST.exec(text) ?? []
  if (year && month && day) return dayFromParts(year, Number(month), day)
  const [, shortDay, shortMonth, shortYear] = DOTTED_SHORT_YEAR.exec(text) ?? []
  if (shortDay && shortMonth && shortYear) return dayFromParts(`20${shortYear}`, Number(shortMonth), shortDay)
  const readings = eitherReading(text)
  if (readings === null) return null
  const { 'day-first': dayFirst, 'month-first': monthFirst } = readings
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return dayFirst ?? monthFirst
  return order === null ? null : readings[order]
}

/** A date that ends with its year, read with the day and with the month first. */
function eitherReading(text: string): Record<DateOrder, string | null> | null {
  const [, first = '', separator, second = '', year = ''] = SLASHED_YEAR_LAST.exec(text) ?? []
  if (!year) return null
  const dayFirst = dayFromParts(year, Number(second), first)
  // With dots the day stands first wherever dates are written so (08.01.2026).
  return {
    'day-first': dayFirst,
    'month-first': separator === '.' ? dayFirst : dayFromParts(year, Number(first), second),
  }
}

const dayFromParts = (year: string, month: number, day: string): string | null =>
  existingDay(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)

/** The day itself when the calendar has it: 30 February is nobody's posting day. */
function existingDay(day: string): string | null {
  return isValid(parseISO(day, { in: (date) => new UTCDate(date) })) ? day : null
}

/**
 * A clock and an offset turn a calendar day into a UTC day. Midnight to the second is what generators write that know the
 * day alone: it stays that day, wherever it is midnight.
 */
function instantDay(day: string, clock: string, offset: string): string | null {
  const instant = instantOf(day, clock, offset)
  return instant !== null && MIDNIGHT.test(clock) ? day : instant && dayOf(instant)
}

/** Offsets beyond ±14 h exist nowhere. */
function instantOf(day: string, clock: string, offset: string): Date | null {
  const [, hours = '00', minutes = '00'] = /^[+-](\d{2}):?(\d{2})?$/.exec(offset) ?? []
  if (Number(hours) * 60 + Number(minutes) > 14 * 60 || Number(minutes) > 59) return null
  const instant = parseISO(`${day}T${clock}${offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${minutes}`}`)
  return isValid(instant) ? instant : null
}

const dayOf = (date: Date): string | null => (isValid(date) ? date.toISOString().slice(0, 10) : null)
