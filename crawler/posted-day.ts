import { UTCDate } from '@date-fns/utc'
import { isValid, parseISO } from 'date-fns'

/**
 * The UTC day of a date that somebody else wrote. What is ambiguous, impossible or absurd is null: a wrong day would
 * put a posting into a wrong week, an unknown one only into none.
 */

const EARLIEST_DAY = '2000-01-01' // no job board kept adverts before; earlier values are "0" or "1970" in disguise
const LATEST_DAY = '2100-01-01' // the future is judged by `isInTheFuture`, which knows what day it is; this stops 9999
const MAX_HOURS_AHEAD = 48 // time zones make a day of "tomorrow"; a month ahead is a closing date or a trick to stay on top
const FIRST_MILLISECONDS = 1e11 // as seconds that is the year 5138, as milliseconds 1973

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i
const EPOCH = /^\d{9,13}(\.\d+)?$/
// Spreadsheets write 1767916800000 as 1.7679168E+12; with fewer digits the day would be a guess.
const EPOCH_SCIENTIFIC = /^\d\.\d{6,}e\+?(9|1[0-2])$/i
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/ // ISO 8601 basic
// "Thu, 08 Jan 2026 10:15:00 +0100" (RFC 822, the RSS way); the weekday is decoration and often wrong.
const RFC_822 =
  /^(?:[a-z]{2,4}\.?,?\s+)?(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{4})(?:\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(.*))?$/i
// "8 January 2026", "January 8, 2026"
const WRITTEN_MONTH_FIRST =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i
// "2026/01/08" has one reading only; "31/01/2026" too, "03/04/2026" has two.
const SLASHED_YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const SLASHED_YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
// RFC 822 zones by name; others (CET, IST, ...) have several meanings
const ZONES: Record<string, string> = {
  '': 'Z',
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}

/**
 * The UTC day that `value` names, `YYYY-MM-DD`. Reads ISO 8601 days and instants (without a zone: UTC), epoch seconds
 * and milliseconds, RFC 822, dates with the month in English letters, and slashed dates that can be read in one way
 * only. Null for everything else, for days that do not exist and for years outside 2000–2099.
 */
export function postedDay(value: unknown): string | null {
  const day = typeof value === 'number' ? epochDay(value) : typeof value === 'string' ? textDay(value.trim()) : null
  return day !== null && day >= EARLIEST_DAY && day < LATEST_DAY ? day : null
}

/** Whether a day lies more than 48 hours after `now`: no posting day, whatever the source says. */
export function isInTheFuture(day: string, now: string): boolean {
  return Date.parse(`${day}T00:00:00Z`) > Date.parse(now) + MAX_HOURS_AHEAD * 3_600_000
}

const epochDay = (value: number): string | null =>
  Number.isFinite(value) && value > 0 ? dayOf(new Date(value > FIRST_MILLISECONDS ? value : value * 1000)) : null

function textDay(text: string): string | null {
  if (EPOCH.test(text) || EPOCH_SCIENTIFIC.test(text)) return epochDay(Number(text))
  if (ISO_DAY.test(text)) return existingDay(text)
  if (COMPACT_DAY.test(text)) return existingDay(text.replace(COMPACT_DAY, '$1-$2-$3'))
  if (ISO_INSTANT.test(text)) return isoInstantDay(text)
  return rfc822Day(text) ?? writtenDay(text) ?? slashedDay(text)
}

function isoInstantDay(text: string): string | null {
  if (existingDay(text.slice(0, 10)) === null) return null
  const [, clock = '', zone = ''] = /^.{10}[T ]([\d:.,]+)\s?(.*)$/i.exec(text) ?? []
  return instantDay(text.slice(0, 10), clock.replace(',', '.'), /^[+-]/.test(zone) ? zone : 'Z')
}

function rfc822Day(text: string): string | null {
  const [, day, month = '', year, hours, minutes, seconds = '00', zone = ''] = RFC_822.exec(text) ?? []
  if (day === undefined || year === undefined) return null
  const calendarDay = dayFromParts(year, MONTHS.indexOf(month.toLowerCase()) + 1, day)
  if (calendarDay === null || hours === undefined) return calendarDay
  const offset = /^[+-]\d{2}:?\d{2}$/.test(zone) ? zone : ZONES[zone.toLowerCase()]
  return offset === undefined ? calendarDay : instantDay(calendarDay, `${hours}:${minutes}:${seconds}`, offset)
}

function writtenDay(text: string): string | null {
  const [, month = '', day = '', year = ''] = WRITTEN_MONTH_FIRST.exec(text) ?? []
  return year ? dayFromParts(year, MONTHS.indexOf(month.toLowerCase()) + 1, day) : null
}

function slashedDay(text: string): string | null {
  const [, year, month, day] = SLASHED_YEAR_FIRST.exec(text) ?? []
  if (year && month && day) return dayFromParts(year, Number(month), day)
  const [, first = '', separator, second = '', lastYear = ''] = SLASHED_YEAR_LAST.exec(text) ?? []
  if (!lastYear) return null
  // With dots the day stands first wherever dates are written so (08.01.2026).
  if (separator === '.') return dayFromParts(lastYear, Number(second), first)
  const readings = new Set([
    dayFromParts(lastYear, Number(second), first),
    dayFromParts(lastYear, Number(first), second),
  ])
  readings.delete(null)
  const [only = null] = readings
  return readings.size === 1 ? only : null
}

const dayFromParts = (year: string, month: number, day: string): string | null =>
  existingDay(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)

/** The day itself when the calendar has it: 30 February is nobody's posting day. */
function existingDay(day: string): string | null {
  return isValid(parseISO(day, { in: (date) => new UTCDate(date) })) ? day : null
}

/** A clock and an offset turn a calendar day into a UTC day; offsets beyond ±14 h exist nowhere. */
function instantDay(day: string, clock: string, offset: string): string | null {
  const [, hours = '0', minutes = '0'] = /^[+-](\d{2}):?(\d{2})?$/.exec(offset) ?? []
  if (Number(hours) * 60 + Number(minutes ?? 0) > 14 * 60 || Number(minutes ?? 0) > 59) return null
  const zone = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${minutes ?? '00'}`
  return dayOf(parseISO(`${day}T${clock}${zone}`))
}

const dayOf = (date: Date): string | null => (isValid(date) ? date.toISOString().slice(0, 10) : null)
