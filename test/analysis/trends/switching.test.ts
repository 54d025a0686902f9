import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactMcNemar } from '../../../analysis/trends/exact-mcnemar.ts'
import { findSwitches } from '../../../analysis/trends/switching/find-switches.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { seededRandom } from '../../boards/seeded-random.ts'
import { type AnOpening, aSelection, aSource, aStore } from '../../data/builders.ts'

const vocabulary = loadVocabulary()
const [BEFORE, AFTER] = ['2026-02-02', '2026-04-06']
const CHANGE = {
  earlier: { from: '2026-01-05', until: '2026-03-30', n: 1, count: 1, share: 1, low: 0, high: 1 },
  later: { from: '2026-03-30', until: '2026-06-22', n: 1, count: 1, share: 1, low: 0, high: 1 },
  sources: ['example-board'],
}

interface AnAdvert {
  employer: string
  day: string
  skills: readonly string[]
  role?: string
}

function switchesOf(adverts: readonly AnAdvert[], skillId = 'mysql') {
  const openings = adverts.map(({ employer, day, skills, role = 'data-engineer' }, index): AnOpening => {
    return {
      postedOn: day,
      skills,
      posting: { url: `https://jobs.example/${index}`, company: employer },
      facts: { role, advert: { ...traits, employer }, openingKey: `opening ${index}` },
    }
  })
  const source = aSource()
  return findSwitches(aStore(openings, [source]), vocabulary, {
    ...{ selection: aSelection(), skillId, change: CHANGE, sources: [source] },
  })
}
const traits = {
  ...{ board: 'example-board', job: 'data engineer', titlePlaces: [], placeNames: [], shingles: new Uint32Array() },
  place: { kind: 'nowhere' as const, country: null, name: '' },
}

/** One advert of each half. */
const employer = (name: string, before: readonly string[], after: readonly string[]): AnAdvert[] => [
  { employer: name, day: BEFORE, skills: before },
  { employer: name, day: AFTER, skills: after },
]
const many = (count: number, prefix: string, before: readonly string[], after: readonly string[]) =>
  Array.from({ length: count }, (_, index) => employer(`${prefix}${index}`, before, after)).flat()

describe('the exact test of changes there and back', () => {
  test.each([
    [0, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [10, 2, 0.03857421875],
    [8, 8, 1],
    [15, 4, 0.019210815429687],
  ])('%i there and %i back: p = %f', (one, other, p) => {
    expect(exactMcNemar(one, other)).toBeCloseTo(p, 12)
  })

  test('tells as often as it says, or less, when both ways are alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (n, level) => {
        let chance = 0
        let ways = 1
        for (let k = 0; k <= n; k++) {
          if (exactMcNemar(k, n - k) <= level) chance += ways / 2 ** n
          ways = (ways * (n - k)) / (k + 1)
        }
        expect(chance).toBeLessThanOrEqual(level * (1 + 1e-9))
      }),
    )
  })
})

test('employers that dropped one skill and took up another of its category are counted, whichever is asked about', () => {
  const adverts = [
    ...many(16, 'switcher ', ['mysql'], ['postgresql']),
    ...many(2, 'back ', ['postgresql'], ['mysql']),
    ...many(9, 'keeper ', ['mysql'], ['mysql']),
    ...many(3, 'both ', ['mysql'], ['mysql', 'postgresql']),
  ]
  const report = switchesOf(adverts)
  expect(report).toMatchObject({ employers: 30, openings: 60, tested: 1, reason: null, sources: ['example-board'] })
  const [found] = report.switches
  expect(found).toMatchObject({
    from: { skill: 'mysql', employersBefore: 28, employersAfter: 14 },
    to: { skill: 'postgresql', employersBefore: 2, employersAfter: 19 },
    ...{ switched: 16, switchedBack: 2, employers: 30 },
    ...{ dropped: { n: 16, tookUp: 16 }, kept: { n: 12, tookUp: 3 } },
  })
  expect(found?.p).toBeCloseTo((2 * (1 + 18 + 153)) / 2 ** 18, 10)
  expect(switchesOf(adverts, 'postgresql').switches).toEqual(report.switches)
})

test('19 employers are too few, and the reason says so', () => {
  const report = switchesOf(many(19, 'switcher ', ['mysql'], ['postgresql']))
  expect(report).toMatchObject({ employers: 19, tested: 0, switches: [] })
  expect(report.reason).toContain('19 employers have openings of the same role in both halves, and 20 are needed')
})

test('other roles of the same employers, and employers of one half, are no switch', () => {
  const otherRoles = Array.from({ length: 30 }, (_, index): AnAdvert[] => [
    { employer: `e${index}`, day: BEFORE, skills: ['mysql'], role: 'data-engineer' },
    { employer: `e${index}`, day: AFTER, skills: ['postgresql'], role: 'backend-engineer' },
  ]).flat()
  expect(switchesOf(otherRoles).employers).toBe(0)
  const oneHalf = Array.from({ length: 30 }, (_, index): AnAdvert[] => [
    { employer: `old ${index}`, day: BEFORE, skills: ['mysql'] },
    { employer: `new ${index}`, day: AFTER, skills: ['postgresql'] },
  ]).flat()
  expect(switchesOf(oneHalf).employers).toBe(0)
})

test('an employer with more openings later took up nothing by that: as many of each half are compared', () => {
  const grown = Array.from({ length: 40 }, (_, index): AnAdvert[] => {
    const later = Array.from({ length: 6 }, (_, position): AnAdvert => {
      const isLast = position === 5
      return {
        employer: `e${index}`,
        day: isLast ? '2026-05-04' : AFTER,
        skills: isLast ? ['mysql'] : ['postgresql'],
      }
    })
    return [{ employer: `e${index}`, day: BEFORE, skills: ['mysql'] }, ...later]
  }).flat()
  const report = switchesOf(grown)
  expect(report).toMatchObject({ employers: 40, openings: 80, switches: [] })
})

test('before a board was first read there are survivors, and they are in no panel', () => {
  const adverts = many(30, 'switcher ', ['mysql'], ['postgresql'])
  const openings = adverts.map(
    ({ day, skills, employer }, index): AnOpening => ({
      ...{ postedOn: day, skills, posting: { url: `https://jobs.example/${index}` } },
      facts: { advert: { ...traits, employer } },
    }),
  )
  const source = aSource({ kind: 'snapshot', firstReadOn: '2026-03-02' })
  const request = { selection: aSelection(), skillId: 'mysql', change: CHANGE, sources: [source] }
  expect(findSwitches(aStore(openings, [source]), vocabulary, request).employers).toBe(0)
})

test('where employers drop and take up skills by chance alone, hardly any pair is told', () => {
  const random = seededRandom(11)
  const skills = ['mysql', 'postgresql', 'mongodb', 'oracle-database', 'redis']
  let [told, trials] = [0, 60]
  for (let trial = 0; trial < trials; trial++) {
    const adverts = Array.from({ length: 60 }, (_, index) => {
      const counts = [random.between(1, 3), random.between(1, 6)]
      return counts.flatMap((count, half) =>
        Array.from({ length: count }, (_, position): AnAdvert => {
          const named = skills.filter((_, at) => random.chance(0.15 + 0.1 * at))
          const day = half === 0 ? BEFORE : AFTER
          return {
            employer: `e${index}`,
            day: `${day.slice(0, 8)}${String(7 + position).padStart(2, '0')}`,
            skills: named,
          }
        }),
      )
    }).flat()
    if (switchesOf(adverts).switches.length > 0) told++
  }
  expect(told / trials).toBeLessThanOrEqual(0.1)
  expect(trials).toBe(60)
})
