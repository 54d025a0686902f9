import { expect, test } from 'vitest'
import { fieldsOf, textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  })
const read = async (url: string) => (await app.inject(url)).body
const api = async (url: string) => JSON.parse(await read(`/api/v1${url}`))
let people = 0
async function addPlan() {
  people += 1
  const payload = { name: `Person ${people}`, role: 'data-engineer', country: 'GB', skills: 'sql: expert' }
  const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
  const page = `/profiles/${id}/plan`
  await app.inject({ method: 'POST', url: `/api/v1${page}/draft`, payload: { startOn: '2026-08-24' } })
  return { person: `/profiles/${id}`, page }
}
const doneDays = ({ reviews, goals }: Awaited<ReturnType<typeof api>>) =>
  [...reviews, ...goals.flatMap(({ milestones }: { milestones: object[] }) => milestones)]
    .map(({ doneOn }: { doneOn: string | null }) => doneOn)
    .filter((day) => day !== null)

test('a check-in or a session of a day ahead is refused: a mistyped year would end every review', async () => {
  const { person, page } = await addPlan()
  const before = await api(page)
  const form = fieldsOf(await read(`${page}/check-in`), `${page}/check-in`)
  const refused = await post(`${page}/check-in`, { ...form, on: '2027-11-23', nextOn: '2027-12-20' })
  expect(refused.statusCode).toBe(400)
  expect(textOf(refused.body)).toContain('2027-11-23 lies ahead; today is 2026-11-23 (UTC)')
  expect(await api(page)).toEqual(before)
  expect(textOf(await read(`${page}/check-in`))).toContain('Days are UTC; today is 23 Nov 2026.')
  const payload = { heldOn: '2062-11-23' }
  expect((await post(`${person}/sessions`, payload)).statusCode).toBe(400)
  const sent = await app.inject({ method: 'POST', url: `/api/v1${person}/sessions`, payload })
  expect(sent.json()).toMatchObject({ status: 400, detail: expect.stringContaining('lies ahead') })
})

test('a check-in of a day that has passed names the day on which its market was counted', async () => {
  const { page } = await addPlan()
  const form = fieldsOf(await read(`${page}/check-in`), `${page}/check-in`)
  await post(`${page}/check-in`, { ...form, on: '2026-10-01', nextOn: '' })
  const shown = textOf(await read(page))
  expect(shown).toContain('1 Oct 2026')
  expect(shown).toContain('n = 100) on 23 Nov 2026')
  expect(shown).not.toContain('that day: no newer')
  const text = await read(`${page}.md`)
  expect(text).toContain('### 2026-10-01')
  expect(text).toContain('market counted on 2026-11-23: 40.0 %')
})

test('a check-in that is removed takes with it what it ticked, but not what another of the day ticked too', async () => {
  const { page } = await addPlan()
  const [goal] = (await api(page)).goals
  const form = fieldsOf(await read(`${page}/check-in`), `${page}/check-in`)
  const ticked = { ...form, nextOn: '', 'goals.0.milestonesDone.0': goal.milestones[0].id }
  await post(`${page}/check-in`, ticked)
  await post(`${page}/check-in`, { ...ticked, 'goals.0.milestonesDone.1': goal.milestones[1].id })
  const { checkIns, ...kept } = await api(page)
  expect(doneDays(kept).length).toBeGreaterThan(3)
  await post(`${page}/check-ins/${checkIns[1].id}/delete`, { sure: 'yes' })
  const after = await api(page)
  expect(after.goals[0].milestones).toMatchObject([{ doneOn: '2026-11-23' }, { doneOn: null }])
  expect(after.reviews).toEqual(kept.reviews)
  const url = `/api/v1${page}/check-ins/${checkIns[0].id}`
  expect((await app.inject({ method: 'DELETE', url })).json()).toEqual({ deleted: true })
  expect(doneDays(await api(page))).toEqual([])
})
