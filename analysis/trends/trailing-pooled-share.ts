import type { Counted } from './weighted-change.ts'

/**
 * A smoothed share for display: for each period the mentions ÷ openings of it and of the `window` - 1 before it, as a ratio
 * of sums, never a mean of ratios. Null where these hold no openings. Never test on smoothed values.
 *
 * @param periods  good periods in order of time
 */
export function trailingPooledShare(periods: readonly Counted[], window = 4): (number | null)[] {
  return periods.map((_, last) => {
    let [count, n] = [0, 0]
    for (const period of periods.slice(Math.max(0, last - window + 1), last + 1)) {
      count += period.count
      n += period.n
    }
    return n > 0 ? count / n : null
  })
}
