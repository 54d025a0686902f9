import { expect, test } from 'vitest'
import { aDocx, aPdf, linesDown } from '../analysis/profiles/cv-files.ts'
import { fieldsOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const own = { 'sec-fetch-site': 'same-origin' }
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const post = (url: string, fields: readonly (readonly [string, string])[], headers: Record<string, string> = own) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  })
const upload = (url: string, bytes: Uint8Array, fileName: string, headers: Record<string, string> = own) => {
  const boundary = '----skilltide'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
}
let people = 0
async function addPerson(fields: Record<string, string> = {}): Promise<string> {
  people += 1
  const { statusCode, headers } = await post('/profiles', Object.entries({ name: `Person ${people}`, ...fields }))
  expect(statusCode).toBe(303)
  return String(headers.location)
}
const kept = async (path: string) => (await app.inject(`/api/v1${path}`)).json()

test('a level in brackets, behind a dash or in other words is kept with its skill', async () => {
  const path = await addPerson({
    skills: 'python (beginner), terraform - basic, sql (expert), go: a little, advanced dbt',
  })
  const { skills } = await kept(path)
  expect(skills.map(({ skill, level }: Record<string, unknown>) => [skill, level])).toEqual([
    ['python', 'awareness'],
    ['terraform', 'awareness'],
    ['sql', 'expert'],
    ['go', 'awareness'],
    ['dbt', 'practitioner'],
  ])
})

test('a profile is added by the form, listed, changed, and no answer about it may be kept', async () => {
  const path = await addPerson({
    ...{ name: '<b>Ann</b>', role: 'data-engineer', seniority: 'senior', country: '', horizonMonths: '18' },
    skills: 'sql: expert, airflow: awareness, zorblax',
  })
  expect(path).toMatch(/^\/profiles\/[0-9a-f]{32}$/)
  expect(await kept(path)).toMatchObject({
    name: '<b>Ann</b>',
    vision: { role: 'data-engineer', seniority: 'senior', horizonMonths: 18 },
    skills: [
      { skill: 'sql', level: 'expert' },
      { skill: 'apache-airflow', level: 'awareness' },
      { skill: null, name: 'zorblax' },
    ],
  })
  for (const url of ['/profiles', path, `/api/v1${path}`, '/api/v1/profiles']) {
    const { statusCode, headers, body } = await app.inject(url)
    expect(statusCode, url).toBe(200)
    expect(headers['cache-control'], url).toBe('no-store')
    expect(body).not.toContain(url.startsWith('/api') ? '\u0000' : '<b>Ann</b>')
  }
  const changed = await post(path, [
    ['name', 'Ann'],
    ['workplace', 'remote'],
  ])
  expect(changed.headers.location).toBe(path)
  expect(await kept(path)).toMatchObject({ name: 'Ann', vision: { role: null }, places: { workplace: 'remote' } })
})

test('skills are changed, removed and added in one form; a single row without evidence too', async () => {
  const path = await addPerson({ skills: 'sql' })
  const row = (skill: string, name: string, level: string, evidence: string) =>
    [
      ['skill', skill],
      ['skillName', name],
      ['level', level],
      ['evidence', evidence],
    ] as const
  const person = ['name', (await kept(path)).name] as const
  await post(path, [person, ...row('sql', 'SQL', 'expert', ''), ['add', 'dbt: working, Zorblax']])
  expect((await kept(path)).skills).toEqual([
    { skill: 'sql', name: 'SQL', level: 'expert', evidence: '' },
    { skill: 'dbt', name: 'dbt', level: 'working', evidence: '' },
    { skill: null, name: 'Zorblax', level: null, evidence: '' },
  ])
  await post(path, [
    person,
    ...row('sql', 'SQL', 'expert', 'Ten years'),
    ...row('dbt', 'dbt', 'working', ''),
    ...row('', 'Zorblax', 'not-said', ''),
    ['remove', '1'],
  ])
  expect((await kept(path)).skills).toMatchObject([{ skill: 'sql', evidence: 'Ten years' }, { name: 'Zorblax' }])
  const broken = await post(path, [person, ['skillName', 'a'], ['skillName', 'b'], ['level', 'x']])
  expect(broken.statusCode).toBe(400)
})

test.each([
  ['', 'Kim'],
  ['#skills', 'Lee'],
])('whichever button of a profile is pressed, the person and the skills are both saved%s', async (at, name) => {
  const path = await addPerson({ skills: 'sql' })
  const form = fieldsOf((await app.inject(path)).body, path)
  const typed = { name, currentRole: 'Analyst', role: 'data-engineer', places: 'Leeds', horizonMonths: '12' }
  const button = at === '' ? {} : { at: at.slice(1) }
  const saved = await post(path, Object.entries({ ...form, ...typed, ...button, add: 'dbt: working' }))
  expect(saved.headers.location).toBe(`${path}${at}`)
  expect(await kept(path)).toMatchObject({
    ...{ name, currentRole: 'Analyst', places: { text: 'Leeds' } },
    vision: { role: 'data-engineer', horizonMonths: 12 },
    skills: [{ skill: 'sql' }, { skill: 'dbt', level: 'working' }],
  })
  expect(fieldsOf((await app.inject(path)).body, path)).toMatchObject(typed)
})

test('an unknown skill that is a slip of the finger is asked about, and becomes the skill once ticked', async () => {
  const path = await addPerson({ skills: 'Kubernets: working' })
  const page = await app.inject(path)
  expect(textOf(page.body)).toContain('unknown to SkillTide, kept Kubernetes is meant')
  const form = fieldsOf(page.body, path)
  await post(path, Object.entries(form))
  expect((await kept(path)).skills).toMatchObject([{ skill: null, name: 'Kubernets' }])
  await post(path, Object.entries({ ...form, meant: '0' }))
  expect((await kept(path)).skills).toMatchObject([{ skill: 'kubernetes', name: 'Kubernetes', level: 'working' }])
})

test('the name of the person is offered as no skill', async () => {
  const path = await addPerson({ name: 'jane doe' })
  for (const text of [
    'Jane Doe\nSQL, Zorblax',
    'SKILLS\nSQL, Zorblax\nJane Doe',
    '07700 900123\nJane Doe\nSQL, Zorblax',
  ]) {
    const { body } = await post(`${path}/cv`, [['text', text]])
    expect(textOf(body)).toContain('Zorblax')
    expect([...body.matchAll(/name="skillName" value="([^"]*)"/g)].map(([, name]) => name)).toEqual(['SQL', 'Zorblax'])
  }
  const other = await addPerson()
  const { body } = await post(`${other}/cv`, [['text', 'Jane Doe\nSQL, Zorblax']])
  expect(textOf(body)).not.toContain('Jane Doe')
})

test('skills of an uploaded CV are shown with their sentence, and only those ticked are kept', async () => {
  const path = await addPerson()
  const cv = aPdf([
    linesDown(['Experience', 'Built loads with Apache Airflow at a bank.', 'Skills', 'Python (expert), Frobnik']),
  ])
  const { statusCode, body, headers } = await upload(`${path}/cv-file`, cv, 'cv.pdf')
  expect(statusCode).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  expect(textOf(body)).toContain('Built loads with Apache Airflow at a bank.')
  expect(textOf(body)).toContain('Frobnik unknown to SkillTide, kept as it is')
  expect((await kept(path)).skills).toEqual([])

  const fields = [...body.matchAll(/<input type="hidden" name="(skill|skillName|evidence)" value(?:="([^"]*)")?/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  const levels = [...body.matchAll(/<select name="level"/g)].map(() => ['level', 'working'] as const)
  await post(`${path}/cv-skills`, [...fields, ...levels, ['keep', '0'], ['keep', '2']])
  expect((await kept(path)).skills).toMatchObject([
    { skill: 'apache-airflow', level: 'working', evidence: 'Built loads with Apache Airflow at a bank.' },
    { skill: null, name: 'Frobnik' },
  ])
})

test('a pasted CV is read, and a file that cannot be read is refused in words', async () => {
  const path = await addPerson()
  const pasted = await post(`${path}/cv`, [['text', 'Skills: SQL, Python']])
  expect(textOf(pasted.body)).toContain('Which of these do you have?')
  expect((await upload(`${path}/cv-file`, aDocx(['Skills', 'SQL']), 'cv.docx')).statusCode).toBe(200)
  const large = Buffer.from(JSON.stringify({ basics: { image: 'x'.repeat(3 * 2 ** 20) }, skills: [{ name: 'SQL' }] }))
  expect((await upload(`${path}/cv-file`, large, 'large.json')).statusCode).toBe(200)
  const scanned = await upload(`${path}/cv-file`, aPdf([[]]), 'scan.pdf')
  expect(scanned.statusCode).toBe(400)
  expect(textOf(scanned.body)).toContain('pictures of pages and no text')
  expect((await upload(`${path}/cv-file`, new Uint8Array(5 * 2 ** 20 + 10), 'large.pdf')).statusCode).toBe(413)
  expect((await upload(`${path}/cv-file`, new Uint8Array(), '')).statusCode).toBe(400)
  expect((await post(`${path}/cv-file`, [['file', 'x']])).statusCode).toBe(400)
  expect((await kept(path)).skills).toEqual([])
})

test('the gaps of a profile use its skills and what it is after, and no link carries its skills', async () => {
  const path = await addPerson({ role: 'data-engineer', country: 'GB', skills: 'sql: expert, python: awareness' })
  const id = path.split('/').at(-1) ?? ''
  const { body, headers, statusCode } = await app.inject(`/gaps?profile=${id}&weeks=13`)
  expect(statusCode).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  const text = textOf(body)
  expect(text).toContain('60.0 % of data engineer openings')
  expect(text).toContain('you have: awareness')
  expect(text).toContain('Terraform')
  const links = [...body.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href]) => href ?? '')
  expect(links.filter((href) => /skills=/.test(href))).toEqual([])
  // Another selection for the same person, "all roles" among them.
  const changed = await post('/gaps', [
    ['profile', id],
    ['role', ''],
    ['country', 'DE'],
  ])
  expect(changed.headers.location).toBe(`/gaps?country=DE&profile=${id}&chosen=yes`)
  expect(textOf((await app.inject(String(changed.headers.location))).body)).toContain('Go')
  const json = await app.inject(`/api/v1/gap?profile=${id}&weeks=13`)
  expect(json.json().levelGaps).toMatchObject([{ skill: 'python', level: 'awareness', count: 40 }])
  const csv = await app.inject(`/gaps.csv?profile=${id}&weeks=13`)
  expect(csv.headers['cache-control']).toBe('no-store')
  expect(csv.body.split('\r\n').map((line) => line.split(',')[0])).toEqual(['skill', 'terraform', ''])
  expect((await app.inject(`/gaps?profile=${'0'.repeat(32)}`)).statusCode).toBe(404)
})

test('a person is deleted after a confirmation, and their address then shows nothing', async () => {
  const path = await addPerson({ name: 'Gone Soon' })
  expect((await post(`${path}/delete`, [])).statusCode).toBe(400)
  expect((await post(`${path}/delete`, [['sure', 'yes']])).headers.location).toBe('/profiles')
  expect((await app.inject(path)).statusCode).toBe(404)
  expect((await app.inject('/profiles')).body).not.toContain('Gone Soon')
})

test('nothing about people is changed from another website', async () => {
  const path = await addPerson()
  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  for (const answer of [
    await post('/profiles', [['name', 'Intruder']], elsewhere),
    await post(path, [['add', 'sql']], elsewhere),
    await post(`${path}/delete`, [['sure', 'yes']], elsewhere),
    await upload(`${path}/cv-file`, aDocx(['SQL']), 'cv.docx', elsewhere),
    await app.inject({ method: 'DELETE', url: `/api/v1${path}`, headers: elsewhere }),
  ]) {
    expect(answer.statusCode).toBe(403)
  }
  expect((await app.inject(path)).statusCode).toBe(200)
  expect((await app.inject('/profiles')).body).not.toContain('Intruder')
})

test('no page, feed or address but their own shows a person', async () => {
  await addPerson({ name: 'Zebulon Quux', skills: 'Zorblax modelling' })
  for (const url of [
    '/',
    '/skills',
    '/gaps',
    '/reports',
    '/feed.xml',
    '/sources',
    '/openapi.json',
    '/api/v1/skills?q=zorblax',
  ]) {
    expect((await app.inject(url)).body, url).not.toMatch(/zebulon|zorblax modelling/i)
  }
})

test('programs add, read, change and delete a profile; bad input is a problem document', async () => {
  const add = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/profiles', payload })
  const added = await add({ name: 'Api Person', role: 'data-engineer', skills: 'sql:working' })
  expect(added.statusCode).toBe(201)
  const { id } = added.json()
  expect(added.headers.location).toBe(`/api/v1/profiles/${id}`)
  const put = { method: 'PUT', url: `/api/v1/profiles/${id}`, payload: { name: 'Api Person', skills: 'dbt' } } as const
  expect((await app.inject(put)).json().skills).toMatchObject([{ skill: 'sql', level: 'working' }, { skill: 'dbt' }])
  for (const [payload, detail] of [
    [{ name: 'api person' }, 'already'],
    [{ name: ' ' }, 'a name or a pseudonym'],
    [{ name: 'B', role: 'data-enginer' }, 'did you mean'],
    [{ name: 'B', skills: 'sql:wizard' }, 'is no level'],
    [{ name: 'B', nickname: 'b' }, 'is not known here'],
  ] as const) {
    const { statusCode, headers, body } = await add(payload)
    expect(statusCode).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(body).toContain(detail)
  }
  expect((await app.inject({ method: 'DELETE', url: `/api/v1/profiles/${id}` })).json()).toEqual({
    ...{ id, deleted: true, erased: true },
  })
  expect((await app.inject(`/api/v1/profiles/${id}`)).statusCode).toBe(404)
  const { paths } = (await app.inject('/openapi.json')).json()
  expect(Object.keys(paths['/api/v1/profiles'])).toEqual(['get', 'post'])
})
