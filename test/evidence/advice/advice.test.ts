import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { aVocabulary } from '../../analysis/trends/count-table.ts'
import { createRandom } from '../../analysis/trends/random.ts'
import { hasCorpora } from '../real-postings.ts'
import { cutMarkets, type DatedOpening, middleDay, readRealOpenings } from './advice-market.ts'
import type { RULES } from './advice-rules.ts'
import { drawProfiles, judgeRule } from './advice-trial.ts'
import { pairedDifference } from './paired-difference.ts'
import { type AdviceOptions, measureAdvice } from './show-advice.ts'

/** Small seeded runs of what `npm run advice` measures at length. */
const SMALL: AdviceOptions = { profiles: 60, thresholds: [0.8], draws: 300, seed: 13, part: 1 }

const skillIds = ['sql', 'python', 'dbt', 'kafka', 'spark', 'scala', 'ssis', 'excel', 'vba', 'access']
const vocabulary = aVocabulary(...skillIds)

/** Two kinds of jobs: what the second asks for is named more often, but half of that opens no door. */
function someOpenings(): DatedOpening[] {
  const kinds = [
    ['sql', 'python', 'ssis', 'excel', 'dbt'],
    ['scala', 'kafka', 'spark', 'vba', 'access'],
    ['scala', 'kafka', 'spark', 'vba', 'sql'],
  ]
  return Array.from({ length: 240 }, (_, index) => ({
    ...{ employer: `employer-${index % 40}`, role: 'data-engineer', day: index < 120 ? '2026-01-05' : '2026-02-02' },
    skills: (kinds[index % 3] ?? []).map((skillId) => ({ skillId, level: 'required' as const })),
  }))
}

describe('the trial of the advice', () => {
  const openings = someOpenings()
  const [market] = cutMarkets(openings, vocabulary, middleDay(openings))
  if (market === undefined) throw new Error('no market')
  const someone = (...held: string[]) => ({ market, held: new Set(held) })
  const of = (rule: keyof typeof RULES, held: string[], threshold = 0.8) =>
    judgeRule(rule, [someone(...held)], vocabulary, threshold, createRandom(1)).shares[0]

  test('cuts the openings at the day in the middle', () => {
    expect([market.older.rowCount, market.newer.rowCount]).toEqual([120, 120])
  })

  test('counts what is within reach in the newer half, and nothing where nothing is learnt', () => {
    expect(of('nothing', ['sql', 'python', 'ssis', 'excel'])).toBeCloseTo(1 / 3, 12)
    expect(of('nothing', ['sql', 'python', 'ssis'])).toBe(0)
    expect(of('coverage', ['sql', 'python', 'ssis'])).toBeGreaterThan(0)
  })

  test('the most asked-for three are not the order that opens doors, and the trial tells them apart', () => {
    const profiles = [someone('sql', 'python', 'ssis', 'excel'), someone('sql', 'python', 'excel', 'dbt')]
    const judge = (rule: keyof typeof RULES) => judgeRule(rule, profiles, vocabulary, 1, createRandom(1))
    const { difference, low } = pairedDifference(profiles, judge('opened'), judge('shipped'), 200, createRandom(2))
    expect(difference).toBeGreaterThan(0.2)
    expect(low).toBeGreaterThan(0)
  })

  test('a rule has no lead over itself', () => {
    const profiles = drawProfiles([market], vocabulary, 20, 0.6, createRandom(3))
    const outcome = judgeRule('shipped', profiles, vocabulary, 0.8, createRandom(1))
    expect(pairedDifference(profiles, outcome, outcome, 50, createRandom(2))).toEqual({
      ...{ difference: 0, low: 0, high: 0, better: 0, worse: 0 },
    })
  })

  test('the same seed gives the same figures', () => {
    const run = () => measureAdvice(openings, { vocabulary }, { ...SMALL, profiles: 10, draws: 20 })
    expect(run()).toEqual(run())
  })
})

describe.skipIf(!hasCorpora)('the advice on real adverts (skipped: the data are not there)', () => {
  test('the order shown beats random advice by more than chance and is not clearly worse than greedy on F', async () => {
    const rules = loadRules()
    const report = measureAdvice(await readRealOpenings(rules), rules, { ...SMALL, profiles: 240 })
    expect(report.roles.length).toBeGreaterThan(0)
    const leadOver = (rule: string) => report.rows.find((row) => row.rule === rule)?.lead
    expect(leadOver('random')?.low).toBeGreaterThan(0)
    expect(leadOver('coverage')?.high).toBeGreaterThanOrEqual(0)
  }, 120_000)
})
