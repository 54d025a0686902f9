import { expect, test } from 'vitest'
import type { CalendarItem } from '../../data/plan.ts'
import { fieldsOf, textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const other = await testApp(smallMarket())
const own = { 'sec-fetch-site': 'same-origin' }
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...own },
  })

/** A person with all that can be kept of one. */
async function wholePerson(name: string): Promise<string> {
  const payload = { name, role: 'data-engineer', country: 'GB', skills: 'sql: expert, zorblax', group: 'Autumn' }
  const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
  const plan = `/profiles/${id}/plan`
  await app.inject({ method: 'POST', url: `/api/v1${plan}/draft`, payload: { startOn: '2026-11-30' } })
  const checkIn = fieldsOf((await app.inject(`${plan}/check-in`)).body, `${plan}/check-in`)
  await post(`${plan}/check-in`, { ...checkIn, 'goals.0.progressPercent': '40', note: 'Goes well' })
  const session = await post(`/profiles/${id}/sessions`, {
    ...{ heldOn: '2026-11-02', focus: 'Where to', privateNotes: 'Tired', nextOn: '2026-12-01' },
    ...{ 'facts.0.skill': 'python', 'facts.0.isShown': 'true', 'commitments.0.what': 'Read', minutes: '50' },
  })
  await post(`${session.headers.location}/commitments/0`, { outcome: 'partly', learned: 'A lot' })
  await post(`/profiles/${id}/notes`, { text: 'Likes order' })
  return id
}
const exported = async (id: string, from = app) => (await from.inject(`/api/v1/profiles/${id}?private=yes`)).json()
/** All but what an installation gives by itself: addresses, times and numbers of versions. */
const withoutOwn = (record: unknown): unknown =>
  JSON.parse(
    JSON.stringify(record, (key, value) =>
      ['profileId', 'version', 'createdAt', 'updatedAt', 'calendar'].includes(key) ? undefined : value,
    ),
    (key, value) => {
      if (!['sessions', 'checkIns', 'privateNotes'].includes(key) || !Array.isArray(value)) return value
      return value.map(({ id: _, ...row }: { id: string }) => row)
    },
  )

test('a person who was exported is read back whole, under another name or elsewhere', async () => {
  const record = await exported(await wholePerson('Ann'))
  expect(record).toMatchObject({ plan: { checkIns: [{ note: 'Goes well' }] }, privateNotes: [{ text: 'Likes order' }] })
  for (const [to, query, name] of [
    [app, '?name=Ann%20again', 'Ann again'],
    [other, '', 'Ann'],
  ] as const) {
    const kept = await to.inject({ method: 'POST', url: `/api/v1/profiles/import${query}`, payload: record })
    expect(kept.statusCode, kept.body).toBe(201)
    const { id, ...back } = await exported(kept.json().id, to)
    expect(kept.headers.location).toBe(`/api/v1/profiles/${id}`)
    expect(id).not.toBe(record.id)
    const { id: _, ...before } = record
    expect(withoutOwn(back)).toEqual(withoutOwn({ ...before, name }))
    expect(back.plan.calendar.length).toBeGreaterThan(0)
    for (const page of ['', '/plan', '/sessions', '/sheet'])
      expect((await to.inject(`/profiles/${id}${page}`)).statusCode, page).toBe(200)
  }
})

test('the calendar of a plan that is read back goes on where it was: no lower sequence, and what was taken out stays so', async () => {
  const id = await wholePerson('Kim')
  const plan = `/api/v1/profiles/${id}/plan`
  const written = async () => (await app.inject(plan)).json()
  const save = async (change: (copy: Awaited<ReturnType<typeof written>>) => void) => {
    const payload = await written()
    change(payload)
    const { statusCode, body } = await app.inject({ method: 'PUT', url: plan, payload })
    expect(statusCode, body).toBe(200)
  }
  await save(({ reviews }) => (reviews[0].topic = 'Another topic'))
  await save(({ reviews }) => reviews.pop())
  const record = await exported(id)
  const { calendar } = record.plan
  expect(calendar.some(({ sequence, isCancelled }: CalendarItem) => sequence > 0 && isCancelled)).toBe(true)
  expect(calendar.some(({ sequence, isCancelled }: CalendarItem) => sequence > 0 && !isCancelled)).toBe(true)
  const kept = await other.inject({ method: 'POST', url: '/api/v1/profiles/import', payload: record })
  expect(kept.statusCode, kept.body).toBe(201)
  expect((await exported(kept.json().id, other)).plan.calendar).toEqual(calendar)
  const ics = async (from: typeof app, of: string) => (await from.inject(`/profiles/${of}/plan.ics`)).body
  expect(await ics(other, kept.json().id)).toBe(await ics(app, id))
})

test('without the notes of the coach it is read back without them', async () => {
  const id = await wholePerson('Bea')
  const { body } = await app.inject(`/api/v1/profiles/${id}`)
  const headers = { 'content-type': 'application/json' }
  const kept = await other.inject({ method: 'POST', url: '/api/v1/profiles/import', payload: body, headers })
  expect(kept.json()).toMatchObject({ name: 'Bea', sessions: [{ focus: 'Where to' }] })
  expect(await exported(kept.json().id, other)).toMatchObject({ sessions: [{ privateNotes: '' }] })
})

const upload = (file: string, name = '') => {
  const part = (head: string, content: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
  const payload = `${part('name="name"', name)}${part('name="file"; filename="person.json"', file)}--b--\r\n`
  const headers = { 'content-type': 'multipart/form-data; boundary=b', ...own }
  return app.inject({ method: 'POST', url: '/profiles/import', headers, payload })
}

test('the page takes the file that it gives, says why it does not, and keeps all of a file or nothing', async () => {
  const [cleo, dora] = [await exported(await wholePerson('Cleo')), await exported(await wholePerson('Dora'))]
  const taken = await upload(JSON.stringify(cleo))
  expect(taken.statusCode).toBe(400)
  expect(textOf(taken.body)).toContain('Nothing was saved. Name or pseudonym: there is a profile called')
  const renamed = await upload(JSON.stringify(cleo), 'Cleo II')
  expect(renamed.headers.location).toMatch(/^\/profiles\/[0-9a-f]{32}$/)
  expect((await app.inject(String(renamed.headers.location))).body).toContain('Cleo II')
  // As `export --what profiles` writes them: one a line.
  const lines = [{ ...cleo, name: 'Eve' }, dora].map((record) => JSON.stringify(record)).join('\n')
  expect((await upload(lines)).statusCode).toBe(400)
  expect((await app.inject('/profiles')).body).not.toContain('Eve')
  expect((await upload(lines.replaceAll('"Dora"', '"Fay"'))).headers.location).toBe('/profiles')
  expect((await app.inject('/profiles')).body).toMatch(/Eve[\s\S]*Fay/)
})

test.each([
  ['no JSON', 'File: it is no JSON'],
  ['[]', 'File: nobody is in it'],
  ['{"name":"Gus"}', 'File: in it, id is missing'],
])('%s is refused in a sentence', async (file, words) => {
  const { statusCode, body } = await upload(file)
  expect(statusCode).toBe(400)
  expect(textOf(body)).toContain(`Nothing was saved. ${words}`)
})

test('what is out of shape is refused with its place, and nobody is kept', async () => {
  const record = await exported(await wholePerson('Hal'))
  const changed = (change: (copy: typeof record) => void) => {
    const copy = { ...structuredClone(record), name: 'Ivy' }
    change(copy)
    return app.inject({ method: 'POST', url: '/api/v1/profiles/import', payload: copy })
  }
  for (const [change, words] of [
    [(copy: typeof record) => (copy.plan.goals[0].dueOn = '2026-02-31'), '"2026-02-31" is no day'],
    [(copy: typeof record) => (copy.sessions[0].facts[0].share = 'much'), 'share'],
    [
      (copy: typeof record) =>
        (copy.plan.goals[0].resources = [{ title: 'x', url: 'javascript:alert(1)', cost: '', hours: null }]),
      'begins with https:// or http://',
    ],
    [(copy: typeof record) => (copy.vision.role = 'wizard'), 'wizard'],
    [(copy: typeof record) => (copy.plan.calendar[0].sequence = -1), 'calendar 1: sequence: -1 is not a whole number'],
    [(copy: typeof record) => (copy.plan.calendar[0].on = 'soon'), '"soon" is no day'],
    [(copy: typeof record) => (copy.plan.calendar[0].uid = 'x\r\nATTENDEE:y'), 'calendar 1: it needs a uid'],
    [(copy: typeof record) => (copy.plan.calendar[0].changedAt = 'yesterday'), 'calendar 1: it needs'],
    [(copy: typeof record) => (copy.sessions[0].createdAt = 'yesterday'), 'is no time'],
  ] as const) {
    const { statusCode, body } = await changed(change)
    expect(statusCode, body).toBe(400)
    expect(body.replaceAll('\\"', '"')).toContain(words)
  }
  expect((await app.inject('/api/v1/profiles')).body).not.toContain('Ivy')
})
