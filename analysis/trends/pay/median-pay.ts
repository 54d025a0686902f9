import { clusterDesignEffect } from '../cluster-design-effect.ts'
import { wilsonInterval } from '../wilson.ts'
import type { MarketRows } from './pay-market.ts'
import type { MedianPay } from './pay-report.ts'

/** Fewer openings or employers are anecdotes (statistics.md section 11). */
export const MIN_OPENINGS = 30
export const MIN_EMPLOYERS = 10

/**
 * Median of the middles of the stated ranges, null with fewer than 30 openings or 10 employers.
 *
 * Interval: the part of openings at or below the median is a share; its Wilson limits, at the effective size that employers
 * leave, are turned back into amounts. Source: Woodruff 1952 (J. Am. Stat. Assoc. 47:635).
 */
export function medianPay(market: MarketRows, positions: readonly number[]): MedianPay | null {
  if (positions.length < MIN_OPENINGS) return null
  const employers = new Map<number, number[]>()
  for (const position of positions) {
    const employer = market.employer[position] ?? 0
    const amounts = employers.get(employer)
    if (amounts === undefined) employers.set(employer, [market.amount[position] ?? 0])
    else amounts.push(market.amount[position] ?? 0)
  }
  const known = [...employers.keys()].filter((employer) => market.isKnown[employer] === 1).length
  if (known < MIN_EMPLOYERS) return null
  const sorted = positions.map((position) => market.amount[position] ?? 0).sort((a, b) => a - b)
  const amount = quantile(sorted, 0.5)
  const clusters = [...employers.values()].map((amounts) => ({
    count: amounts.filter((one) => one <= amount).length,
    n: amounts.length,
  }))
  const effective = clusterDesignEffect(clusters)?.effectiveN ?? sorted.length
  const limits = wilsonInterval(effective / 2, effective) ?? { low: 0, high: 1 }
  return {
    ...{ amount, low: quantile(sorted, limits.low), high: quantile(sorted, limits.high) },
    ...{ openings: sorted.length, employers: known },
  }
}

/** Between the two nearest values. @param sorted  not empty; @param part  0 to 1 */
function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  return low + (place - below) * ((sorted[below + 1] ?? low) - low)
}
