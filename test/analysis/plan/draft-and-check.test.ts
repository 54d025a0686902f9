import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { applyCheckIn } from '../../../analysis/plan/apply-check-in.ts'
import { draftPlan, offeredGaps } from '../../../analysis/plan/draft-plan.ts'
import { countedMarketText, figureText } from '../../../analysis/plan/figure-words.ts'
import { marketReading } from '../../../analysis/plan/market-reading.ts'
import { planMarkdown } from '../../../analysis/plan/plan-markdown.ts'
import { gapReportFor, reportPlan } from '../../../analysis/plan/plan-report.ts'
import { planText } from '../../../analysis/plan/plan-text.ts'
import { quarterOf, roadmapOf } from '../../../analysis/plan/roadmap.ts'
import { checkGoal, checkPlan, type SmartLetter } from '../../../analysis/plan/smart-check.ts'
import type { Goal, Plan } from '../../../data/plan.ts'
import { EMPTY_PROFILE } from '../../../data/profile.ts'
import { addDays } from '../../../data/weeks.ts'
import { type AnOpening, aMention, aSource, aStore } from '../../data/builders.ts'
import { aCheckIn, aFigure, aGoal, aGoalCheckIn, aPlan } from '../../data/plan-builders.ts'

const TODAY = '2026-11-26'
const AT = '2026-11-26T10:00:00Z'
const { vocabulary } = loadRules()

/** 120 openings over 12 weeks: all require SQL, 60 Airflow, 40 Terraform, 30 Kafka, 20 dbt. */
const store = aStore(
  Array.from({ length: 120 }, (_, index): AnOpening => {
    const required = (id: string) => aMention(id, { level: 'required' })
    const more = [
      ...(index % 2 === 0 ? ['apache-airflow'] : []),
      ...(index % 3 === 0 ? ['terraform'] : []),
      ...(index % 4 === 0 ? ['kafka'] : []),
      ...(index % 6 === 0 ? ['dbt'] : []),
    ]
    return {
      postedOn: addDays('2026-09-07', 7 * Math.floor(index / 10)),
      skills: ['sql', ...more].map(required),
      posting: { title: 'Data Engineer', company: `Firm ${index % 9}` },
    }
  }),
  [aSource({ firstReadOn: '2026-09-01', lastReadOn: TODAY })],
)
const id = store.profiles.add(
  { ...EMPTY_PROFILE, name: 'Robin', vision: { role: 'data-engineer', seniority: null, horizonMonths: 18 } },
  [{ skill: 'sql', name: 'SQL', level: 'expert', evidence: 'Ten years of it.' }],
  AT,
)
const profile = store.profiles.find(id) as NonNullable<ReturnType<typeof store.profiles.find>>
const request = { store, vocabulary, today: TODAY, rules: 'rules-1', roleIds: ['data-engineer'] }
const report = gapReportFor(request, profile)
const market = marketReading(request, report)
const draft = (parts: Partial<Parameters<typeof draftPlan>[0]> = {}) =>
  draftPlan({
    ...{ profile, report, market, vocabulary, today: TODAY, startOn: '2026-11-30' },
    ...{ hoursPerWeek: 5, cadence: 'monthly', chosen: null, goals: 3 },
    ...parts,
  })
const whole = (parts: Partial<Plan> = {}): Plan => ({
  ...{ ...aPlan(), profileId: id, version: 1, createdAt: AT, updatedAt: AT, calendar: [], checkIns: [] },
  ...parts,
})

test('adverts of employers that are alike tell less than as many independent ones', () => {
  const fromEmployers = (employerOf: (index: number) => string) => {
    const openings = Array.from({ length: 80 }, (_, index): AnOpening => {
      // Four employers out of eight ask for dbt in every advert, the others never.
      return {
        postedOn: '2026-11-02',
        skills: index % 8 < 4 ? ['sql', 'dbt'] : ['sql'],
        posting: { company: employerOf(index) },
      }
    })
    const own = aStore(openings, [aSource({ firstReadOn: '2026-09-01', lastReadOn: TODAY })])
    const someone = { ...request, store: own }
    return marketReading(someone, gapReportFor(someone, profile)).likenessOf(
      ...(['dbt', 'example-board', '2026-11-02', '2026-11-09'] as const),
    )
  }
  expect(fromEmployers((index) => `firm-${index}`)).toBeCloseTo(1, 1)
  expect(fromEmployers((index) => `firm-${index % 8}`)).toBeGreaterThan(8)
})

describe('a draft', () => {
  test('plans what is advised next one after the other, with the figure, its sources and stated hours', () => {
    const { goals, gaps, reviews, market: basis, horizonMonths } = draft()
    expect(goals.map(({ skill }) => skill)).toEqual(report.next.slice(0, 3).map(({ skill }) => skill))
    expect(goals[0]).toMatchObject({
      ...{ skill: 'apache-airflow', hours: 30, startOn: '2026-11-30', dueOn: '2027-01-11', setOn: TODAY },
      market: { count: 60, n: 120, share: 0.5, sources: [{ name: 'Example board', count: 60, n: 120 }] },
      ...{ specific: '', measure: '', reason: '', resources: [] },
    })
    for (const [index, goal] of goals.entries()) {
      if (index > 0) expect(goal.startOn).toBe(goals[index - 1]?.dueOn)
      expect(goal.milestones).toHaveLength(2)
    }
    expect(gaps.filter(({ isChosen }) => isChosen)).toHaveLength(3)
    expect(gaps.filter(({ isChosen }) => !isChosen).map(({ skill }) => skill)).toEqual(['dbt'])
    expect(basis).toMatchObject({ n: 120, basis: 'openings', selection: { role: 'data-engineer' } })
    expect(horizonMonths).toBe(18)
    expect(reviews.map(({ on, kind }) => [on, kind]).slice(0, 4)).toEqual([
      ['2026-12-28', 'self'],
      ['2027-01-25', 'self'],
      ['2027-03-01', 'market'],
      ['2027-03-22', 'self'],
    ])
  })

  // It called the most asked for "the order that brings most openings nearer", which is another order.
  test('says of each goal why it comes in this place, as the advice is made', () => {
    expect(
      draft()
        .gaps.filter(({ isChosen }) => isChosen)
        .map(({ why }) => why),
    ).toEqual([1, 2, 3].map((step) => `Step ${step} of what to learn next: the most asked for of what is missing.`))
  })

  test('hours are those of the gap report: less for what is close to a held skill, and for what is known of', () => {
    // 60 of 120 openings ask for SQL and dbt together, the other 60 for Java, from 12 employers.
    const openings = Array.from(
      { length: 120 },
      (_, index): AnOpening => ({
        postedOn: addDays('2026-09-07', 7 * Math.floor(index / 10)),
        skills: (index % 2 === 0 ? ['sql', 'dbt'] : ['java']).map((skill) => aMention(skill, { level: 'required' })),
        posting: { title: 'Data Engineer', company: `Firm ${Math.floor(index / 10)}` },
      }),
    )
    const near = aStore(openings, [aSource({ firstReadOn: '2026-09-01', lastReadOn: TODAY })])
    const nearReport = gapReportFor({ ...request, store: near }, { ...profile, skills: profile.skills })
    const effort = nearReport.gaps.find(({ skill }) => skill === 'dbt')?.effort
    // Always together: NPMI 1, half of the 30 hours of a tool.
    expect(effort).toMatchObject({ hours: 15, closeFactor: 0.5 })
    expect(offeredGaps(nearReport, vocabulary).map(({ skill, hours }) => [skill, hours])).toEqual([
      ['dbt', 15],
      ['java', 80],
    ])
    const { goals } = draft({ report: nearReport })
    expect(goals.map(({ skill, hours }) => [skill, hours])).toEqual([
      ['dbt', 15],
      ['java', 80],
    ])
  })

  test('takes the skills and hours that were chosen, and never puts a fourth goal into a quarter', () => {
    const skills = offeredGaps(report, vocabulary).map(({ skill }) => skill)
    expect(skills).toContain('dbt')
    const { goals } = draft({ chosen: skills, hoursPerWeek: 40, hours: new Map([['dbt', 12]]) })
    expect(goals).toHaveLength(4)
    expect(goals.find(({ skill }) => skill === 'dbt')?.hours).toBe(12)
    const quarters = goals.map(({ dueOn }) => quarterOf('2026-11-30', dueOn ?? ''))
    expect(quarters).toEqual([0, 0, 0, 1])
    expect(goals[3]?.startOn).toBe('2027-03-01')
  })

  test('the roadmap tells short, mid and long by the hours that come before', () => {
    const { goals } = draft({ hoursPerWeek: 2 })
    const plan = whole({ goals })
    expect(roadmapOf(plan).items.map(({ band }) => band)).toEqual(['mid', 'mid', 'long'])
    expect(roadmapOf(whole({ goals: draft({ hoursPerWeek: 20 }).goals })).items.map(({ band }) => band)).toEqual([
      ...['short', 'short', 'short'],
    ])
    const loose = goals.map((goal) => ({ ...goal, startOn: null, dueOn: null }))
    const items = roadmapOf(whole({ goals: loose })).items
    expect(items.every(({ isEstimated }) => isEstimated)).toBe(true)
    expect(items[1]?.startOn).toBe(items[0]?.dueOn)
  })
})

describe('the SMART check', () => {
  const hintsOf = (parts: Partial<Goal>, goals: Goal[] = []) => {
    const goal = aGoal(parts)
    return checkGoal(goal, whole({ goals: [goal, ...goals] }), TODAY)
  }
  const lettersOf = (parts: Partial<Goal>, goals?: Goal[]): SmartLetter[] => [
    ...new Set(hintsOf(parts, goals).map(({ letter }) => letter)),
  ]

  test('has nothing to say about a goal that has all five', () => {
    expect(hintsOf({})).toEqual([])
  })

  test.each<[Partial<Goal>, SmartLetter, string]>([
    [{ statement: 'Learn Terraform well enough', specific: '' }, 'S', 'an effort, not a result'],
    [{ specific: '' }, 'S', 'what exactly'],
    [{ measure: '' }, 'M', 'how you will know'],
    [{ milestones: [] }, 'M', 'No milestone'],
    [{ hours: null }, 'A', 'No hours'],
    [{ hours: 100 }, 'A', '100 hours do not fit: at 5 a week there are 64'],
    [{ confidence: 4 }, 'A', 'Confidence is 4 of 10'],
    [{ market: null }, 'R', 'No market figure'],
    [{ reason: '' }, 'R', 'own reason'],
    [{ dueOn: null, milestones: aGoal().milestones }, 'T', 'No due date'],
    [{ startOn: '2026-06-01', dueOn: '2026-11-25', milestones: [] }, 'T', 'past its due date'],
    [
      { milestones: [{ id: 'x', title: 'Too late', dueOn: '2027-12-01', doneOn: null }] },
      'T',
      '“Too late” lies outside',
    ],
  ])('%j is hinted at', (parts, letter, words) => {
    expect(hintsOf(parts)).toContainEqual({ letter, hint: expect.stringContaining(words) })
  })

  test('goals of the same time count together, and those that are done leave no hint', () => {
    const other = aGoal({ id: 'z', hours: 40 })
    expect(lettersOf({}, [other])).toEqual(['A'])
    expect(hintsOf({}, [other])[0]?.hint).toBe('With the other goals of that time it is 80 hours, and there are 64.')
    expect(lettersOf({}, [{ ...other, state: 'paused' }])).toEqual([])
    expect(lettersOf({ state: 'done', measure: '' })).toEqual([])
  })

  test.each([
    ['2026-12-01', 12, '2027-12-01', false],
    ['2026-12-01', 12, '2027-12-02', true],
    ['2026-12-01', 24, '2028-12-01', false],
    ['2026-01-31', 1, '2026-02-28', false],
  ])(
    'a plan from %s for %i months has room until the same day of the month: due on %s, beyond: %s',
    (startOn, horizonMonths, dueOn, isBeyond) => {
      const hints = checkPlan(whole({ goals: [aGoal({ startOn, dueOn })], horizonMonths }), TODAY)
      expect(hints.some((hint) => hint.includes('beyond the horizon'))).toBe(isBeyond)
    },
  )

  test('looks at the plan as a whole', () => {
    const four = ['1', '2', '3', '4'].map((goalId) => aGoal({ id: goalId }))
    const hints = checkPlan(whole({ goals: four, reviews: [], planB: '', vision: '', horizonMonths: 1 }), TODAY)
    for (const words of [
      'No vision',
      '4 goals are due',
      'beyond the horizon',
      'No review ahead',
      'No plan B',
      'Nobody',
    ]) {
      expect(hints.join(' ')).toContain(words)
    }
  })

  test('never stops at anything', () => {
    const day = fc.option(fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2025-01-01', days)))
    const text = fc.constantFrom('', 'Learn', 'Something long enough to read')
    const goals = fc.array(
      fc.record({ startOn: day, dueOn: day, hours: fc.option(fc.integer({ min: 1, max: 10_000 })), specific: text }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(goals, (rows) => {
        const plan = whole({ goals: rows.map((row, index) => aGoal({ ...row, id: String(index) })) })
        for (const goal of plan.goals) expect(Array.isArray(checkGoal(goal, plan, TODAY))).toBe(true)
        const { items, endOn } = roadmapOf(plan)
        expect(items).toHaveLength(rows.length)
        expect(items.every(({ dueOn }) => dueOn < endOn)).toBe(true)
        checkPlan(plan, TODAY)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a check-in', () => {
  test('begins a goal that is worked on, drops one for its reason, ticks the review and notes the next', () => {
    const plan = whole({ goals: [aGoal(), aGoal({ id: 'e'.repeat(32) }), aGoal({ id: 'f'.repeat(32) })] })
    const { goals, reviews } = applyCheckIn(
      plan,
      aCheckIn({
        goals: [
          aGoalCheckIn(),
          aGoalCheckIn({ goalId: 'e'.repeat(32), decision: 'drop', reason: 'The team moved to another tool' }),
        ],
      }),
    )
    expect(goals.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['active', ''],
      ['dropped', 'The team moved to another tool'],
      ['planned', ''],
    ])
    expect(goals[0]?.confidence).toBe(7)
    expect(reviews.map(({ on, doneOn }) => [on, doneOn])).toEqual([
      ['2026-12-28', '2026-12-28'],
      ['2027-01-25', null],
    ])
  })
})

test('the report of a plan keeps its order, and its Markdown keeps every word and lets none of it be markup', () => {
  const goals = draft().goals
  const plan = whole({
    goals: [...goals].reverse(),
    vision: 'A *bold* <b>vision</b>\n# not a head',
    market: draft().market,
  })
  const today = reportPlan(request, plan, profile)
  expect(today.goals.map(({ id: goal }) => goal)).toEqual(plan.goals.map(({ id: goal }) => goal))
  expect(today.today.goals.map(({ change }) => change?.verdict)).toEqual(['no-newer', 'no-newer', 'no-newer'])
  // Nobody expects newer openings on the very day.
  expect(today.today.goals.flatMap(({ sentences }) => sentences)).toEqual([])
  const [later] = reportPlan({ ...request, today: addDays(TODAY, 1) }, plan, profile).today.goals
  expect(later?.sentences).toEqual(['No newer openings than on the day this goal was set.'])
  expect(today.today.strengths).toMatchObject([
    { skill: 'sql', level: 'expert', count: 120, evidence: 'Ten years of it.' },
  ])
  const text = planMarkdown(today, [{ id: 'data-engineer', name: 'Data engineer' }])
  expect(planMarkdown(today, [{ id: 'data-engineer', name: 'Data engineer' }])).toBe(text)
  for (const words of [
    '# Development plan of Robin',
    'A \\*bold\\* \\<b\\>vision\\</b\\>',
    '\\# not a head',
    '120 data engineer openings, 2026-08-31 to 2026-11-29, counted on 2026-11-26 (Example board)',
    '50.0 % (95 % interval 41.2–58.8 %), 60 of 120 openings',
    'counted on 2026-11-26 over 2026-08-31 to 2026-11-29; sources: Example board',
    'Plan B',
    '“Ten years of it.”',
    'To mend (M)',
  ]) {
    expect(text).toContain(words)
  }
})

// The plan of the terminal forgot every check-in.
test('a plan in the terminal has what was said of each goal when somebody last did', () => {
  const { goals } = draft()
  const said = (progressPercent: number, parts: Partial<ReturnType<typeof aGoalCheckIn>> = {}) =>
    aGoalCheckIn({ goalId: goals[0]?.id ?? '', progressPercent, ...parts })
  const empty = { hours: null, obstacle: '', nextStep: '', nextStepOn: null }
  const last = { hours: 6, obstacle: '', nextStep: 'Build a DAG', nextStepOn: '2026-12-20' }
  const plan = whole({
    goals,
    checkIns: [
      { ...aCheckIn({ on: '2026-12-01', goals: [said(10, empty)] }), id: 'one', createdAt: AT },
      { ...aCheckIn({ on: '2026-12-10', goals: [said(40, last)] }), id: 'two', createdAt: AT },
    ],
  })
  const text = planText(reportPlan(request, plan, profile), [])
  expect(text).toContain(
    '   check-in of 2026-12-10: 40 % done; 6 hours since the one before; next: Build a DAG by 2026-12-20',
  )
  expect(text.match(/check-in of/g)).toHaveLength(1)
})

test('one opening is counted as one, wherever a figure stands', () => {
  const { selection } = aFigure()
  expect(countedMarketText({ n: 1, selection }, [])).toBe('1 data-engineer opening')
  expect(countedMarketText({ n: 2, selection }, [])).toBe('2 data-engineer openings')
  expect(figureText(aFigure({ count: 1, n: 1 }))).toContain('1 of 1 opening,')
})
