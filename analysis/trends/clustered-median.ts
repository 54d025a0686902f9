import { clusterDesignEffect } from './cluster-design-effect.ts'
import { wilsonInterval } from './wilson.ts'

export interface ClusteredMedian {
  value: number
  /** 95 % interval, as wide as employers differ. */
  low: number
  high: number
}

/**
 * Median of values that come in clusters: adverts of one employer are alike.
 *
 * Interval: the part of the values at or below the median is a share; its Wilson limits, at the effective size that
 * employers leave, are turned back into values. Source: Woodruff 1952 (J. Am. Stat. Assoc. 47:635).
 * @param values  not empty
 * @param employers  number of the employer of each value, equal for the same one
 */
export function clusteredMedian(values: readonly number[], employers: readonly number[]): ClusteredMedian {
  const byEmployer = new Map<number, number[]>()
  for (const [position, value] of values.entries()) {
    const employer = employers[position] ?? 0
    const own = byEmployer.get(employer)
    if (own === undefined) byEmployer.set(employer, [value])
    else own.push(value)
  }
  const sorted = [...values].sort((one, other) => one - other)
  const value = quantile(sorted, 0.5)
  const clusters = [...byEmployer.values()].map((own) => ({
    count: own.filter((one) => one <= value).length,
    n: own.length,
  }))
  const effective = clusterDesignEffect(clusters)?.effectiveN ?? sorted.length
  const limits = wilsonInterval(effective / 2, effective) ?? { low: 0, high: 1 }
  return { value, low: quantile(sorted, limits.low), high: quantile(sorted, limits.high) }
}

/** Between the two nearest values. @param sorted  not empty; @param part  0 to 1 */
function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  return low + (place - below) * ((sorted[below + 1] ?? low) - low)
}
