import type { Standing } from './gap-ranking.ts'
import type { GapReport } from './gap-report.ts'
import { shareFigure } from './share-figure.ts'

/** From half of what is asked for to all of it, in percent. */
export const THRESHOLDS_PERCENT = [50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100] as const

/** Openings within reach at each threshold, so that nobody has to believe in one of them. Empty without openings. */
export function reachCurve({ demand, heldWeights }: Standing): GapReport['coverageAt'] {
  if (demand.rowCount === 0) return []
  return THRESHOLDS_PERCENT.map((percent) => {
    const threshold = percent / 100
    const count = heldWeights.reduce(
      (sum, held, row) => (held / (demand.totals[row] ?? 1) >= threshold ? sum + 1 : sum),
      0,
    )
    return { threshold, ...shareFigure(count, demand.rowCount) }
  })
}
