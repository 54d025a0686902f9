import { addDays } from '../../data/weeks.ts'

/** How figures are written in sentences, in English whatever the machine's locale. Unknown is `–`. */

const counts = new Intl.NumberFormat('en-GB')

export const countText = (count: number): string => counts.format(count)

/** `1 opening`, `1,017 openings`. */
export const openingCountText = (count: number): string => `${countText(count)} ${count === 1 ? 'opening' : 'openings'}`

/** 0.207 → `20.7 %`. */
export const shareText = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`)

/** 0.2, 0.214 → `20.0–21.4 %`. */
export const intervalText = (low: number | null, high: number | null): string =>
  low === null || high === null ? '–' : `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} %`

/** `0 of 25 openings`; where some of the `n` name no skill that is learnt: `0 of the 23 openings that name a skill to learn`. */
export const reachedText = (coverage: { count: number; n: number }, n: number): string =>
  coverage.n === n
    ? `${countText(coverage.count)} of ${openingCountText(n)}`
    : `${countText(coverage.count)} of the ${countText(coverage.n)} openings that name a skill to learn`

/** Percentage points with their sign: `+3.1`, `−0.4`, `0.0`. */
export function pointsText(points: number): string {
  const figure = Math.abs(points).toFixed(1)
  if (Number(figure) === 0) return '0.0'
  return `${points < 0 ? '−' : '+'}${figure}`
}

/** The days [from, until) by their first and their last: `2026-08-31 to 2026-11-29`. */
export const daysText = (from: string, until: string): string => `${from} to ${addDays(until, -1)}`

/** `a`, `a and b`, `a, b and c`; with more than `most` names `a, b and 4 more`. */
export function namesText(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
