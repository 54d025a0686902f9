import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanFields } from '../../data/plan.ts'
import { nextCalendar } from '../../data/plan-calendar.ts'
import { EMPTY_PROFILE } from '../../data/profile.ts'
import { openStore } from '../../data/store/open-store.ts'
import { aCheckIn, aGoal, aPlan } from './plan-builders.ts'

const AT = '2026-11-26T10:00:00Z'
const LATER = '2026-12-28T18:00:00Z'
function storeWithTwo() {
  const store = openStore(':memory:')
  const [ann, ben] = ['Ann', 'Ben'].map((name) => store.profiles.add({ ...EMPTY_PROFILE, name }, [], AT))
  return { store, ann: ann ?? '', ben: ben ?? '' }
}
const put = (plan: PlanFields) => () => plan

test('a plan comes back as it was given, with its version, and each person has one of their own', () => {
  const { store, ann, ben } = storeWithTwo()
  expect(store.plans.find(ann)).toBeNull()
  const plan = store.plans.change(ann, put(aPlan()), AT)
  expect(plan).toMatchObject({ ...aPlan(), profileId: ann, version: 1, createdAt: AT, updatedAt: AT, checkIns: [] })
  expect(store.plans.find(ann)).toEqual(plan)
  expect(store.plans.find(ben)).toBeNull()
  const changed = store.plans.change(ann, (before) => ({ ...(before ?? aPlan()), vision: 'Another.' }), LATER)
  expect(changed).toMatchObject({ vision: 'Another.', version: 2, createdAt: AT, updatedAt: LATER })
  expect(changed?.goals).toEqual(aPlan().goals)
  store.plans.change(ben, put(aPlan({ goals: [] })), AT)
  expect(store.plans.list().map(({ profileId }) => profileId)).toEqual([ann, ben].sort())
  expect(store.plans.change('nobody', put(aPlan()), AT)).toBeNull()
  expect(store.plans.checkIn('nobody', aCheckIn(), (before) => before, AT)).toBeNull()
  store.close()
})

const same = (plan: PlanFields) => plan

test('a check-in is kept with the change that it brings, or neither is', () => {
  const { store, ann, ben } = storeWithTwo()
  store.plans.change(ann, put(aPlan()), AT)
  store.plans.change(ben, put(aPlan()), AT)
  const id = store.plans.checkIn(
    ann,
    aCheckIn(),
    (before) => ({ ...before, goals: [aGoal({ state: 'active' })] }),
    LATER,
  )
  const { checkIns, goals, version } = store.plans.find(ann) ?? {}
  expect(checkIns).toEqual([{ id, ...aCheckIn(), createdAt: LATER }])
  expect({ version, state: goals?.[0]?.state }).toEqual({ version: 2, state: 'active' })
  const fail = () => {
    throw new RangeError('no')
  }
  expect(() => store.plans.checkIn(ann, aCheckIn({ on: '2027-01-25' }), fail, LATER)).toThrow('no')
  expect(() =>
    store.plans.checkIn(ann, aCheckIn(), (before) => ({ ...before, goals: [aGoal(), aGoal()] }), LATER),
  ).toThrow('same id')
  expect(store.plans.find(ann)?.checkIns).toHaveLength(1)
  store.plans.checkIn(ann, aCheckIn({ on: '2026-12-01' }), (before) => before, LATER)
  expect(store.plans.find(ann)?.checkIns.map(({ on }) => on)).toEqual(['2026-12-01', '2026-12-28'])
  expect(store.plans.deleteCheckIn(ben, id ?? '', same, LATER)).toBe(false)
  expect(store.plans.deleteCheckIn(ann, id ?? '', same, LATER)).toBe(true)
  expect(store.plans.find(ann)?.checkIns.map(({ on }) => on)).toEqual(['2026-12-01'])
  expect(store.plans.delete(ann)).toBe(true)
  expect(store.plans.delete(ann)).toBe(false)
  expect(store.plans.find(ann)).toBeNull()
  expect(store.profiles.find(ann)).not.toBeNull()
  store.close()
})

test('the calendar numbers what changes, leaves the rest, and keeps what goes as cancelled without its words', () => {
  const first = nextCalendar([], aPlan(), AT)
  expect(first.map(({ on, title, sequence, changedAt }) => [on, title, sequence, changedAt])).toEqual([
    ['2026-12-28', 'Plan check-in', 0, AT],
    ['2027-01-10', 'Network stands', 0, AT],
    ['2027-02-20', 'All of it stands', 0, AT],
  ])
  expect(nextCalendar(first, aPlan(), LATER)).toEqual(first)

  const [network, all] = aGoal().milestones
  const moved = aPlan({ goals: [aGoal({ milestones: [{ ...network, dueOn: '2027-01-17' } as never] })] })
  const second = nextCalendar(first, moved, LATER)
  expect(second).toEqual([
    first[0],
    { ...first[1], on: '2027-01-17', sequence: 1, changedAt: LATER },
    {
      ...{ ...first[2], title: 'Taken out of the plan', detail: '' },
      ...{ isCancelled: true, sequence: 1, changedAt: LATER },
    },
  ])
  expect(nextCalendar(second, moved, '2027-01-01T00:00:00Z')).toEqual(second)
  const back = nextCalendar(second, aPlan({ goals: [aGoal({ milestones: [all as never] })] }), LATER)
  expect(back.find(({ uid }) => uid === `${all?.id}@skilltide`)).toMatchObject({ isCancelled: false, sequence: 2 })

  const dropped = nextCalendar(first, aPlan({ goals: [aGoal({ state: 'dropped' })] }), LATER)
  expect(dropped.map(({ title, isCancelled, sequence }) => [title, isCancelled, sequence])).toEqual([
    ['Plan check-in', false, 0],
    ['Network stands', true, 1],
    ['All of it stands', true, 1],
  ])
})

test('whatever changes, an item keeps its name and its sequence never falls', () => {
  const milestones = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4'),
      title: fc.constantFrom('a', 'b'),
      dueOn: fc.constantFrom('2027-01-10', '2027-02-20', null),
      doneOn: fc.constant(null),
    }),
    { selector: ({ id }) => id },
  )
  const states = fc.constantFrom('planned', 'dropped', 'done', 'paused')
  fc.assert(
    fc.property(fc.array(fc.tuple(milestones, states), { minLength: 2, maxLength: 6 }), (steps) => {
      let calendar: ReturnType<typeof nextCalendar> = []
      for (const [index, [some, state]] of steps.entries()) {
        const plan = aPlan({ goals: [aGoal({ milestones: some, state: state as never })], reviews: [] })
        const after = nextCalendar(calendar, plan, `2026-12-0${index + 1}T00:00:00Z`)
        for (const before of calendar) {
          const same = after.find(({ uid }) => uid === before.uid)
          expect(same?.sequence).toBeGreaterThanOrEqual(before.sequence)
          if (same?.sequence === before.sequence) expect(same).toEqual(before)
        }
        const wanted = state !== 'planned' ? [] : some.filter(({ dueOn }) => dueOn !== null).map(({ id }) => id)
        const shown = after.filter(({ isCancelled }) => !isCancelled).map(({ uid }) => uid.split('@')[0])
        expect(shown.sort()).toEqual(wanted.sort())
        calendar = after
      }
    }),
    { numRuns: 100 },
  )
})
