import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import {
  type JudgedSkill,
  judge,
  type PooledAdvert,
  readAdjudicated,
  readPooled,
  verdictsOnWrong,
} from './adjudicated.ts'
import { judgedRows } from './adjudicated-table.ts'
import { readDrawApart } from './gold-labels.ts'
import { hasCorpora, type PostingKey } from './gold-posting.ts'
import { POOLED_DRAWS, type Pool, readVerdicts } from './pool.ts'

const posting: PostingKey = { corpus: 'ashby', file: 'acme', id: '1' }
const vocabulary = loadVocabulary()

describe("a judge's sheet", () => {
  const pools: Pool[] = [
    { posting, kind: 'data', items: ['sql', 'python', '?concept:SQL queries'] },
    { posting: { ...posting, id: '2' }, kind: 'other', items: [] },
  ]

  test('has a verdict for every item, in the order of the pool, and what nobody had named', () => {
    const [first, second] = readVerdicts('1: 1y2n 3=1 | ?named:dbt; ?soft:tact\n2:\n', pools, 7)
    expect(first).toEqual({
      posting,
      kind: 'data',
      draw: 7,
      skills: [
        ['sql', 'yes'],
        ['python', 'no'],
        ['?concept:SQL queries', '=sql'],
        ['?named:dbt', 'yes'],
        ['?soft:tact', 'yes'],
      ],
    })
    expect(second?.skills).toEqual([])
  })

  test.each([
    ['2:', 'advert 1 is not judged'],
    ['1: 1y2n\n2:', 'advert 1: 2 verdicts, 3 items'],
    ['1: 1y1n2y3y\n2:', 'advert 1: item 1 is judged twice'],
    ['1: 1y2n4y\n2:', 'advert 1: item 3 has no verdict'],
    ['1: 1n2y3=1\n2:', 'advert 1: item 3 is the same as 1, which is not asked for'],
  ])('%j is refused', (sheet, why) => {
    expect(() => readVerdicts(sheet, pools, 7)).toThrow(why)
  })
})

describe('one party against the verdicts', () => {
  const advert = (extractor: readonly string[], added?: string): PooledAdvert => ({
    posting,
    kind: 'data',
    draw: 6,
    skills: [
      ['sql', 'yes'],
      ['python', 'yes'],
      ['java', 'no'],
      ['databases', '=sql'],
      ...(added ? [[added, 'yes'] satisfies JudgedSkill] : []),
    ],
    idOf: (label) => ({ '?concept:spring boot': 'java', '?concept:PySpark': 'python' })[label] ?? label,
    named: { extractor: new Set(extractor), reader: new Set(['sql']) },
  })
  const outcomes = (extractor: readonly string[], counting: 'strict' | 'wordings', added?: string) =>
    Object.fromEntries(
      judge([advert(extractor, added)], 'extractor', counting, vocabulary).map(({ skill, outcome }) => [
        skill,
        outcome,
      ]),
    )

  test('another wording is wrong, or the skill itself', () => {
    expect(outcomes(['databases', 'java'], 'strict')).toEqual({
      sql: 'missed',
      python: 'missed',
      java: 'wrong',
      databases: 'wrong',
    })
    expect(outcomes(['databases', 'java'], 'wordings')).toEqual({ sql: 'matched', python: 'missed', java: 'wrong' })
  })

  test('both wordings count once, and what nobody judged counts neither way', () => {
    expect(outcomes(['databases', 'sql', 'go'], 'wordings')).toEqual({
      sql: 'matched',
      python: 'missed',
      go: 'unjudged',
    })
  })

  test("the judge's words for a skill that he had judged by its name", () => {
    const found = ['sql', 'python', 'java']
    const right = { sql: 'matched', python: 'matched' }
    expect(outcomes(found, 'strict', '?concept:PySpark')).toEqual({ ...right, java: 'wrong' })
    expect(outcomes(found, 'strict', '?concept:spring boot')).toEqual({
      ...right,
      java: 'wrong',
      '?concept:spring boot': 'missed',
    })
    expect(outcomes(found, 'wordings', '?concept:spring boot')).toEqual({ ...right, java: 'matched' })
  })

  test('of what the reader did not have, the verdicts say what he had overlooked', () => {
    const verdicts = verdictsOnWrong([advert(['sql', 'python', 'java', 'databases', 'go'])], vocabulary)
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['yes', 'no', 'wording'])
  })
})

describe('adjudicated.jsonl', () => {
  const adverts = readAdjudicated()

  test('has every advert of the draws with skills that the vocabulary has or is said to lack', () => {
    const drawn = POOLED_DRAWS.flatMap(readDrawApart)
    expect(adverts.map((one) => one.posting)).toEqual(drawn.map((one) => one.posting))
    const named = adverts.flatMap(({ skills }) => skills.map(([skill]) => skill))
    const unknown = named.filter((skill) => !vocabulary.byId.has(skill))
    expect(unknown.filter((skill) => !/^\?(?:named|concept|soft):./.test(skill))).toEqual([])
  })

  test('another wording is one of a skill that is asked for', () => {
    const astray = adverts.flatMap(({ skills }) => {
      const asked = new Set(skills.flatMap(([skill, verdict]) => (verdict === 'yes' ? [skill] : [])))
      return skills.filter(([, verdict]) => verdict.startsWith('=') && !asked.has(verdict.slice(1)))
    })
    expect(astray).toEqual([])
  })
})

/** Beyond this the verdicts say too little of what the extractor finds by now: judge what is new. A judgement. */
const MOST_UNJUDGED = 0.1

describe.skipIf(!hasCorpora)('the adjudicated draws, measured', () => {
  test('every label of the readers is judged, and nearly all that the extractor finds', () => {
    const rows = judgedRows(readPooled(readAdjudicated(), createExtractor(vocabulary)), vocabulary)
    const all = rows.filter(({ counting, jobs, group }) => counting === 'strict' && jobs === 'all' && group === 'all')
    const shares = all.map(({ party, set, tally: { matched, wrong }, unjudged }) => {
      return [`${set}, ${party}`, unjudged / (matched + wrong + unjudged)] as const
    })
    const shareOf = Object.fromEntries(shares)
    const sets = ['opened', 'ninth', 'blind']
    expect(Object.keys(shareOf)).toEqual(
      ['extractor', 'reader'].flatMap((party) => sets.map((set) => `${set}, ${party}`)),
    )
    for (const set of sets) {
      expect(shareOf[`${set}, reader`]).toBe(0)
      expect(shareOf[`${set}, extractor`]).toBeLessThanOrEqual(MOST_UNJUDGED)
    }
  })
})
