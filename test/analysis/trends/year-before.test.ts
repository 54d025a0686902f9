import { describe, expect, test } from 'vitest'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import { addDays } from '../../../data/weeks.ts'
import { aSelection, aSource, aStore } from '../../data/builders.ts'
import { aVocabulary, times } from './count-table.ts'

describe('a year before that begins late', () => {
  /** Two archives from October 2025 on; rust goes from 2 to 4 in 20 in summer, and stands at 8 since October 2026. */
  const weeks = times(60, 0).map((_, week) => addDays('2025-09-29', 7 * week))
  const rustOf = (week: number) => (week < 36 ? 2 : week < 52 ? 4 : 8)
  const openingsOf = (source: string) =>
    weeks.flatMap((postedOn, week) =>
      // One of the two showed nothing for three weeks of the first October and November.
      source === 'late' && week >= 4 && week < 7
        ? []
        : Array.from({ length: 20 }, (_, index) => ({
            ...{ postedOn, skills: [...(index < rustOf(week) ? ['rust'] : []), ...(index < 5 ? ['go'] : [])] },
            posting: { source, company: `Employer ${index}` },
          })),
    )
  const archive = { kind: 'archive', firstReadOn: '2026-11-28', lastReadOn: '2026-11-28' } as const
  const store = aStore(
    [...openingsOf('early'), ...openingsOf('late')],
    [aSource({ source: 'early', ...archive }), aSource({ source: 'late', ...archive })],
  )
  const view = { selection: aSelection(), grain: 'week', today: '2026-11-28' } as const
  const report = findTrends(store, aVocabulary('rust', 'go'), view)

  test('is held against the same weeks of now, source by source, and says which these are', () => {
    const rust = report.series.find(({ skill }) => skill === 'rust')?.yearBefore
    // 2026-W40 to W46 have a counterpart: 8 in 20 against 2, not the 4.9 of half a year against 2.
    expect(rust).toMatchObject({
      share: expect.closeTo(0.1, 9),
      points: expect.closeTo(30, 6),
      rank: 2,
      rankNow: 1,
      ranksGained: 1,
    })
    expect(rust).toMatchObject({ from: '2025-09-29', fromNow: '2026-09-28', sources: ['early', 'late'] })
  })
})
