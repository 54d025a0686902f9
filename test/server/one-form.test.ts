import { expect, test } from 'vitest'
import { aDocx } from '../analysis/profiles/cv-files.ts'
import { fieldsOf, textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const own = { 'sec-fetch-site': 'same-origin', accept: 'text/html' }
const send = (url: string, fields: Record<string, string>) =>
  app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...own },
  })
/** As a browser sends a form with a file. */
async function sendWithFile(
  url: string,
  fields: Record<string, string>,
  file: Uint8Array = new Uint8Array(),
  fileName = '',
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (name !== 'file') form.append(name, value)
  form.append('file', new Blob([Uint8Array.from(file)]), fileName)
  const sent = new Response(form)
  return app.inject({
    ...{ method: 'POST', url, payload: Buffer.from(await sent.arrayBuffer()) },
    headers: { 'content-type': String(sent.headers.get('content-type')), ...own },
  })
}
let people = 0
async function addPerson(): Promise<string> {
  people += 1
  const payload = { name: `Person ${people}`, role: 'data-engineer', country: 'GB', skills: 'sql: expert' }
  return `/profiles/${(await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json().id}`
}
const formAt = async (url: string, action = url) => fieldsOf((await app.inject(url)).body, action)
const kept = async (path: string) => (await app.inject(`/api/v1${path}`)).json()
const sentenceAt = (html: string, name: string) => {
  const field = html.split(/(?=<(?:input|textarea|select) )/).find((part) => part.includes(`name="${name}"`)) ?? ''
  return /class="field-refused">([^<]*)</.exec(field)?.[1]
}

test('a CV is sent with the person above it: file or text, what was typed is saved and its skills are shown', async () => {
  const path = await addPerson()
  const typed = { ...(await formAt(path)), name: `Kim ${people}`, evidence: 'Ten years', add: 'Tableau: working' }
  const withFile = await sendWithFile(`${path}/cv-file`, typed, aDocx(['Skills', 'Terraform']), 'cv.docx')
  expect(withFile.statusCode).toBe(200)
  expect(textOf(withFile.body)).toMatch(/What was typed in the profile is saved.*Terraform/)
  const both = {
    name: `Kim ${people}`,
    skills: [
      { skill: 'sql', evidence: 'Ten years' },
      { skill: 'tableau', level: 'working' },
    ],
  }
  expect(await kept(path)).toMatchObject(both)
  // Sent once more, as by a page that is loaded again, it is in nobody's way.
  const again = await sendWithFile(`${path}/cv-file`, typed, aDocx(['Skills', 'Terraform']), 'cv.docx')
  expect(again.statusCode).toBe(200)

  const other = await addPerson()
  const text = { ...(await formAt(other)), currentRole: 'Analyst', text: 'Skills: Python' }
  for (const answer of [await send(other, text), await sendWithFile(`${other}/cv-file`, text)]) {
    expect(answer.statusCode).toBe(200)
    expect(textOf(answer.body)).toContain('Python')
    expect(await kept(other)).toMatchObject({ currentRole: 'Analyst', skills: [{ skill: 'sql' }] })
  }
})

test.each([
  ['nothing', new Uint8Array(), '', 400, 'choose the file of a CV, or paste its text'],
  ['pictures alone', Buffer.from('%PDF-1.4 nothing'), 'cv.pdf', 400, 'PDF'],
  ['too much', new Uint8Array(5 * 2 ** 20 + 10), 'cv.pdf', 413, 'the file is larger than 5 MB'],
] as const)(
  'a CV of %s is refused at its field, with all that was typed above it',
  async (_, file, name, status, words) => {
    const path = await addPerson()
    const typed = { ...(await formAt(path)), currentRole: 'Analyst', evidence: 'Ten & more', add: 'dbt: working' }
    const { statusCode, body } = await sendWithFile(`${path}/cv-file`, typed, file, name)
    expect(statusCode).toBe(status)
    expect(sentenceAt(body, 'file')).toContain(words)
    expect(fieldsOf(body, path)).toMatchObject({
      currentRole: 'Analyst',
      evidence: 'Ten &amp; more',
      add: 'dbt: working',
    })
    expect(await kept(path)).toMatchObject({ currentRole: '', skills: [{ evidence: '' }] })
  },
)

test('a name that is taken refuses the CV too, with its text', async () => {
  const [path, other] = [await addPerson(), await addPerson()]
  const typed = { ...(await formAt(path)), name: (await kept(other)).name, text: 'Skills: Python' }
  const { statusCode, body } = await sendWithFile(`${path}/cv-file`, typed)
  expect(statusCode).toBe(400)
  expect(sentenceAt(body, 'name')).toContain('already; choose another name')
  expect(fieldsOf(body, path)).toMatchObject({ text: 'Skills: Python' })
})

test('what is said of several steps, and a note, are sent in one form; a step begins with nothing said', async () => {
  const person = await addPerson()
  const path = `${person}/sessions`
  await send(path, { heldOn: '2026-11-02', 'commitments.0.what': 'Call Ada', 'commitments.1.what': 'Read / write' })
  const form = await formAt(path, `${path}/said`)
  expect(form).toMatchObject({ 'steps.0.outcome': '', 'steps.1.outcome': '', note: '' })
  expect((await app.inject(path)).body.match(/<form [^>]*method="post"/g)).toHaveLength(1)
  const reviews = async () => (await kept(path))[0].commitments.map(({ review }: { review: unknown }) => review)

  // Nothing said, or half of it: nothing is saved and what was typed stays.
  const nothing = await send(`${path}/said`, form)
  expect([nothing.statusCode, textOf(nothing.body)]).toEqual([
    400,
    expect.stringContaining('say what became of a step'),
  ])
  const half = { ...form, 'steps.0.outcome': 'done', 'steps.1.learned': 'It is long', note: 'Tired today' }
  const refused = await send(`${path}/said`, half)
  expect(refused.statusCode).toBe(400)
  expect(sentenceAt(refused.body, 'steps.1.outcome')).toBe('say what became of it')
  expect(textOf(refused.body)).toContain('Nothing was saved. 2. What became of it: say what became of it')
  expect(fieldsOf(refused.body, `${path}/said`)).toMatchObject(half)
  expect(await reviews()).toEqual([null, null])

  const whole = { ...half, 'steps.1.outcome': 'partly', at: 'notes' }
  expect((await send(`${path}/said`, whole)).headers.location).toBe(`${path}#notes`)
  expect(await reviews()).toMatchObject([{ outcome: 'done' }, { outcome: 'partly', learned: 'It is long' }])
  const { privateNotes } = (await app.inject(`/api/v1${person}?private=yes`)).json()
  expect(privateNotes).toMatchObject([{ text: 'Tired today' }])
  // A step of which nothing is said waits on; a note is deleted by its tick.
  await send(path, { heldOn: '2026-11-03', 'commitments.0.what': 'Call Ben' })
  const next = await formAt(path, `${path}/said`)
  const { id: note } = privateNotes[0]
  expect((await send(`${path}/said`, { ...next, 'remove.0': note })).statusCode).toBe(303)
  expect((await app.inject(`/api/v1${person}?private=yes`)).json().privateNotes ?? []).toEqual([])
  expect(textOf((await app.inject(path)).body)).toContain('Call Ben')
})

test('a step that was changed meanwhile is not taken for another', async () => {
  const path = `${await addPerson()}/sessions`
  const added = await send(path, { heldOn: '2026-11-02', 'commitments.0.what': 'Call Ada' })
  const form = await formAt(path, `${path}/said`)
  await send(String(added.headers.location), { heldOn: '2026-11-02', 'commitments.0.what': 'Sell the bicycle' })
  const answer = await send(`${path}/said`, { ...form, 'steps.0.outcome': 'done' })
  expect(answer.statusCode).toBe(409)
  expect(textOf(answer.body)).toContain('Typed too, in rows that are gone: Call Ada, done.')
  expect(fieldsOf(answer.body, `${path}/said`)).toMatchObject({ 'steps.0.outcome': '' })
  expect((await kept(path))[0].commitments).toMatchObject([{ what: 'Sell the bicycle', review: null }])
})
