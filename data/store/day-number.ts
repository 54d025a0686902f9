import { StoreError } from './store-error.ts'

/** Days as the store keeps them: days since 1970-01-01 UTC, so that they sort and subtract as numbers. */

const MS_PER_DAY = 86_400_000

/** @throws StoreError when the text does not begin with a day that exists */
export function toDayNumber(day: string): number {
  const ms = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(ms)) throw new StoreError(`"${day}" is not a day; expected YYYY-MM-DD`)
  return ms / MS_PER_DAY
}

export const toDay = (dayNumber: number): string => new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10)
