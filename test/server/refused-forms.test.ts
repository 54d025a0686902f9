import { expect, test } from 'vitest'
import { fieldsOf, textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const payload = { name: 'Robin', role: 'data-engineer', country: 'GB', skills: 'sql: expert' }
const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
const plan = `/profiles/${id}/plan`
await app.inject({ method: 'POST', url: `/api/v1${plan}/draft`, payload: { startOn: '2026-11-30' } })
const [{ id: goalId }] = (await app.inject(`/api/v1${plan}`)).json().goals
const goal = `${plan}/goals/${goalId}`
const formAt = async (url: string, action = url) => fieldsOf((await app.inject(url)).body, action)
const refused = async (url: string, fields: Record<string, string>) => {
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(fields).toString(),
  })
  expect(statusCode).toBe(400)
  return textOf(body)
}

test.each([
  [{ state: 'dropped', stateReason: '' }, 'Why it is in this state: say why the goal is dropped'],
  [{ startOn: '2027-03-01', dueOn: '2027-01-01' }, 'Due: 2027-01-01 lies before “Begins” (2027-03-01)'],
  [
    { 'resources.0.title': 'A course', 'resources.0.url': 'www.example.org' },
    '1. Address: &quot;www.example.org&quot; is not understood; it begins with https:// or http://',
  ],
  [{ confidence: '11' }, 'Confidence, 0 to 10: 11 is not a whole number from 0 to 10'],
])('a goal that is refused says so by the labels of its fields, and how to come back: %o', async (change, words) => {
  const text = await refused(goal, { ...(await formAt(goal)), ...change, specific: 'The orders of the night' })
  expect(text).toContain(words)
  expect(text).toContain('Nothing was saved. Go back in your browser: what you typed is still there.')
  expect(text).toContain('Specific The orders of the night')
  expect(text).not.toMatch(/To the overview|stateReason|startOn|body\//)
})

test('a check-in, a session and a tick that is missing are refused in plain words too', async () => {
  const checkIn = await formAt(`${plan}/check-in`)
  expect(await refused(`${plan}/check-in`, { ...checkIn, 'goals.0.decision': 'drop' })).toContain(
    '1. Why, if it is changed or dropped: say why “',
  )
  const session = { heldOn: '2026-10-05', nextOn: '2026-09-01' }
  expect(await refused(`/profiles/${id}/sessions`, session)).toContain('Next date: 2026-09-01 lies before the session')
  expect(await refused(`${goal}/delete`, {})).toContain('tick the box to say that you are sure')
})

test('an address with a number out of range says so in plain words; a program is told the name that it sent', async () => {
  const page = await app.inject({ url: '/gaps?budget=0', headers: { accept: 'text/html' } })
  expect(textOf(page.body)).toContain('budget: must be at least 1')
  const api = await app.inject('/api/v1/gap?skills=sql&budget=0')
  expect(api.json().detail).toBe('budget: must be at least 1')
})
