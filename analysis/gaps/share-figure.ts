import type { ShareFigure } from '../../data/share-figure.ts'
import { wilsonInterval } from '../trends/wilson.ts'

/** `count` of `n` with its interval; with n = 0 the interval is 0 to 1, which says that nothing is known. */
export const shareFigure = (count: number, n: number): ShareFigure => ({
  count,
  n,
  share: n === 0 ? 0 : count / n,
  ...(wilsonInterval(count, n) ?? { low: 0, high: 1 }),
})
