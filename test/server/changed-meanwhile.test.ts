import { expect, test } from 'vitest'
import { fieldsOf, textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const post = (url: string, fields: Record<string, string> | [string, string][]) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  })
const formAt = async (url: string, action = url) => fieldsOf((await app.inject(url)).body, action)
const api = async (url: string) => (await app.inject(`/api/v1${url}`)).json()
let people = 0
async function addPerson() {
  people += 1
  const payload = { name: `Person ${people}`, role: 'data-engineer', country: 'GB', skills: 'sql: expert' }
  const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
  return { person: `/profiles/${id}`, page: `/profiles/${id}/plan` }
}
/** Skills of a profile in its form, each with its evidence. */
const skillRows = (html: string) =>
  html
    .split('name="skillName" value="')
    .slice(1)
    .map((row) => {
      const [evidence = ''] = /<input [^>]*name="evidence"[^>]*>/.exec(row) ?? []
      return `${row.split('"')[0]} ${/ value="([^"]*)"/.exec(evidence)?.[1] ?? ''}`
    })
/** The form that comes back: what it would send, and what it says at its fields. */
function refusedAt({ statusCode, body }: { statusCode: number; body: string }, action: string) {
  expect(statusCode).toBe(409)
  expect(textOf(body)).toContain(
    'Nothing was saved. This was changed after the page was opened. What you typed stands here',
  )
  expect(body).toContain('>open it as it is now</a>')
  const said = [...body.matchAll(/id="kept-([^"]*)" class="field-kept">([^<]*)</g)].map(([, name, words]) => [
    name,
    words,
  ])
  return { form: fieldsOf(body, action), said: Object.fromEntries(said) }
}

test('a goal that changed while it was open is not overwritten; what was typed is shown', async () => {
  const { page } = await addPerson()
  await app.inject({ method: 'POST', url: `/api/v1${page}/draft`, payload: { startOn: '2026-11-30' } })
  const [goal, other] = (await api(page)).goals
  const path = `${page}/goals/${goal.id}`
  const [form, otherForm] = [await formAt(path), await formAt(`${page}/goals/${other.id}`)]
  const checkIn = await formAt(`${page}/check-in`)
  await post(`${page}/check-in`, {
    ...checkIn,
    ...{ 'goals.0.progressPercent': '40', 'goals.0.milestonesDone.0': goal.milestones[0].id },
  })
  const refused = refusedAt(await post(path, { ...form, specific: 'The <b>orders</b>' }), path)
  // The tick of the check-in is in the form by now, beside what was typed.
  expect(refused.form).toMatchObject({ specific: 'The &lt;b>orders&lt;/b>', 'milestones.0.doneOn': '2026-11-23' })
  expect(refused.said).toEqual({
    specific: 'Nothing is kept here now.',
    state: 'Kept now: Active',
    'milestones.0.doneOn': 'You had left this empty; this is kept now.',
  })
  expect((await api(page)).goals[0]).toMatchObject({ state: 'active', milestones: [{ doneOn: '2026-11-23' }, {}] })
  // A change elsewhere in the plan is in nobody's way.
  expect((await post(`${page}/goals/${other.id}`, { ...otherForm, specific: 'The invoices' })).statusCode).toBe(303)
  // What came back is taken when it is sent again.
  expect((await post(path, { ...refused.form, specific: 'Read', state: 'active' })).statusCode).toBe(303)
  expect((await api(page)).goals[0]).toMatchObject({ specific: 'Read', milestones: [{ doneOn: '2026-11-23' }, {}] })
  const { edition: _, ...withoutEdition } = form
  expect((await post(path, { ...withoutEdition, specific: 'Of an older page' })).statusCode).toBe(303)
  expect((await api(page)).goals).toMatchObject([{ specific: 'Of an older page' }, { specific: 'The invoices' }])
})

test('a plan that changed while its form was open keeps both the vision and the typed plan B', async () => {
  const { page } = await addPerson()
  await app.inject({ method: 'POST', url: `/api/v1${page}/draft`, payload: {} })
  const form = await formAt(`${page}/edit`)
  await post(`${page}/edit`, { ...form, vision: 'Senior in Leeds.' })
  const refused = refusedAt(await post(`${page}/edit`, { ...form, planB: 'Ask next door.' }), `${page}/edit`)
  expect(refused.form).toMatchObject({ vision: 'Senior in Leeds.', planB: 'Ask next door.' })
  expect(Object.keys(refused.said)).toEqual(['vision', 'planB'])
  expect(await api(page)).toMatchObject({ vision: 'Senior in Leeds.', planB: '' })
  const again = await formAt(`${page}/edit`)
  expect((await post(`${page}/edit`, { ...again, planB: 'Ask next door.' })).statusCode).toBe(303)
})

test('skills, and who somebody is, are not overwritten by a page that was opened before', async () => {
  const { person } = await addPerson()
  const who = await formAt(person)
  await post(person, { ...who, add: 'Python, Tableau' })
  const asTyped = await post(person, { ...who, evidence: 'Ten years' })
  refusedAt(asTyped, person)
  expect(skillRows(asTyped.body)).toEqual(['SQL Ten years', 'Python ', 'Tableau '])
  expect((await api(person)).skills.map(({ name }: { name: string }) => name)).toEqual(['SQL', 'Python', 'Tableau'])
  expect((await post(person, { ...who, currentRole: 'Analyst' })).statusCode).toBe(303)
  const { form, said } = refusedAt(await post(person, { ...who, places: 'Leeds' }), person)
  expect(form).toMatchObject({ places: 'Leeds', currentRole: 'Analyst' })
  expect(said).toMatchObject({ currentRole: 'You had left this empty; this is kept now.' })
  expect(await api(person)).toMatchObject({ currentRole: 'Analyst', places: { text: '' } })
})

test('a session that changed while it was open is not overwritten, though what became of its steps may be said', async () => {
  const { person } = await addPerson()
  const added = await post(`${person}/sessions`, { heldOn: '2026-11-20', 'commitments.0.what': 'Call the mentor' })
  const path = String(added.headers.location)
  const form = await formAt(`${path}/edit`, path)
  await post(`${path}/commitments/0`, { outcome: 'done' })
  expect((await post(path, { ...form, focus: 'Where to' })).statusCode).toBe(303)
  const refused = refusedAt(await post(path, { ...form, insights: 'It is about people' }), path)
  expect(refused.form).toMatchObject({ focus: 'Where to', insights: 'It is about people' })
  const [session] = await api(`${person}/sessions`)
  expect(session).toMatchObject({ focus: 'Where to', insights: '', commitments: [{ review: { outcome: 'done' } }] })
})

test('what was typed of one skill stays with it when another is gone by then', async () => {
  const payload = { name: 'Kim', skills: 'sql, python, dbt' }
  const person = `/profiles/${(await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json().id}`
  const { edition = '', skillsEdition = '' } = await formAt(person)
  const rows = (...evidence: string[]): [string, string][] => [
    ...([
      ['name', 'Kim'],
      ['edition', edition],
      ['skillsEdition', skillsEdition],
    ] as [string, string][]),
    ...(['SQL', 'Python', 'dbt'] as const).flatMap((skillName, index): [string, string][] => [
      ...([
        ['skill', skillName.toLowerCase()],
        ['skillName', skillName],
        ['level', 'working'],
      ] as [string, string][]),
      ['evidence', evidence[index] ?? ''],
    ]),
  ]
  await post(person, [...rows(), ['remove', '0']])
  const { body, statusCode } = await post(person, [...rows('a', 'b', 'c'), ['remove', '2']])
  expect(statusCode).toBe(409)
  expect(skillRows(body)).toEqual(['Python b', 'dbt c'])
  expect(body).toMatch(/checked[^>]*aria-label="Remove dbt"|aria-label="Remove dbt"[^>]*checked/)
})
