import { type DateOrder, digitOrder } from '../posted-day.ts'

/**
 * Which order of day and month the dates of each column have. One that has a reading in one order alone tells it for its
 * column; columns that tell both, or neither, have none.
 */
export function createDateOrders() {
  const seen = new Map<string, Set<DateOrder | 'open'>>()
  return {
    learn(column: string, text: string | null): void {
      const order = text === null ? null : digitOrder(text)
      if (order === null) return
      const known = seen.get(column)
      if (known === undefined) seen.set(column, new Set([order]))
      else known.add(order)
    },
    of(column: string): DateOrder | null {
      const orders = seen.get(column)
      const isDayFirst = orders?.has('day-first') ?? false
      const isMonthFirst = orders?.has('month-first') ?? false
      if (isDayFirst === isMonthFirst) return null
      return isDayFirst ? 'day-first' : 'month-first'
    },
    /** Whether any date in digits was seen whose order matters. */
    hasAny: (): boolean => seen.size > 0,
  }
}
