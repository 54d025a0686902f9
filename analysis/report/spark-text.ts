import type { TrendPoint } from '../trends/trend-report.ts'

const STEPS = '▁▂▃▄▅▆▇█'
/** More marks than this make a table too wide for mail and terminals. */
const MAX_MARKS = 26

/**
 * The course of a share in one word of block characters, from zero to its own highest value. A period without a share that
 * can be shown is a gap (`·`), never a low mark.
 *
 * @param shares  drawn in place of those of the points
 */
export function sparkText(
  points: readonly Pick<TrendPoint, 'share' | 'state'>[],
  shares: readonly (number | null)[] = points.map(({ share }) => share),
): string {
  const shown = points.map(({ state }, index) => (state === 'small' ? null : (shares[index] ?? null))).slice(-MAX_MARKS)
  const top = Math.max(0, ...shown.map((share) => share ?? 0))
  if (shown.every((share) => share === null)) return ''
  return shown
    .map((share) => (share === null ? '·' : STEPS[top === 0 ? 0 : Math.round((share / top) * (STEPS.length - 1))]))
    .join('')
}
