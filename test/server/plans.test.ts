import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { fieldsOf, textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const own = { 'sec-fetch-site': 'same-origin' }
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = own) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
let people = 0
async function addPerson(skills = 'sql: expert'): Promise<{ id: string; page: string; api: string }> {
  people += 1
  const payload = { name: `Person ${people}`, role: 'data-engineer', country: 'GB', skills }
  const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
  return { id, page: `/profiles/${id}/plan`, api: `/api/v1/profiles/${id}/plan` }
}
const read = async (url: string) => {
  const { statusCode, headers, body } = await app.inject(url)
  expect(statusCode, `${url} ${body}`).toBe(200)
  expect(headers['cache-control'], url).toBe('no-store')
  return body
}
const json = async (url: string) => JSON.parse(await read(url))
test('without JavaScript: gaps are ticked, a plan is drafted, read and changed part by part', async () => {
  const { page, api, id } = await addPerson()
  // 1. The empty state shows the gaps with their figures.
  const start = await read(page)
  expect(textOf(start)).toContain('100 data engineer openings in the United Kingdom')
  expect(textOf(start)).toMatch(/Python step 1/)
  const offered = fieldsOf(start, `${page}/draft`)
  expect(offered).toMatchObject({ 'gaps.0.skill': 'python', 'gaps.0.isChosen': 'true', 'gaps.0.hours': '80' })
  expect((await post(`${page}/draft`, { 'gaps.0.skill': 'python' })).statusCode).toBe(400)
  const four = [0, 1, 2, 3].flatMap((at) => [
    [`gaps.${at}.skill`, `skill-${at}`],
    [`gaps.${at}.isChosen`, 'true'],
  ])
  const refused = await post(`${page}/draft`, Object.fromEntries(four))
  expect([refused.statusCode, textOf(refused.body).includes('4 gaps are ticked. Choose up to 3')]).toEqual([400, true])
  const drafted = await post(`${page}/draft`, { ...offered, 'gaps.0.hours': '60', hoursPerWeek: '6' })
  expect(drafted.headers.location).toBe(page)

  // 2. The document.
  const text = textOf(await read(page))
  for (const words of [
    'Reach working level in Python',
    '40 of 100 openings',
    'Nothing says how you will know that it is done.',
    '40.0 % 30.9–49.8 %',
    'Short within 13 weeks',
    'No vision yet',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('No newer openings')
  const plan = await json(api)
  expect(plan).toMatchObject({ version: 1, goals: [{ hours: 60, dueOn: '2027-02-08' }, { skill: 'terraform' }] })

  // 3. A form that is sent as it stands changes nothing but the version.
  const goalPath = `${page}/goals/${plan.goals[0].id}`
  const goalForm = fieldsOf(await read(goalPath), goalPath)
  expect((await post(goalPath, goalForm)).headers.location).toBe(`${page}#goal-${plan.goals[0].id}`)
  const editForm = fieldsOf(await read(`${page}/edit`), `${page}/edit`)
  expect((await post(`${page}/edit`, editForm)).headers.location).toBe(page)
  const same = await json(api)
  expect({ ...same, version: 1, updatedAt: plan.updatedAt }).toEqual(plan)

  // 4. Everything can be changed.
  await post(goalPath, {
    ...goalForm,
    ...{
      specific: 'Our <b>nightly</b> load\nof orders',
      'milestones.2.title': 'First night',
      'milestones.2.dueOn': '2027-01-10',
    },
    ...{ 'resources.0.title': 'The book', 'resources.0.url': 'https://example.org/book', 'resources.0.hours': '12' },
    ...{ 'milestones.0.title': '', position: '2', state: 'active', confidence: '8' },
  })
  await post(`${page}/edit`, {
    ...editForm,
    ...{ vision: 'Senior in Leeds.', planB: 'Ask next door.', 'support.0.who': 'Ada', 'support.0.does': 'reviews' },
    ...{ 'constraints.money': '300 pounds', 'gaps.1.isChosen': 'false', 'gaps.1.why': 'Others do it', coach: 'Kim' },
  })
  const changed = await json(api)
  expect(changed.goals.map(({ skill }: { skill: string }) => skill)).toEqual(['terraform', 'python'])
  expect(changed.goals[1]).toMatchObject({
    ...{ specific: 'Our <b>nightly</b> load\nof orders', state: 'active', confidence: 8 },
    milestones: [
      { title: 'Evidence shown to somebody who can judge it' },
      { title: 'First night', dueOn: '2027-01-10' },
    ],
    resources: [{ title: 'The book', url: 'https://example.org/book', hours: 12, cost: '' }],
    market: { count: 40, n: 100 },
  })
  expect(changed).toMatchObject({ coach: 'Kim', constraints: { money: '300 pounds', hoursPerWeek: 6 } })
  expect(changed.gaps[1]).toMatchObject({ isChosen: false, why: 'Others do it', market: { count: 10 } })
  const shown = await read(page)
  expect(shown).toContain('Our &lt;b>nightly&lt;/b> load')
  expect(shown).not.toContain('<b>nightly')
  const goalNow = fieldsOf(await read(goalPath), goalPath)
  expect((await post(goalPath, { ...goalNow, state: 'dropped' })).statusCode).toBe(400)
  expect((await post(goalPath, { ...goalNow, 'resources.0.url': 'javascript:alert(1)' })).statusCode).toBe(400)
  expect((await post(goalPath, { ...goalNow, hours: 'many' })).statusCode).toBe(400)
  expect((await post(goalPath, { ...goalNow, '__proto__.x': '1' })).statusCode).toBe(400)

  // 5. A goal from a gap, one of the person's own, and one removed.
  const fromGap = await read(`${page}/goals/new?skill=python`)
  expect(fieldsOf(fromGap, `${page}/goals`)).toMatchObject({ skill: 'Python', hours: '80' })
  expect(await read(`/gaps?profile=${id}`)).toContain(`${page}/goals/new?skill=python`)
  const withOwnHours = await read(`/gaps?profile=${id}&hours=python:25`)
  expect(withOwnHours).toContain(`${page}/goals/new?skill=python&amp;hours=25`)
  expect(fieldsOf(await read(`${page}/goals/new?skill=python&hours=25`), `${page}/goals`)).toMatchObject({
    hours: '25',
  })
  await post(`${page}/goals`, { statement: 'Speak at the local meet-up about our load' })
  expect((await json(api)).goals[2]).toMatchObject({ skill: null, market: null })
  expect((await post(`${goalPath}/delete`, {})).statusCode).toBe(400)
  await post(`${goalPath}/delete`, { sure: 'yes' })
  const after = await json(api)
  expect(after.goals).toHaveLength(2)
  expect(after.calendar.filter(({ isCancelled }: { isCancelled: boolean }) => isCancelled)).toHaveLength(3)

  // 6. Files to take away.
  const calendar = await read(`${page}.ics`)
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  expect(events).toHaveLength(after.calendar.length)
  expect(calendar).not.toMatch(/Person|Leeds|300 pounds|Others do it/)
  expect(await read(`${page}.md`)).toContain('Senior in Leeds.')
  expect(await json(`${page}.json`)).toEqual(after)

  // 7. A row that is emptied goes.
  const laterForm = fieldsOf(await read(`${page}/edit`), `${page}/edit`)
  await post(`${page}/edit`, { ...laterForm, 'gaps.1.name': '' })
  expect((await json(api)).gaps.map(({ skill }: { skill: string }) => skill)).toEqual(['python'])

  await post(`${page}/delete`, { sure: 'yes' })
  expect((await app.inject(api)).statusCode).toBe(404)
  expect((await app.inject(`/profiles/${id}`)).statusCode).toBe(200)
})

test('a check-in is kept with the market of its day, moves goals and asks to change those that change', async () => {
  const { page, api } = await addPerson()
  await app.inject({ method: 'POST', url: `${api}/draft`, payload: { startOn: '2026-11-30' } })
  const { goals } = await json(api)
  const form = fieldsOf(await read(`${page}/check-in`), `${page}/check-in`)
  expect(form).toMatchObject({ 'goals.0.goalId': goals[0].id, 'goals.0.decision': 'keep', on: '2026-11-23' })
  const sent = await post(`${page}/check-in`, {
    ...form,
    ...{ 'goals.0.progressPercent': '30', 'goals.0.hours': '9', 'goals.0.obstacle': 'No server', nextOn: '2026-12-21' },
    ...{ 'goals.0.milestonesDone.0': goals[0].milestones[0].id, 'goals.1.decision': 'change' },
    'goals.1.reason': 'Smaller first',
  })
  expect(sent.headers.location).toBe(`${page}/goals/${goals[1].id}`)
  const plan = await json(api)
  expect(plan.goals[0]).toMatchObject({ state: 'active', milestones: [{ doneOn: '2026-11-23' }, { doneOn: null }] })
  expect(plan.checkIns).toMatchObject([
    {
      ...{ on: '2026-11-23', nextOn: '2026-12-21' },
      goals: [
        {
          progressPercent: 30,
          hours: 9,
          obstacle: 'No server',
          market: { count: 40, n: 100 },
          change: { verdict: 'no-newer' },
        },
        { decision: 'change', reason: 'Smaller first' },
      ],
    },
  ])
  const text = textOf(await read(page))
  expect(text).toContain('in the way: No server')
  expect(text).toContain('because: Smaller first')
  expect((await post(`${page}/check-in`, { ...form, 'goals.0.decision': 'drop' })).statusCode).toBe(400)
  expect((await json(`${api}/check-ins`)).length).toBe(1)
  const removal = `${page}/check-ins/${plan.checkIns[0].id}/delete`
  expect((await post(removal, {})).statusCode).toBe(400)
  expect((await json(`${api}/check-ins`)).length).toBe(1)
  await post(removal, { sure: 'yes' })
  expect(await json(`${api}/check-ins`)).toEqual([])
})

test('a plan stands on what the profile is after; counted anew it follows, and goals keep their figure', async () => {
  const { id, page, api } = await addPerson()
  await app.inject({ method: 'POST', url: `${api}/draft`, payload: { skills: ['python'] } })
  await app.inject({ method: 'PUT', url: `/api/v1/profiles/${id}`, payload: { name: `Moved ${id}`, country: 'DE' } })
  expect((await json(api)).market).toMatchObject({ n: 100, selection: { country: 'GB' } })
  expect((await post(`${page}/market`, {})).headers.location).toBe(`${page}#market`)
  const plan = await json(api)
  expect(plan.market).toMatchObject({ n: 20, selection: { country: 'DE', role: null } })
  expect(plan.goals[0].market).toMatchObject({ count: 40, n: 100, selection: { country: 'GB' } })
  expect(plan.today.goals[0].now).toMatchObject({ count: 40, n: 100 })
})

test('programs read a plan, change it and put it back; another version there is a conflict', async () => {
  const { api } = await addPerson()
  expect((await app.inject(api)).json()).toMatchObject({ status: 404, title: 'No plan yet' })
  const drafted = await app.inject({ method: 'POST', url: `${api}/draft`, payload: { skills: ['terraform'] } })
  expect(drafted.statusCode, drafted.body).toBe(201)
  const plan = drafted.json()
  expect(plan.goals).toMatchObject([{ skill: 'terraform', market: { count: 10 } }])

  const put = (payload: object) => app.inject({ method: 'PUT', url: api, payload })
  const again = await put({ ...plan, vision: 'Put back.' })
  expect(again.statusCode, again.body).toBe(200)
  expect(again.json()).toMatchObject({ version: 2, vision: 'Put back.', goals: plan.goals, gaps: plan.gaps })
  expect((await put(plan)).json()).toMatchObject({ status: 409, detail: expect.stringContaining('version 2, not 1') })
  // Evidence is not the person's to write.
  const forged = { ...plan.goals[0], market: { ...plan.goals[0].market, count: 99 }, setOn: '2020-01-01' }
  const kept = (await put({ version: 2, goals: [forged, { statement: 'Learn some Python', skill: 'Python' }] })).json()
  expect(kept.goals[0]).toMatchObject({ market: { count: 10 }, setOn: '2026-11-23' })
  expect(kept.goals[1]).toMatchObject({ skill: 'python', market: { count: 40, n: 100 } })
  for (const [payload, detail] of [
    [{ visions: 'x' }, 'is not known here'],
    [{ goals: [{ statement: '' }] }, 'goals 1: statement'],
    [{ goals: [{ statement: 'A', dueOn: '2026-02-30' }] }, 'is no day'],
    [{ cadence: 'daily' }, 'choose one of weekly'],
    [{ constraints: { hoursPerWeek: 0 } }, 'from 1 to 168'],
  ] as const) {
    const { statusCode, headers, body } = await put({ version: 3, ...payload })
    expect(statusCode, body).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(body).toContain(detail)
  }
  const checkIn = await app.inject({
    ...{ method: 'POST', url: `${api}/check-ins` },
    payload: { goals: [{ goalId: kept.goals[0].id, decision: 'drop', reason: 'Enough' }] },
  })
  expect(checkIn.statusCode, checkIn.body).toBe(201)
  expect((await json(api)).goals[0]).toMatchObject({ state: 'dropped', stateReason: 'Enough' })
  expect((await app.inject(`${api}.ics`)).headers['content-type']).toContain('text/calendar')
  expect(await read(`${api}.md`)).toContain('# Development plan of')
  expect(await json(api.replace('/plan', ''))).toMatchObject({ plan: { checkIns: [{}] } })
  const gone = `${api}/check-ins/${checkIn.json().id}`
  expect((await app.inject({ method: 'DELETE', url: gone })).json()).toEqual({ deleted: true })
  expect((await app.inject({ method: 'DELETE', url: gone })).statusCode).toBe(404)
  expect((await app.inject({ method: 'DELETE', url: api })).json()).toEqual({ deleted: true })
  const { paths } = (await app.inject('/openapi.json')).json()
  expect(Object.keys(paths['/api/v1/profiles/{id}/plan'])).toEqual(['get', 'put', 'delete'])
  expect(paths).toHaveProperty('/api/v1/profiles/{id}/plan.ics')
})

test('nothing of a plan is changed from another website, or shown for somebody who is not there', async () => {
  const { page, api } = await addPerson()
  await app.inject({ method: 'POST', url: `${api}/draft`, payload: {} })
  const before = await json(api)
  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  for (const path of ['/draft', '/edit', '/goals', `/goals/${before.goals[0].id}`, '/check-in', '/delete']) {
    expect((await post(page + path, { sure: 'yes', statement: 'x' }, elsewhere)).statusCode, path).toBe(403)
  }
  expect((await app.inject({ method: 'PUT', url: api, payload: {}, headers: elsewhere })).statusCode).toBe(403)
  expect(await json(api)).toEqual(before)
  const nobody = '0'.repeat(32)
  for (const url of ['', '/edit', '/check-in', '/goals/new', '.ics', '.md', '.json']) {
    expect((await app.inject(`/profiles/${nobody}/plan${url}`)).statusCode, url).toBe(404)
  }
  expect((await app.inject(`${page}/goals/nothere`)).statusCode).toBe(404)
  for (const url of ['/', '/reports', '/feed.xml', '/profiles']) {
    expect((await app.inject(url)).body, url).not.toContain('Reach working level')
  }
})
