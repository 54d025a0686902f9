import { UserError } from './user-error.ts'

/** How fields that a person fills in are read: days, whole numbers, notes, one of several words. Empty is "not said". */

/** Plans reckon onwards from the days that they are given, and days are written with four figures of the year. */
const LAST_DAY = '2199-12-31'

/** @throws UserError for a text that is no day of the calendar, or one after 2199 */
export function readDay(text: string | null | undefined, field: string): string | null {
  const day = text?.trim() ?? ''
  if (day === '') return null
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new UserError(`${field}: "${day}" is no day; write it as 2026-11-26`)
  }
  if (day > LAST_DAY)
    throw new UserError(`${field}: ${day} lies too far ahead; the last day that is taken is ${LAST_DAY}`)
  return day
}

/**
 * A day that something happened on.
 *
 * @param today  UTC day
 * @throws UserError for a text that is no day of the calendar, and for a day ahead
 */
export function readPastDay(text: string | null | undefined, field: string, today: string): string | null {
  const day = readDay(text, field)
  if (day === null || day <= today) return day
  throw new UserError(`${field}: ${day} lies ahead; today is ${today} (UTC)`)
}

/** @throws UserError for anything but a whole number from `least` to `most` */
export function readWhole(value: number | null | undefined, field: string, least: number, most: number): number | null {
  if (value === undefined || value === null) return null
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new UserError(`${field}: ${value} is not a whole number from ${least} to ${most}`)
}

/** Line breaks stay: these are notes. */
export const readNote = (text: string | null | undefined): string => text?.replace(/\r\n?/g, '\n').trim() ?? ''

/** On one line. */
export const readLine = (text: string | null | undefined): string => text?.trim().replace(/\s+/g, ' ') ?? ''

/** @throws UserError for a word that is none of those known */
export function readChoice<Value extends string>(
  text: string | null | undefined,
  field: string,
  known: readonly Value[],
): Value | null {
  const said = text?.trim() ?? ''
  if (said === '') return null
  const found = known.find((value) => value === said)
  if (found !== undefined) return found
  throw new UserError(`${field}: "${said}" is not known; choose one of ${known.join(', ')}`)
}
