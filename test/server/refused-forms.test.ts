import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { storeErrorOf } from '../../data/store/database-errors.ts'
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
const send = (url: string, fields: Record<string, string> | [string, string][]) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(fields).toString(),
  })
const refused = async (url: string, fields: Record<string, string> | [string, string][]) => {
  const { statusCode, body, headers } = await send(url, fields)
  expect(statusCode).toBe(400)
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': expect.stringContaining('text/html') })
  return body
}
/** The field that was refused: its attributes, and what is said at it. */
const faultIn = (html: string) => {
  const [, attributes = ''] = /<(?:input|textarea|select) ([^>]*aria-invalid="true"[^>]*)>/.exec(html) ?? []
  const [, name = ''] = /\bname="([^"]*)"/.exec(attributes) ?? []
  const [, described = ''] = /aria-describedby="([^" ]*)/.exec(attributes) ?? []
  const [, said = ''] = new RegExp(`id="${described}"[^>]*>([^<]*)<`).exec(html) ?? []
  return { name, said, label: /aria-label="([^"]*)"/.exec(attributes)?.[1] }
}

test.each([
  [
    { state: 'dropped', stateReason: '' },
    'Why it is in this state: say why the goal is dropped',
    { name: 'stateReason', label: 'Why it is in this state; needed to drop it' },
  ],
  [
    { startOn: '2027-03-01', dueOn: '2027-01-01' },
    'Due: 2027-01-01 lies before “Begins” (2027-03-01)',
    { name: 'dueOn', label: 'Due', said: '2027-01-01 lies before “Begins” (2027-03-01)' },
  ],
  [
    { 'resources.0.title': '', 'resources.1.title': 'A course', 'resources.1.url': 'www.example.org' },
    '1. Address: &quot;www.example.org&quot; is not understood; it begins with https:// or http://',
    { name: 'resources.1.url', label: 'Address' },
  ],
  [{ confidence: '11' }, 'Confidence, 0 to 10: 11 is not a whole number from 0 to 10', { name: 'confidence' }],
  [{ hours: 'many' }, 'Hours that it takes: must be a whole number', { name: 'hours' }],
  [{ statement: '' }, 'In a sentence: say what you want to reach', { name: 'statement' }],
])(
  'a goal that is refused is shown again as it was typed, with the reason at its field: %o',
  async (change, words, fault) => {
    const typed = {
      ...(await formAt(goal)),
      ...change,
      specific: 'The <b>orders</b> of the night',
      targetLevel: 'expert',
    }
    const html = await refused(goal, typed)
    expect(textOf(html)).toContain(`Nothing was saved. ${words}`)
    expect(html).toContain('<title>Not saved: ')
    expect(faultIn(html)).toMatchObject(fault)
    const shown = fieldsOf(html, goal)
    expect(shown).toMatchObject({ ...change, specific: 'The &lt;b>orders&lt;/b> of the night', targetLevel: 'expert' })
    expect(Object.keys(shown).sort()).toEqual(Object.keys(typed).sort())
    expect(textOf(html)).not.toMatch(/stateReason|startOn|body\//)
    // It is taken once it is mended, by the very form that was shown.
    const { specific: _, ...rest } = shown
    const mended = { state: 'planned', startOn: '2026-12-01', dueOn: '2027-03-01', confidence: '', hours: '5' }
    const again = { 'resources.1.url': '', statement: 'Run the orders', specific: 'The <b>orders</b>' }
    expect((await send(goal, { ...rest, ...mended, ...again })).statusCode).toBe(303)
  },
)

test('a new person, a new goal and a new session that are refused come back with all that was typed', async () => {
  const person = { name: 'Robin', currentRole: 'Analyst', role: 'data-engineer', seniority: 'senior', workplace: '' }
  const again = await refused('/profiles', { ...person, horizonMonths: '12', skills: 'sql: expert', places: 'Leeds' })
  expect(faultIn(again)).toEqual({
    ...{ name: 'name', label: 'Name or pseudonym' },
    said: 'there is a profile called &quot;Robin&quot; already; choose another name',
  })
  expect(fieldsOf(again, '/profiles')).toMatchObject({ ...person, horizonMonths: '12', skills: 'sql: expert' })

  const fresh = await refused(`${plan}/goals`, { statement: 'Learn it', startOn: '2027-03-01', dueOn: '2027-01-01' })
  expect(faultIn(fresh).name).toBe('dueOn')
  expect(fieldsOf(fresh, `${plan}/goals`)).toMatchObject({ statement: 'Learn it', startOn: '2027-03-01' })

  const sessions = `/profiles/${id}/sessions`
  const session = await refused(sessions, {
    ...{ heldOn: '2026-10-05', focus: 'Where to', 'commitments.0.what': 'Read', 'commitments.2.by': '2026-10-09' },
    ...{ privateNotes: 'Tired today', 'commitments.0.confidence': '7' },
  })
  expect(faultIn(session)).toMatchObject({ name: 'commitments.2.what', said: 'say what will be done' })
  expect(fieldsOf(session, sessions)).toMatchObject({
    ...{ heldOn: '2026-10-05', focus: 'Where to', 'commitments.0.what': 'Read', 'commitments.2.by': '2026-10-09' },
    ...{ privateNotes: 'Tired today', 'commitments.0.confidence': '7' },
  })
})

test('a profile is refused with the person, every skill and its tick as they were typed', async () => {
  const who = await formAt(`/profiles/${id}`)
  const typed = { ...who, currentRole: 'Analyst', evidence: 'Ten years', remove: '0', add: 'dbt: splendid' }
  const html = await refused(`/profiles/${id}`, typed)
  expect(faultIn(html)).toMatchObject({ name: 'add', label: 'Add skills, separated by commas' })
  expect(fieldsOf(html, `/profiles/${id}`)).toEqual({ ...typed, remove: '0' })
})

test('a check-in, a review of a step, the plan itself and a tick that is missing come back in plain words too', async () => {
  const checkIn = { ...(await formAt(`${plan}/check-in`)), 'goals.0.obstacle': 'No time' }
  const again = await refused(`${plan}/check-in`, { ...checkIn, 'goals.0.decision': 'drop' })
  expect(textOf(again)).toContain('1. Why, if it is changed or dropped: say why “')
  expect(faultIn(again).name).toBe('goals.0.reason')
  expect(fieldsOf(again, `${plan}/check-in`)).toMatchObject({ ...checkIn, 'goals.0.decision': 'drop' })

  const edit = {
    ...(await formAt(`${plan}/edit`)),
    vision: 'Senior in Leeds',
    'reviews.0.topic': 'Pay',
    'reviews.0.on': '',
  }
  const plans = await refused(`${plan}/edit`, edit)
  expect(faultIn(plans).name).toBe('reviews.0.on')
  expect(fieldsOf(plans, `${plan}/edit`)).toMatchObject(edit)
  expect(
    faultIn(await refused(`${plan}/edit`, { ...edit, 'reviews.0.topic': '', 'constraints.hoursPerWeek': '200' })).name,
  ).toBe('constraints.hoursPerWeek')

  const sure = await refused(`${goal}/delete`, {})
  expect(textOf(sure)).toContain('Nothing was saved. Tick the box to say that you are sure')
  expect(faultIn(sure)).toMatchObject({ name: 'sure' })
})

test('of several forms of one page the one that was sent is shown again', async () => {
  const html = await refused('/skills/dbt/edit', { op: 'parent', form: 'Zorblax' })
  expect(html.match(/value="Zorblax"/g)).toHaveLength(1)
  expect(textOf(html)).toMatch(
    /Nothing was saved\. Implies the broader skill \(id or name; empty: none\): there is no skill “Zorblax” to be the parent.*Set it/,
  )
})

test('a field that the page alone calls is named as the page does, and large numbers are easy to read', async () => {
  const edit = await refused('/skills/dbt/edit', { op: 'alias' })
  expect(textOf(edit)).toContain('Nothing was saved. Another spelling: say which spelling')
  expect(faultIn(edit)).toMatchObject({ name: 'form', label: 'Another spelling' })
  const person = await refused(`/profiles/${id}`, { ...(await formAt(`/profiles/${id}`)), text: 'x'.repeat(200_001) })
  expect(textOf(person)).toContain('Nothing was saved. Its text: must have at most 200,000 characters')
  const gaps = await refused('/gaps', { skills: 'x'.repeat(200_001) })
  expect(textOf(gaps)).toContain('Your skills, or your CV as text: must have at most 200,000 characters')
  const rows = await refused(`${plan}/edit`, {
    'reviews.1.topic': 'Pay',
    'reviews.1.on': '2026-12-01',
    'reviews.1.kind': 'x',
  })
  expect(faultIn(rows).name).toBe('reviews.1.kind')
})

test('a draft of more than three gaps says so above the ticks, which stay', async () => {
  const payload = { name: 'Sam', role: 'data-engineer', country: 'GB', skills: 'excel' }
  const sam = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
  const start = `/profiles/${sam.id}/plan`
  const form = await formAt(start, `${start}/draft`)
  const gaps = Object.keys(form).filter((name) => name.endsWith('.skill'))
  const ticks = Object.fromEntries(gaps.map((name) => [name.replace(/skill$/, 'isChosen'), '']))
  const { hoursPerWeek: _, ...rest } = form
  const none = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in ticks)))
  const html = await refused(`${start}/draft`, { ...none, hoursPerWeek: '9' })
  expect(textOf(html)).toContain('Nothing was saved. Tick at least one gap to plan for.')
  const shown = fieldsOf(html, `${start}/draft`)
  expect(shown).toMatchObject({ hoursPerWeek: '9' })
  expect(Object.keys(shown).filter((name) => name.endsWith('.isChosen'))).toEqual([])
  expect(faultIn(html).name).toBe('')
})

test('a form whose page is gone is answered by a page that says so, with what was typed', async () => {
  const { body, statusCode } = await send(`/profiles/${'0'.repeat(32)}`, { name: '' })
  expect(statusCode).toBe(400)
  expect(textOf(body)).toContain('Nothing was saved. Go back in your browser: what you typed is still there.')
})

test('an address with a number out of range says so in plain words; a program is told the name that it sent', async () => {
  const page = await app.inject({ url: '/gaps?budget=0', headers: { accept: 'text/html' } })
  expect(textOf(page.body)).toContain('budget: must be at least 1')
  const api = await app.inject('/api/v1/gap?skills=sql&budget=0')
  expect(api.json().detail).toBe('budget: must be at least 1')
})

test.each([
  ['SQLITE_FULL', 507, 'The disk that the database is on is full.'],
  ['SQLITE_BUSY', 503, 'Another program has held the database for more than 5 seconds.'],
  ['SQLITE_READONLY_DIRECTORY', 503, 'The database cannot be written to.'],
])(
  'when nothing can be saved (%s) a form and a program are told why, and what was typed is shown',
  async (code, status, why) => {
    const store = smallMarket()
    const refuse = () => {
      throw storeErrorOf(new Database.SqliteError('of the inside', code), '/secret/jobs.db')
    }
    const blocked = await testApp({ ...store, profiles: { ...store.profiles, add: refuse } })
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => log.mockRestore())
    const fields = { name: 'Kim Example', role: 'data-engineer' }
    const form = {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
      'sec-fetch-site': 'same-origin',
    }
    const body = new URLSearchParams(fields).toString()
    const page = await blocked.inject({ method: 'POST', url: '/profiles', headers: form, payload: body })
    expect(page.statusCode).toBe(status)
    for (const words of [why, 'Nothing was saved.', 'Kim Example']) expect(textOf(page.body)).toContain(words)
    const answer = await blocked.inject({ method: 'POST', url: '/api/v1/profiles', payload: fields })
    expect(answer.json()).toMatchObject({ status, detail: expect.stringContaining(why) })
    for (const said of [page.body, answer.body]) expect(said).not.toContain('secret')
  },
)
