import { toDayNumber } from '../weeks.ts'
import { StoreError } from './store-error.ts'

/**
 * A day as the store keeps it: days since 1970-01-01 UTC.
 *
 * @throws StoreError when the text does not begin with a day that exists
 */
export function toStoredDay(day: string): number {
  const dayNumber = toDayNumber(day)
  if (Number.isNaN(dayNumber)) throw new StoreError(`"${day}" is not a day; expected YYYY-MM-DD`)
  return dayNumber
}
