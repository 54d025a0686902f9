import type { CountTable } from '../../data/domain.ts'
import { familyScatter } from './family-scatter.ts'
import type { FittedTrend, TrendInput } from './share-trend.ts'
import { inflationOf } from './share-trend.ts'
import type { SourceHalves } from './source-halves.ts'
import { fitTrendShape } from './trend-shape.ts'
import { MIN_PERIODS } from './trend-verdict.ts'

/** A skill in the good cells that its change is computed from. */
export interface ComparedSkill {
  skillId: string
  /** Openings that mention it, by cell of the table. */
  mentions: Uint32Array
  sources: readonly SourceHalves[]
}

/**
 * How many times wider than that of independent openings a change of each skill scatters, 1 or more: adverts come in
 * clusters, and a loud week is followed by another. Read off the periods about a line or a step, together for all skills of
 * the view (`familyScatter`). Skills with fewer than 12 good periods, where nothing can be read, are left out.
 *
 * In simulations without any trend a test of two halves that takes openings for independent calls 14 to 56 % of noisy
 * skills a move at p <= 0.05.
 */
export function inflationBySkill(table: CountTable, skills: readonly ComparedSkill[]): Map<string, number> {
  const fits = new Map<string, FittedTrend>()
  for (const skill of skills) {
    const fit = fitTrendShape(inputOf(table, skill))
    if (fit !== null && fit.periods >= MIN_PERIODS) fits.set(skill.skillId, fit)
  }
  const { scatterOf } = familyScatter([...fits.values()])
  return new Map([...fits].map(([skillId, fit]) => [skillId, inflationOf(scatterOf(fit))]))
}

function inputOf(table: CountTable, { mentions, sources }: ComparedSkill): TrendInput {
  const length = table.periodStarts.length
  const good = sources.map(({ earlier, later }) => new Set([...earlier.cells, ...later.cells]))
  const isGood = (index: number, period: number) =>
    good[index]?.has((sources[index]?.sourceIndex ?? 0) * length + period) ?? false
  const positions = table.periodStarts.flatMap((_, period) =>
    sources.some((_, index) => isGood(index, period)) ? [period] : [],
  )
  return {
    positions,
    sources: sources.map(({ sourceIndex }, index) => ({
      source: table.sources[sourceIndex]?.source ?? '',
      cells: positions.map((period) => {
        const cell = sourceIndex * length + period
        return isGood(index, period) ? { count: mentions[cell] ?? 0, n: table.openings[cell] ?? 0 } : { count: 0, n: 0 }
      }),
    })),
  }
}
