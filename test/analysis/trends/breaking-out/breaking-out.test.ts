import { describe, expect, test } from 'vitest'
import { findBreakingOut } from '../../../../analysis/trends/breaking-out/find-breaking-out.ts'
import type { NewPosting } from '../../../../data/domain.ts'
import { addDays } from '../../../../data/weeks.ts'
import { type AnOpening, aSelection, aSource, aStore } from '../../../data/builders.ts'
import { aVocabulary } from '../count-table.ts'

const FIRST = '2026-01-05'
const WEEKS = 30
const TODAY = addDays(FIRST, 7 * WEEKS + 10)
const vocabulary = aVocabulary('sql', 'novel', 'growing', 'surging')

interface Plan {
  /** Openings of the week that name `novel`, by source. */
  novel?: (week: number, source: string) => number
  employers?: number
  sources?: readonly string[]
  /** First week of each source; 0 unless stated. */
  joins?: Record<string, number>
}

/** 40 openings a week and source, all naming SQL, some naming `novel`. */
function aMarket({ novel = () => 0, employers = 10, sources = ['one', 'two'], joins = {} }: Plan) {
  const openings = sources.flatMap((source) =>
    Array.from({ length: WEEKS }, (_, week) => week)
      .filter((week) => week >= (joins[source] ?? 0))
      .flatMap((week) =>
        Array.from({ length: 40 }, (_, index): AnOpening => {
          const posting: Partial<NewPosting> = { source, company: `Employer ${index % employers}` }
          const skills = index < novel(week, source) ? ['sql', 'novel'] : ['sql']
          return { postedOn: addDays(FIRST, 7 * week), skills, posting }
        }),
      ),
  )
  const info = { firstReadOn: FIRST, lastReadOn: addDays(FIRST, 7 * WEEKS + 9) }
  return aStore(
    openings,
    sources.map((source) => aSource({ source, ...info })),
  )
}
const find = (plan: Plan) => findBreakingOut(aMarket(plan), vocabulary, { selection: aSelection(), today: TODAY })
const isRecent = (week: number) => week >= WEEKS - 4

describe('new and breaking out', () => {
  test('a skill of the newest weeks that nobody named before is new, with its spread', () => {
    const report = find({ novel: (week) => (isRecent(week) ? 4 : 0) })
    expect(report.recent).toEqual({ from: '2026-07-06', until: '2026-08-03', n: 320 })
    expect(report.skills).toHaveLength(1)
    expect(report.skills[0]).toMatchObject({
      ...{ skill: 'novel', label: 'new', employers: 4, sources: 2 },
      recent: { count: 32, n: 320, share: 0.1 },
      before: { count: 0, n: 2080 },
      burst: { from: '2026-07-06', lastWeekStart: '2026-07-27' },
    })
    expect(report.skills[0]?.z).toBeGreaterThan(3)
  })

  test('one that was rare is emerging, one that was known is surging, one that stays is neither', () => {
    const rare = find({ novel: (week) => (isRecent(week) ? 4 : week % 4 === 0 ? 1 : 0) })
    expect(rare.skills.map(({ label }) => label)).toEqual(['emerging'])
    const known = find({ novel: (week) => (isRecent(week) ? 16 : 4) })
    expect(known.skills.map(({ label }) => label)).toEqual(['surging'])
    expect(find({ novel: () => 4 }).skills).toEqual([])
  })

  test.each([
    ['three employers', { employers: 3, novel: (week: number) => (isRecent(week) ? 6 : 0) }],
    ['one of two sources', { novel: (week: number, source: string) => (isRecent(week) && source === 'one' ? 6 : 0) }],
    ['seven openings', { novel: (week: number, source: string) => (week >= WEEKS - 2 && source === 'one' ? 3 : 0) }],
  ])('%s make nothing new', (_, plan) => {
    expect(find(plan).skills).toEqual([])
  })

  test('with one source alone that one is enough', () => {
    const report = find({ sources: ['one'], novel: (week) => (isRecent(week) ? 6 : 0) })
    expect(report.skills.map(({ skill, sources }) => [skill, sources])).toEqual([['novel', 1]])
  })

  test('a source that joins with another mix of skills makes nothing new', () => {
    const joined = { joins: { two: WEEKS - 4 }, novel: (_: number, source: string) => (source === 'two' ? 20 : 0) }
    expect(find(joined).skills).toEqual([])
  })

  test('says why where nothing can be looked for', () => {
    const empty = aStore([], [])
    expect(findBreakingOut(empty, vocabulary, { selection: aSelection(), today: TODAY })).toMatchObject({
      ...{ recent: null, skills: [] },
      reason: expect.stringContaining('No week is settled'),
    })
    // Nothing was compared: spans with 0 openings would deny the 320 that stand in the database.
    expect(find({ joins: { one: WEEKS - 6, two: WEEKS - 6 } })).toMatchObject({
      ...{ recent: null, before: null },
      reason: 'No source has eight good weeks to compare the newest four (2026-07-06 to 2026-08-02) with.',
    })
  })
})
