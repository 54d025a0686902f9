import { describe, expect, test } from 'vitest'
import { trendText } from '../../../analysis/report/plain-text.ts'
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

describe('a change of rank', () => {
  const YEARS = ['2024-11-25', '2025-11-24']

  /** 26 weeks of each of two years: 40 openings a week of 40 employers; the last of them name `cobol` as told. */
  function aMarket(cobol: { before: number; now: number; campaign: number }) {
    const openings = YEARS.flatMap((first, year) =>
      times(26, 0).flatMap((_, week) => {
        const postedOn = addDays(first, 7 * week)
        const named = year === 0 ? cobol.before : cobol.now
        const ofMany = Array.from({ length: 40 }, (_, index) => ({
          postedOn,
          skills: [
            'sql',
            ...(index < 10 ? ['go'] : []),
            ...(index < 4 ? ['rust'] : []),
            ...(index >= 40 - named ? ['cobol'] : []),
          ],
          posting: { company: `Employer ${index}` },
        }))
        const campaign = Array.from({ length: year === 0 ? 0 : cobol.campaign }, () => ({
          ...{ postedOn, skills: ['sql', 'cobol'], posting: { company: 'Example Mainframes' } },
        }))
        return [...ofMany, ...campaign]
      }),
    )
    const store = aStore(openings, [aSource({ firstReadOn: '2024-11-25', lastReadOn: '2026-06-01' })])
    const view = { selection: aSelection(), grain: 'week', today: '2026-06-15', top: 10 } as const
    return findTrends(store, aVocabulary('sql', 'go', 'rust', 'cobol'), view)
  }
  const cobolOf = ({ series }: ReturnType<typeof aMarket>) => series.find(({ skill }) => skill === 'cobol')?.yearBefore

  test.each([
    ['one employer alone asks for it', { before: 0, now: 0, campaign: 8 }, 'few-employers'],
    [
      'one employer’s campaign makes it, beside seven who always asked',
      { before: 7, now: 7, campaign: 8 },
      'one-employer',
    ],
    ['hardly anybody names it', { before: 0, now: 1, campaign: 0 }, 'few-mentions'],
    ['the shares may be the same', { before: 7, now: 7, campaign: 0 }, 'chance'],
  ])('is not told where %s', (_, cobol, why) => {
    const report = aMarket(cobol)
    expect(cobolOf(report)).toMatchObject({ ranksGained: null, ranksUntold: why })
    expect(trendText(report, { roles: [], top: true })).toMatch(/COBOL +\d \(≈\)/)
  })

  test('is told where many employers make it', () => {
    const report = aMarket({ before: 2, now: 14, campaign: 0 })
    expect(cobolOf(report)).toMatchObject({ ranksGained: 2, ranksUntold: null })
    expect(trendText(report, { roles: [], top: true })).toMatch(/COBOL +2 \(▲ 2\)/)
  })

  test('and so is a fall', () => {
    expect(cobolOf(aMarket({ before: 14, now: 2, campaign: 0 }))).toMatchObject({ ranksGained: -2, ranksUntold: null })
  })
})
