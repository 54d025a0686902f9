import { expect, test } from 'vitest'
import type { HistoryCell } from '../../data/history/dataset.ts'
import { EMPTY_PROFILE } from '../../data/profile.ts'
import type { Store } from '../../data/store/store.ts'
import type { AppDeps } from '../../server/app-deps.ts'
import { findChromium } from '../../server/print-pdf.ts'
import { type AnOpening, aHistory, aSource, aStore } from '../data/builders.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const store = smallMarket()
const app = await testApp(store)
const add = async (fields: Record<string, string>): Promise<string> => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/profiles',
    payload: { role: 'data-engineer', country: 'GB', ...fields },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().id
}
const textOf = (html: string) =>
  html
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

const ann = await add({ name: 'Ann Zyx', group: 'Autumn / A', skills: 'postgresql: expert, python: awareness, cobol' })
await add({ name: 'Ben Zyx', group: 'Autumn / A', skills: 'python: working' })
await add({ name: '<i>Cleo</i> Zyx', skills: '' })

test('the figures of a sheet are those of the gap API', async () => {
  const sheet = (await app.inject(`/api/v1/profiles/${ann}/sheet`)).json()
  const gap = (await app.inject('/api/v1/gap?role=data-engineer&country=GB&skills=postgresql,cobol')).json()
  expect(sheet.n).toBe(gap.n)
  expect(sheet.span).toEqual(gap.span)
  expect(sheet.coverage).toEqual(gap.coverage)
  const figure = ({ skill, count, n, share, low, high }: Record<string, unknown>) => ({
    skill,
    count,
    n,
    share,
    low,
    high,
  })
  expect(sheet.have.items.map(figure)).toEqual(gap.strengths.map(figure))
  expect(sheet.missing.items.map(figure)).toEqual(gap.gaps.map(figure))
  expect(sheet.missing.items.map(({ skill, standing }: Record<string, unknown>) => [skill, standing])).toEqual([
    ['python', 'aware'],
    ['terraform', 'missing'],
  ])
  expect(sheet.steps.map(({ skill }: { skill: { skill: string } }) => skill.skill)).toEqual(
    gap.next.slice(0, 3).map(({ skill }: { skill: string }) => skill),
  )
  expect(sheet.notAsked.items).toEqual(['PostgreSQL', 'COBOL'])
})

test('a sheet of two adverts says that they are no basis for advice, before the steps; it said "widened to find enough"', async () => {
  const advert = (at: string): AnOpening => ({
    postedOn: at,
    skills: ['sql', 'dbt'],
    posting: { url: `https://jobs.example/${at}` },
  })
  const server = await testApp(
    aStore(
      [advert('2026-11-02'), advert('2026-08-03')],
      [aSource({ firstReadOn: '2026-08-01', lastReadOn: '2026-11-22' })],
    ),
  )
  const made = await server.inject({
    method: 'POST',
    url: '/api/v1/profiles',
    payload: { name: 'Dee', role: 'data-engineer' },
  })
  // Every surface words it alike.
  const gapPage = textOf((await server.inject('/gaps?role=data-engineer&skills=excel')).body)
  expect(gapPage).toContain('span widened to 26 weeks and still only 2 (')
  for (const end of ['', '.html', '.md']) {
    const text = textOf((await server.inject(`/profiles/${made.json().id}/sheet${end}`)).body).replaceAll('**', '')
    expect(text, end).toContain('widened to 26 weeks and still only 2;')
    expect(text, end).toMatch(
      /Three next steps.* Only 2 openings stand behind these figures: no basis for advice\. .*SQL/,
    )
  }
})

test('the sheet says what the market asks, what they have, what is missing, next steps, meanings, sources and date', async () => {
  for (const end of ['', '.html', '.md']) {
    const { statusCode, headers, body } = await app.inject(`/profiles/${ann}/sheet${end}`)
    expect(statusCode, end).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    const text = textOf(body)
    for (const words of [
      ...['Advice for Ann Zyx', '100 data engineer openings in the United Kingdom', 'What the market asks for'],
      ...['What you have', 'included in PostgreSQL', 'What is missing', 'Three next steps', '40.0 %', '40 of 100'],
      ...['your chance of a job', 'What each number means', 'Counted by SkillTide on'],
    ]) {
      expect(text, `${end}: ${words}`).toContain(words)
    }
    expect(String(headers['content-disposition'] ?? '')).not.toContain('Ann')
  }
  const file = (await app.inject(`/profiles/${ann}/sheet.html`)).body
  expect(file).not.toMatch(/<script|<link|(?:src|href)="/)
  expect((await app.inject(`/profiles/${'0'.repeat(32)}/sheet`)).statusCode).toBe(404)
})

test.skipIf(findChromium(process.env) === null)(
  'the PDF is one page (skipped without Chromium)',
  async () => {
    // As long as a sheet can be: every list is full, and names are long.
    const names = ['dbt', 'kafka', 'spark', 'aws', 'gcp', 'azure', 'cobol', 'java', 'scala', 'go', 'git', 'linux']
    const id = await add({
      name: 'Wilhelmina '.repeat(10),
      currentRole: 'Administrator '.repeat(12),
      skills: names.join(', '),
    })
    const { statusCode, headers, rawPayload } = await app.inject(`/profiles/${id}/sheet.pdf`)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('application/pdf')
    expect(rawPayload.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  },
  60_000,
)

test('the PDF is what the printer made of the file to hand over; without one the page offers none', async () => {
  const printed: string[] = []
  const printSheet = async (html: string) => Buffer.from(`%PDF ${printed.push(html)}`)
  const [printing, silent] = [smallMarket(), smallMarket()]
  const sheetOver = async (market: Store, printer: AppDeps['printSheet']) => {
    const server = await testApp(market, { printSheet: printer })
    const id = market.profiles.add({ ...EMPTY_PROFILE, name: 'Ann Zyx' }, [], '2026-11-16T00:00:00Z')
    return (end: string) => server.inject(`/profiles/${id}/sheet${end}`)
  }
  const withPrinter = await sheetOver(printing, printSheet)
  const { headers, body } = await withPrinter('.pdf')
  expect([headers['content-type'], body]).toEqual(['application/pdf', '%PDF 1'])
  expect(printed).toEqual([(await withPrinter('.html')).body])
  expect((await withPrinter('')).body).toContain('sheet.pdf')

  const without = await sheetOver(silent, null)
  expect(await without('.pdf')).toMatchObject({ statusCode: 501 })
  expect((await without('')).body).not.toContain('sheet.pdf')
})

test('a group is counted without names; names come only when they are asked for', async () => {
  const path = `/profiles/groups/${encodeURIComponent('Autumn / A')}`
  const group = (await app.inject(`/api/v1${path}`)).json()
  expect(group).toMatchObject({ members: 2, isSmall: true, hasNames: false })
  expect(group.skills.map(({ skill, lacking, members }: Record<string, unknown>) => [skill, lacking, members])).toEqual(
    [
      ['terraform', 2, 2],
      ['sql', 1, 2],
      ['python', 1, 2],
    ],
  )
  const page = await app.inject(path)
  expect(page.headers['cache-control']).toBe('no-store')
  expect(textOf(page.body)).toContain('2 of 2 lack Terraform')
  expect(textOf(page.body)).toContain('2 people are too few: such counts are not anonymous.')
  for (const url of [path, `/api/v1${path}`, `${path}/skills.csv`]) {
    expect((await app.inject(url)).body, url).not.toContain('Zyx')
    expect((await app.inject(`${url}?names=yes`)).body, url).toContain('Ann Zyx')
  }
  expect((await app.inject('/profiles/groups/nobody')).statusCode).toBe(404)
})

test('of shipped figures, sheet and group say that these are openings of any seniority, and call none senior', async () => {
  const store = aStore([], [])
  const cells = [
    { periodStart: '2026-09-01', role: 'data-engineer', country: 'GB', openings: 90, counts: [[0, 45, null]] },
  ] satisfies HistoryCell[]
  store.history.save(aHistory({ tables: [{ grain: 'month', skills: ['sql'], cells }] }))
  const vision = { ...EMPTY_PROFILE.vision, role: 'data-engineer', seniority: 'senior' } as const
  const id = store.profiles.add({ ...EMPTY_PROFILE, name: 'Ann', group: 'A', vision }, [], '2026-11-16T00:00:00Z')
  const shipped = await testApp(store)
  for (const path of [`/profiles/${id}/sheet`, '/profiles/groups/A']) {
    const words = textOf((await shipped.inject(path)).body)
    expect(words, path).toContain('Shipped figures do not tell seniority apart: these are openings of any seniority.')
    expect(words, path).not.toMatch(/\d senior data engineer openings/)
  }
})

test('the desk lists clients with group, largest gap and last session, and narrows to a group', async () => {
  const all = (await app.inject('/profiles?order=gaps')).body
  expect(textOf(all)).toMatch(/Ann Zyx Autumn \/ A .*2 of 3 .*Python 40\.0 %/)
  expect(all).not.toContain('<i>Cleo')
  expect(all).toContain('href="/profiles/groups/Autumn%20%2F%20A"')
  const group = textOf((await app.inject(`/profiles?group=${encodeURIComponent('Autumn / A')}`)).body)
  expect(group).toContain('Ben Zyx')
  expect(group).not.toContain('Cleo')
  expect((await app.inject('/profiles?order=luck')).statusCode).toBe(400)
})

test('a session is written down, looked back on, and its private notes are on nothing that is handed over', async () => {
  const id = await add({ name: 'Dora', skills: 'sql' })
  const path = `/profiles/${id}/sessions`
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
  expect(textOf((await app.inject(path)).body)).toContain('The market now')
  expect((await app.inject(`${path}/new`)).body).toContain('value="python"')
  const kept = await post(path, {
    ...{ heldOn: '2026-10-05', focus: 'Interviews', privateNotes: 'wobblegong', nextOn: '2026-12-01' },
    ...{ 'facts.0.skill': 'python', 'facts.0.isShown': 'true', 'facts.1.skill': 'terraform' },
    ...{ 'commitments.0.what': 'Write to three firms', 'commitments.0.by': '2026-10-20' },
  })
  expect(kept.statusCode, kept.body).toBe(303)
  await post(`/profiles/${id}/notes`, { text: 'second wobblegong' })
  const session = String(kept.headers.location)

  const preparation = await app.inject(path)
  const words = textOf(preparation.body)
  expect(preparation.headers['cache-control']).toBe('no-store')
  expect(words).toContain('The market since 5 Oct 2026')
  expect(words).toContain('Python: 40.0 % of 100 when shown, 40.0 %')
  expect(words).toContain('has passed')
  expect(words).toContain('second wobblegong')
  expect(textOf((await app.inject('/profiles')).body)).toMatch(/Dora .*1 Dec 2026.*5 Oct 2026/)

  await post(`${session}/commitments/0`, { outcome: 'partly', learned: 'Two answered' })
  expect(textOf((await app.inject(path)).body)).not.toContain('has passed')
  // A change keeps what was shown and what became of it.
  await post(session, {
    ...{ heldOn: '2026-10-05', focus: 'Interviews and pay', privateNotes: 'wobblegong' },
    'commitments.0.what': 'Write to three firms',
  })
  expect((await app.inject(`/api/v1/profiles/${id}/sessions`)).json()).toMatchObject([
    {
      ...{ focus: 'Interviews and pay', facts: [{ skill: 'python', count: 40, n: 100 }] },
      commitments: [{ review: { outcome: 'partly', learned: 'Two answered' } }],
    },
  ])
  // A typo that is mended loses no outcome, and a row that is emptied hands none on.
  await post(session, {
    ...{ heldOn: '2026-10-05', focus: 'Interviews and pay', privateNotes: 'wobblegong' },
    ...{ 'commitments.0.what': 'Write to four firms', 'commitments.1.what': 'Call the mentor' },
  })
  const outcomes = async () =>
    (await app.inject(`/api/v1/profiles/${id}/sessions`))
      .json()[0]
      .commitments.map(({ what, review }: Record<string, { outcome: string } | null>) => [
        what,
        review?.outcome ?? null,
      ])
  expect(await outcomes()).toEqual([
    ['Write to four firms', 'partly'],
    ['Call the mentor', null],
  ])
  await post(session, {
    ...{ heldOn: '2026-10-05', focus: 'Interviews and pay', privateNotes: 'wobblegong' },
    ...{ 'commitments.0.what': '', 'commitments.1.what': 'Call the mentors' },
  })
  expect(await outcomes()).toEqual([['Call the mentors', null]])
  // Another step in the row of one that was looked back on begins without its outcome.
  await post(`${session}/commitments/0`, { outcome: 'done' })
  expect((await app.inject(`${session}/edit`)).body).toContain('Looked back on: done.')
  await post(session, { heldOn: '2026-10-05', privateNotes: 'wobblegong', 'commitments.0.what': 'Call the bank' })
  expect(await outcomes()).toEqual([['Call the bank', null]])
  await post(session, { ...{ heldOn: '2026-10-05', focus: 'Interviews and pay' }, privateNotes: 'wobblegong' })
  // One click deletes no note: its own tick does.
  const notes = async () => (await app.inject(`/api/v1/profiles/${id}?private=yes`)).json().privateNotes
  const [{ id: note }] = await notes()
  expect((await post(`/profiles/${id}/notes/${note}/delete`, {})).statusCode).toBe(400)
  await post(`${path}/said`, { note: 'third wobblegong' })
  expect(textOf((await app.inject(path)).body)).toMatch(/second wobblegong.*third|third wobblegong.*second/)
  const third = (await notes()).find(({ text }: { text: string }) => text.startsWith('third'))
  await post(`${path}/said`, { 'remove.0': third.id })
  const handed = [
    `${session}/copy.md`,
    `/profiles/${id}/sheet`,
    `/profiles/${id}/sheet.md`,
    `/profiles/${id}/sheet.html`,
  ]
  const read = [`/api/v1/profiles/${id}`, `/api/v1/profiles/${id}/sessions`, `/api/v1/profiles/${id}/sheet`]
  for (const url of [...handed, ...read]) {
    const { statusCode, body } = await app.inject(url)
    expect(statusCode, url).toBe(200)
    expect(body, url).not.toContain('wobblegong')
  }
  expect((await app.inject(`/api/v1/profiles/${id}?private=yes`)).json()).toMatchObject({
    ...{ sessions: [{ privateNotes: 'wobblegong' }], privateNotes: [{ text: 'second wobblegong' }] },
  })
  expect((await app.inject(`${session}/copy.md`)).body).toContain('Interviews and pay')
  expect((await app.inject(session.replace(id, ann))).statusCode).toBe(404)
  expect((await post(path, { heldOn: '2026-13-01' })).statusCode).toBe(400)
  await post(`${session}/delete`, { sure: 'yes' })
  expect((await app.inject(session)).statusCode).toBe(404)
})

test('a session with a person who is deleted while it is written is not found, and leads nowhere', async () => {
  const market = smallMarket()
  const add = (...args: Parameters<Store['sessions']['add']>) => {
    market.profiles.delete(args[0])
    return market.sessions.add(...args)
  }
  const own = await testApp({ ...market, sessions: { ...market.sessions, add } })
  const { id } = (await own.inject({ method: 'POST', url: '/api/v1/profiles', payload: { name: 'Gone' } })).json()
  const { statusCode, headers } = await own.inject({
    ...{ method: 'POST', url: `/profiles/${id}/sessions`, payload: 'heldOn=2026-11-02' },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
  expect([statusCode, headers.location]).toEqual([404, undefined])
})
