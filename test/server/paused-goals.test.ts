import { expect, test } from 'vitest'
import { aGoal, aPlan } from '../data/plan-builders.ts'
import { textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const store = smallMarket()
const app = await testApp(store)
const payload = { name: 'Bo', role: 'data-engineer', country: 'GB', skills: 'sql: expert' }
const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
const milestones = [{ id: 'e'.repeat(32), title: 'First night runs', dueOn: '2026-10-01', doneOn: null }]
const keep = (state: 'planned' | 'paused' | 'done') => {
  const goal = aGoal({ milestones, state, startOn: '2026-09-01', dueOn: '2026-10-15', statement: 'Run the night load' })
  store.plans.change(id, () => aPlan({ goals: [goal], reviews: [] }), '2026-11-20T10:00:00.000Z')
}
const wordsAt = async (path: string) => textOf((await app.inject(`/profiles/${id}${path}`)).body)

test('a goal that is worked on is overdue on its plan, in the preparation and in the calendar', async () => {
  keep('planned')
  expect(await wordsAt('/plan')).toContain('by 1 Oct 2026, overdue')
  expect(await wordsAt('/sessions')).toContain('First night runs')
  expect((await app.inject(`/profiles/${id}/plan.ics`)).body).toContain('BEGIN:VALARM')
  expect(await wordsAt('/sheet')).toContain('Run the night load , by 15 Oct 2026')
})

test.each(['paused', 'done'] as const)('one that is %s is overdue nowhere and reminds of nothing', async (state) => {
  keep(state)
  const plan = await wordsAt('/plan')
  expect(plan).toContain('by 1 Oct 2026')
  expect(plan).not.toContain('overdue')
  expect(await wordsAt('/sessions')).not.toContain('First night runs')
  const calendar = (await app.inject(`/profiles/${id}/plan.ics`)).body
  expect(calendar).toContain('STATUS:CANCELLED')
  expect(calendar).not.toContain('BEGIN:VALARM')
  const sheet = await wordsAt('/sheet')
  if (state === 'paused') expect(sheet).toContain('Run the night load , paused')
  else expect(sheet).not.toContain('Run the night load')
})
