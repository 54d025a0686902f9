import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PostingFacts } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays } from '../../data/weeks.ts'
import { aMention, aPosting, aSelection, aSource, aStore, someFacts } from './builders.ts'

const key = { openingKey: 'the same advert' }
const daysCounted = (store: Store) => {
  const { openings, periodStarts } = store.counts.table(aSelection(), 'week')
  return Object.fromEntries(periodStarts.map((start, at) => [start, openings[at]]).filter(([, count]) => count !== 0))
}

const somewhere = { country: 'GB', seniority: 'unspecified', workplace: 'unknown' }

describe('which postings are one opening', () => {
  test('the same key within 60 days of the latest posting', () => {
    const store = aStore([
      { postedOn: '2026-01-05', facts: key },
      { postedOn: '2026-03-06', facts: key },
      { postedOn: '2026-05-05', facts: key },
    ])
    expect(store.openings.count()).toBe(1)
    expect(daysCounted(store)).toEqual({ '2026-01-05': 1 })
  })

  test('61 days later it is a new opening', () => {
    const store = aStore([
      { postedOn: '2026-01-05', facts: key },
      { postedOn: '2026-03-07', facts: key },
    ])
    expect(store.openings.count()).toBe(2)
  })

  test('a posting that lies between two openings makes them one', () => {
    const store = aStore([
      { postedOn: '2026-01-05', facts: key },
      { postedOn: '2026-04-06', facts: key },
    ])
    expect(store.openings.count()).toBe(2)
    store.postings.save([aPosting({ sourceId: 'between', postedOn: '2026-02-20' })], '2026-06-01T00:00:00Z')
    store.openings.saveFacts([someFacts({ postingId: 3, ...key })], 'test')
    expect(daysCounted(store)).toEqual({ '2026-01-05': 1 })
    expect(store.counts.findDrift()).toEqual([])
  })

  test('a posting whose key changes leaves its opening to the others', () => {
    const store = aStore([
      { postedOn: '2026-01-05', facts: key, skills: ['sql'] },
      { postedOn: '2026-01-12', facts: key, skills: ['python'] },
    ])
    store.openings.saveFacts([someFacts({ postingId: 1, openingKey: 'another', mentions: [aMention('go')] })], 'v2')
    expect(daysCounted(store)).toEqual({ '2026-01-05': 1, '2026-01-12': 1 })
    expect([...store.counts.table(aSelection(), 'week').mentions.keys()].sort()).toEqual(['go', 'python'])
    expect(store.counts.findDrift()).toEqual([])
  })
})

test('facts of a posting that changed while they were read are left out, and it waits to be read again', () => {
  const store = aStore()
  store.postings.save([aPosting({ sourceId: 'a' }), aPosting({ sourceId: 'b' })], '2026-01-05T00:00:00Z')
  const facts = store.postings.listUnanalyzed('v1', 10).map((posting) => {
    const { postingId, changeCount, url, firstSeenAt } = posting
    return someFacts({ postingId, openingKey: `${postingId}`, readAs: { changeCount, url, firstSeenAt } })
  })
  store.postings.save([aPosting({ sourceId: 'b', title: 'Another title' })], '2026-01-06T00:00:00Z')
  store.openings.saveFacts(facts, 'v1')
  expect(store.openings.count()).toBe(1)
  expect(store.postings.listUnanalyzed('v1', 10).map(({ sourceId }) => sourceId)).toEqual(['b'])
})

describe('what an opening says', () => {
  test('it has the facts, skills and source of the posting that came first', () => {
    const store = aStore(
      [
        { postedOn: '2026-01-12', facts: { ...key, role: 'later' }, skills: ['python'] },
        { postedOn: '2026-01-05', facts: { ...key, role: 'earlier' }, skills: ['sql'], posting: { source: 'other' } },
      ],
      [aSource(), aSource({ source: 'other' })],
    )
    const { sources, mentions } = store.counts.table(aSelection(), 'week')
    expect(sources.map(({ source }) => source)).toEqual(['other'])
    expect([...mentions.keys()]).toEqual(['sql'])
    expect(store.counts.facets(false).roles).toEqual([{ value: 'earlier', openings: 1 }])
  })

  test('its day is the earliest stated one, even when an undated posting was seen before', () => {
    const store = aStore([{ postedOn: null, facts: key }])
    expect(store.openings.listExamples(aSelection(), 'sql', 1)).toMatchObject([
      { postedOn: '2026-06-01', postedOnKind: 'firstSeen' },
    ])
    store.postings.save([aPosting({ sourceId: 'dated', postedOn: '2026-06-10' })], '2026-06-11T00:00:00Z')
    store.openings.saveFacts([someFacts({ postingId: 2, ...key })], 'test')
    expect(store.openings.listExamples(aSelection(), 'sql', 1)).toMatchObject([
      { openingId: 1, postedOn: '2026-06-10', postedOnKind: 'stated' },
    ])
  })

  test('facts of a newer version replace the old ones', () => {
    const store = aStore([{ skills: ['sql', 'python'] }])
    store.openings.saveFacts([someFacts({ role: 'analyst', mentions: [aMention('sql')] })], 'v2')
    expect([...store.openings.listSkills(aSelection())]).toEqual([
      { openingId: 1, employer: 'Example Ltd', ...somewhere, skills: [{ skillId: 'sql', level: 'mentioned' }] },
    ])
    expect(store.counts.facets(false).roles).toEqual([{ value: 'analyst', openings: 1 }])
    expect(store.counts.findDrift()).toEqual([])
  })

  test('facts of a posting that nobody stored are refused, and nothing of the batch is kept', () => {
    const store = aStore()
    store.postings.save([aPosting()], '2026-06-01T00:00:00Z')
    const facts = [someFacts({ postingId: 1 }), someFacts({ postingId: 7 })]
    expect(() => store.openings.saveFacts(facts, 'v1')).toThrow('facts of posting 7: no such posting is stored')
    expect(store.openings.count()).toBe(0)
    expect(store.counts.table(aSelection(), 'week').mentions.size).toBe(0)
  })

  test('what rules have read that are in force no more is not stored, whenever they went out of force', () => {
    const store = aStore([{ postedOn: '2026-01-05' }])
    const before = store.changeMarks().own
    const facts = [someFacts({ mentions: [aMention('python')] })]
    expect(store.openings.saveFacts(facts, 'older', undefined, () => false)).toBe(false)
    expect(store.changeMarks().own).toBe(before)
    expect(store.openings.saveFacts(facts, 'newer', undefined, () => true)).toBe(true)
    expect(store.openings.listExamples(aSelection(), 'python', 5)).toHaveLength(1)
  })

  test('a skill named twice by one posting is refused: it would count an opening twice', () => {
    expect(() => aStore([{ skills: ['sql', 'sql'] }])).toThrow('posting 1 names "sql" twice')
  })

  test('a mention without a place is refused', () => {
    expect(() => aStore([{ skills: [aMention('sql', { start: 9, end: 9 })] }])).toThrow('"sql" stands from 9 to 9')
  })
})

describe('questions about openings', () => {
  const store = aStore([
    {
      postedOn: '2026-03-02',
      skills: [aMention('sql', { level: 'required' }), aMention('python', { start: 9, end: 15 })],
      posting: { company: 'Alpha' },
    },
    { postedOn: '2026-03-09', skills: ['sql', 'dbt'], posting: { company: 'Beta' }, facts: { country: 'DE' } },
    { postedOn: '2026-03-16', skills: ['sql', 'python'], posting: { company: 'Beta' } },
    { postedOn: '2026-03-23', skills: ['go'], posting: { company: null } },
    { postedOn: '2026-03-30', skills: ['sql'], posting: { company: null } },
    { postedOn: '2026-03-30', skills: [], posting: { company: 'Alpha' } },
  ])

  test('examples come newest first, with the place of the mention', () => {
    const examples = store.openings.listExamples(aSelection(), 'python', 5)
    expect(examples.map(({ openingId, postedOn, mention }) => ({ openingId, postedOn, mention }))).toEqual([
      { openingId: 3, postedOn: '2026-03-16', mention: { skillId: 'python', level: 'mentioned', start: 10, end: 16 } },
      { openingId: 1, postedOn: '2026-03-02', mention: { skillId: 'python', level: 'mentioned', start: 9, end: 15 } },
    ])
    expect(store.openings.listExamples(aSelection(), 'python', 1)).toHaveLength(1)
    expect(store.openings.listExamples(aSelection(), 'unheard-of', 5)).toEqual([])
  })

  test('employers come with most openings first, those without a name last', () => {
    expect(store.openings.listEmployers(aSelection(), 'sql', 5)).toEqual([
      { employer: 'Beta', openings: 2 },
      { employer: 'Alpha', openings: 1 },
      { employer: null, openings: 1 },
    ])
    expect(store.openings.listEmployers(aSelection(), 'sql', 1)).toEqual([{ employer: 'Beta', openings: 2 }])
  })

  test('what goes together is counted in openings', () => {
    expect(store.openings.countTogether(aSelection(), 'sql')).toEqual({
      openings: 4,
      together: new Map([
        ['python', 2],
        ['dbt', 1],
      ]),
    })
    expect(store.openings.countTogether(aSelection({ country: 'DE' }), 'sql')).toEqual({
      openings: 1,
      together: new Map([['dbt', 1]]),
    })
    expect(store.openings.countTogether(aSelection({ level: 'required' }), 'sql')).toEqual({
      openings: 1,
      together: new Map(),
    })
    expect(store.openings.countTogether(aSelection(), 'unheard-of')).toEqual({ openings: 0, together: new Map() })
  })

  test('openings without any skill are listed too: they belong in the denominator', () => {
    expect([...store.openings.listSkills(aSelection({ from: '2026-03-30' }))]).toEqual([
      { openingId: 5, employer: null, ...somewhere, skills: [{ skillId: 'sql', level: 'mentioned' }] },
      { openingId: 6, employer: 'Alpha', ...somewhere, skills: [] },
    ])
  })

  test('a level keeps the openings and lists only its skills', () => {
    const required = [...store.openings.listSkills(aSelection({ level: 'required' }))]
    expect(required.map(({ skills }) => skills.map(({ skillId }) => skillId))).toEqual([['sql'], [], [], [], [], []])
  })
})

describe('the order of arrival', () => {
  const SKILLS = ['sql', 'python', 'go', 'dbt']
  const arrival = fc.record({
    sourceId: fc.integer({ min: 0, max: 11 }).map(String),
    source: fc.constantFrom('example-board', 'other'),
    openingKey: fc.constantFrom('a', 'b', 'c'),
    dayOffset: fc.option(fc.integer({ min: 0, max: 200 })),
    seenOffset: fc.integer({ min: 200, max: 300 }),
    role: fc.constantFrom('data-engineer', 'analyst'),
    skills: fc.subarray(SKILLS),
    required: fc.boolean(),
  })
  const market = fc.uniqueArray(arrival, { selector: ({ source, sourceId }) => `${source} ${sourceId}`, maxLength: 12 })

  type Arrival = typeof arrival extends fc.Arbitrary<infer One> ? One : never
  const toPosting = ({ source, sourceId, dayOffset }: Arrival) =>
    aPosting({ source, sourceId, postedOn: dayOffset === null ? null : addDays('2026-01-01', dayOffset) })
  const toFacts = ({ openingKey, role, skills, required }: Arrival, postingId: number): PostingFacts =>
    someFacts({
      postingId,
      openingKey,
      role,
      mentions: skills.map((skill, at) =>
        aMention(skill, { level: required ? 'required' : 'mentioned', start: at * 9, end: at * 9 + 3 }),
      ),
    })

  /** Stores and analyses in portions; a portion may be analysed late, together with a later one. */
  function storeOf(arrivals: readonly Arrival[], portion: number): Store {
    const store = aStore([], [aSource(), aSource({ source: 'other' })])
    const analyze = (limit: number) => {
      const facts = store.postings.listUnanalyzed('v1', limit).map(({ postingId, source, sourceId }) => {
        const found = arrivals.find((one) => one.source === source && one.sourceId === sourceId)
        return found === undefined ? [] : [toFacts(found, postingId)]
      })
      store.openings.saveFacts(facts.flat(), 'v1')
    }
    for (const [index, one] of arrivals.entries()) {
      store.postings.save([toPosting(one)], `${addDays('2026-01-01', one.seenOffset)}T00:00:00Z`)
      if (index % portion === 0) analyze(portion)
    }
    analyze(1_000)
    return store
  }

  function figures(store: Store) {
    const tables = [aSelection(), aSelection({ role: 'analyst' }), aSelection({ level: 'required' })].map(
      (selection) => {
        const { periodStarts, sources, openings, mentions } = store.counts.table(selection, 'week')
        const rows = [...mentions].map(([skill, row]) => `${skill} ${row}`).sort()
        return { periodStarts, sources: sources.map(({ source }) => source), openings: [...openings], rows }
      },
    )
    const openings = [...store.openings.listSkills(aSelection())].map(({ openingId, skills }) => {
      const lead = store.postings.find(openingId)
      return `${lead?.source} ${lead?.sourceId}: ${skills.map(({ skillId, level }) => `${skillId} ${level}`).sort()}`
    })
    return { tables, openings: openings.sort() }
  }

  test('changes neither openings nor counts, and these equal a recount', () => {
    const shuffled = market.chain((arrivals) =>
      fc.record({
        arrivals: fc.constant(arrivals),
        other: fc.shuffledSubarray(arrivals, { minLength: arrivals.length, maxLength: arrivals.length }),
        portions: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ arrivals, other, portions }) => {
        const one = storeOf(arrivals, portions[0])
        const two = storeOf(other, portions[1])
        expect(figures(two)).toEqual(figures(one))
        expect(two.counts.findDrift()).toEqual([])
        one.close()
        two.close()
      }),
      { numRuns: 60 },
    )
  })

  test('saving the same facts twice changes nothing', () => {
    fc.assert(
      fc.property(market, (arrivals) => {
        const store = storeOf(arrivals, 3)
        const before = figures(store)
        const again = arrivals.flatMap((one, index) => {
          const posting = store.postings.find(index + 1)
          return posting === null ? [] : [toFacts(one, posting.postingId)]
        })
        store.openings.saveFacts(again, 'v1')
        expect(figures(store)).toEqual(before)
        expect(store.counts.findDrift()).toEqual([])
        store.close()
      }),
      { numRuns: 30 },
    )
  })
})
