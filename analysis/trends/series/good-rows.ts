import type { CountTable } from '../../../data/domain.ts'
import type { PeriodState } from '../trend-report.ts'
import type { SeriesRow } from './read-series.ts'

/** The good cells of a skill as lines of a series; of a source that does not look for the skill there are none. */
export function goodRows(table: CountTable, states: readonly PeriodState[], skillId: string): SeriesRow[] {
  const length = table.periodStarts.length
  const row = table.mentions.get(skillId)
  return table.sources.flatMap(({ source }, sourceIndex) => {
    if (table.countedSkills?.get(source)?.has(skillId) === false) return []
    return table.periodStarts.flatMap((periodStart, period): SeriesRow[] => {
      const cell = sourceIndex * length + period
      if (states[cell] !== 'good') return []
      return [{ series: skillId, source, periodStart, count: row?.[cell] ?? 0, n: table.openings[cell] ?? 0 }]
    })
  })
}
