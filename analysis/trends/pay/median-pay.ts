import { clusteredMedian } from '../clustered-median.ts'
import type { MarketRows } from './pay-market.ts'
import type { MedianPay } from './pay-report.ts'

/** Fewer openings or employers are anecdotes. */
export const MIN_OPENINGS = 30
export const MIN_EMPLOYERS = 10

/** Median of the middles of the stated ranges, null with fewer than 30 openings or 10 employers. */
export function medianPay(market: MarketRows, positions: readonly number[]): MedianPay | null {
  if (positions.length < MIN_OPENINGS) return null
  const employers = positions.map((position) => market.employer[position] ?? 0)
  const known = [...new Set(employers)].filter((employer) => market.isKnown[employer] === 1).length
  if (known < MIN_EMPLOYERS) return null
  const amounts = positions.map((position) => market.amount[position] ?? 0)
  const { value, low, high } = clusteredMedian(amounts, employers)
  return { amount: value, low, high, openings: positions.length, employers: known }
}
