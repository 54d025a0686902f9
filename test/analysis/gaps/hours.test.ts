import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASSUMED_HOURS, learningEffort } from '../../../analysis/gaps/learning-hours.ts'
import { readOwnHours } from '../../../analysis/gaps/own-hours.ts'
import type { SkillKind } from '../../../data/vocabulary/vocabulary.ts'
import { aSkill, aVocabulary } from '../trends/count-table.ts'

const vocabulary = aVocabulary(aSkill('apache-airflow', { name: 'Apache Airflow' }), aSkill('go', { kind: 'language' }))
const NOTHING = readOwnHours('', vocabulary)

describe('hours as a person says them', () => {
  test('are read by id, by name in any case, and by kind', () => {
    const own = readOwnHours('apache-airflow: 25, LANGUAGE:60h; \n Go:12.5', vocabulary)
    expect([...own.bySkill]).toEqual([
      ['apache-airflow', 25],
      ['go', 12.5],
    ])
    expect([...own.byKind]).toEqual([['language', 60]])
    expect([...readOwnHours('Apache airflow:7', vocabulary).bySkill]).toEqual([['apache-airflow', 7]])
    expect([NOTHING.bySkill.size, NOTHING.byKind.size]).toEqual([0, 0])
  })

  test.each([
    ['airflow', /"airflow": write a skill or kind and its hours/],
    [':30', /write a skill or kind/],
    ['go:0', /write a skill or kind/],
    ['go:10001', /write a skill or kind/],
    ['go:-3', /write a skill or kind/],
    ['go:1.2.3', /write a skill or kind/],
    ['apache-airflo:30', /no skill or kind "apache-airflo"; did you mean apache-airflow\?/],
    ['zzzzzzzz:30', /no skill or kind "zzzzzzzz"$/],
  ])('%s is refused in a sentence', (text, words) => {
    expect(() => readOwnHours(text, vocabulary)).toThrow(expect.objectContaining({ name: 'UserError' }))
    expect(() => readOwnHours(text, vocabulary)).toThrow(words)
  })

  test('an estimate of the skill is taken as it is, whatever is close and known', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.constantFrom('awareness' as const, 'working' as const, null),
        (hours, closeness, level) => {
          const own = readOwnHours(`go:${hours}, language:3`, vocabulary)
          const effort = learningEffort({ id: 'go', kind: 'language' }, own, closeness, level)
          expect(effort).toEqual({ hours, said: 'skill', fullHours: hours, closeFactor: 1, levelFactor: 1 })
        },
      ),
    )
  })
})

describe('hours by kind', () => {
  test('are those of the table, less half of the closeness, less a quarter for awareness', () => {
    const hours = (closeness: number, level: 'awareness' | null = null) =>
      learningEffort({ id: 'go', kind: 'language' }, NOTHING, closeness, level).hours
    expect([hours(0), hours(0.5), hours(1), hours(-1)]).toEqual([80, 60, 40, 80])
    expect([hours(0, 'awareness'), hours(0.5, 'awareness')]).toEqual([60, 45])
  })

  test('an own estimate of the kind is shortened like the assumed one, and said to be the own', () => {
    const own = readOwnHours('language:40', vocabulary)
    expect(learningEffort({ id: 'go', kind: 'language' }, own, 0.5, null)).toEqual({
      ...{ hours: 30, said: 'kind', fullHours: 40, closeFactor: 0.75, levelFactor: 1 },
    })
    expect(learningEffort({ id: 'x', kind: 'tool' }, own, 0, null)).toMatchObject({ hours: 30, said: 'assumed' })
  })

  test('are whole hours between one and the table, never more for what is closer', () => {
    const kind = fc.constantFrom(...(Object.keys(ASSUMED_HOURS) as SkillKind[]))
    const closeness = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(kind, closeness, closeness, (some, one, other) => {
        const hours = (close: number) => learningEffort({ id: 'x', kind: some }, undefined, close, null).hours
        expect(Number.isInteger(hours(one))).toBe(true)
        expect(hours(one)).toBeGreaterThanOrEqual(ASSUMED_HOURS[some] / 2)
        expect(hours(one)).toBeLessThanOrEqual(ASSUMED_HOURS[some])
        expect(hours(Math.max(one, other))).toBeLessThanOrEqual(hours(Math.min(one, other)))
      }),
    )
  })
})
