import { expect, test } from 'vitest'
import { addDays } from '../../data/weeks.ts'
import { aMention, aSource, aStore } from '../data/builders.ts'
import { fieldsOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const post = (fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: '/gaps',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  })

test('a link with skills shows strengths, gaps, coverage and what is not known', async () => {
  const { body, headers } = await app.inject('/gaps?role=data-engineer&weeks=13&skills=sql,zorblax')
  const text = textOf(body)
  expect(text).toContain('60.0 % of data engineer openings are within reach')
  expect(text).toContain('Not known to SkillTide, and so not counted: zorblax')
  expect(text).toContain('Python')
  expect(text).toContain('40 of 100 openings')
  expect(headers['cache-control']).toBe('no-store')
})

test('a handful of openings advises nothing: the page says how few they are, and what shares the first place', async () => {
  const server = await testApp(
    aStore(
      [{ postedOn: '2026-11-02', skills: ['airbyte', aMention('dbt', { level: 'required' })] }],
      [aSource({ firstReadOn: '2026-09-01', lastReadOn: '2026-11-22' })],
    ),
  )
  const text = textOf((await server.inject('/gaps?role=data-engineer&skills=sql')).body)
  expect(text).toContain('within reach yet. Only 1 opening stands behind these figures: no basis for advice.')
  expect(text).toContain('2 skills tie for the first place, at 1 of 1 opening each (dbt and Airbyte)')
  expect(text).toContain('Largest gap not known too few openings to rank')
  expect(text).not.toContain('asked for most.')
})

test('where there are no openings it does not say that they name no skill', async () => {
  const { body } = await app.inject('/gaps?role=data-engineer&country=PT&skills=sql')
  expect(textOf(body)).toContain('There are no data engineer openings in Portugal')
  expect(textOf(body)).not.toContain('name a skill')
})

test('each gap stands with its share, interval, n and a chart with a table', async () => {
  const { body } = await app.inject('/gaps?role=data-engineer&weeks=13&skills=sql')
  expect(body.match(/<article class="card gap-card">/g)).toHaveLength(2)
  expect(textOf(body)).toContain('40.0 % 30.9–49.8 % 40 of 100 openings')
  expect(body.match(/<figure class="chart chart-small"/g)).toHaveLength(2)
})

test('a list typed into the form becomes an address that can be kept: the ids of the skills in it', async () => {
  const { statusCode, headers } = await post({
    skills: 'SQL, Python; dbt\non-premise data warehouse',
    role: 'data-engineer',
    country: '',
  })
  expect(statusCode).toBe(303)
  expect(headers.location).toBe('/gaps?role=data-engineer&skills=sql%2Cpython%2Cdbt%2Con-premises-data-warehousing')
})

test('what is typed as known a little counts as known of, not as held', async () => {
  for (const text of ['sql, python (beginner)', 'sql, Python - basic', 'python: a little, SQL']) {
    const { body } = await post({ skills: text, role: 'data-engineer', weeks: '13' })
    expect(textOf(body), text).toMatch(/Asked for, and you have it below working level .*Python/)
    const gap = (await app.inject(`/api/v1/gap?role=data-engineer&skills=${encodeURIComponent(text)}`)).json()
    expect([gap.held, gap.levelGaps].map((list) => list.map(({ skill }: { skill: string }) => skill))).toEqual([
      ['sql'],
      ['python'],
    ])
  }
})

const LETTERHEAD = 'Jane Roe, jane.roe@mail.example, +44 20 7946 0000, 5 Secret Street'
const leadsOf = (html: string) =>
  [...html.matchAll(/(?:href|src|data-address|action)="([^"]*)"|type="hidden"[^>]*value="([^"]*)"/g)]
    .map(([, address = '', value = '']) => address + value)
    .join('\n')

test('a pasted CV becomes an address of the skills in it, which carries no word of the text', async () => {
  const cv = `Jane Roe, of 5 Secret Street. ${'I built reports for the finance department with great care. '.repeat(10)}\nSkills: SQL, Python`
  const { statusCode, headers } = await post({ skills: cv, role: 'data-engineer' })
  expect(statusCode).toBe(303)
  expect(headers.location).toBe('/gaps?role=data-engineer&skills=sql%2Cpython')
})

// Up to ten of them stood in the link to the comparison, short texts in the address bar and in every link of the page.
test.each(['', `\n${'Globex reports, Globex dashboards, '.repeat(12)}`])(
  'what is no known skill is said in the answer, and stands in no link, field or address of it',
  async (rest) => {
    const { statusCode, body, headers } = await post({
      skills: `${LETTERHEAD}\nSQL, Zorblax, Python${rest}`,
      role: 'data-engineer',
    })
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.location).toBeUndefined()
    expect(textOf(body)).toMatch(/Not known to SkillTide, and so not counted: .*Zorblax/)
    expect(body).toContain('SQL, Zorblax, Python')
    expect(leadsOf(body)).toContain('skills=sql%2Cpython')
    expect(leadsOf(body)).not.toMatch(/jane|roe|7946|secret|zorblax|globex/i)
  },
)

test.each(['/gaps', '/skills', '/', '/roles', '/reports/2026-W46'])(
  'unknown words that somebody wrote into the address of %s are handed on by no link of it',
  async (path) => {
    const { body } = await app.inject(`${path}?weeks=13&skills=SQL,jane@mail.example,zorblax`)
    expect(leadsOf(body)).toContain('skills=sql')
    expect(leadsOf(body)).not.toMatch(/jane|zorblax/)
  },
)

// Seven skills were held that the CV reader, which /profiles asks, found in none of it.
test('sentences are read as those of a CV: what is denied or wished for is not held', async () => {
  const denied = [
    'No experience with AWS. I have never used Snowflake. Not yet worked with Airflow. I do not know Kafka.',
    'I would like to learn dbt and Terraform. Interested in learning Kubernetes.',
  ]
  const none = await post({ skills: denied.join(' '), role: 'data-engineer' })
  expect(none.statusCode).toBe(200)
  expect(textOf(none.body)).toContain('No skill that SkillTide knows was found in it')
  const some = await post({ skills: `${denied.join('\n')}\nI built a website with Python and SQL for a bank.` })
  expect(some.headers.location).toBe('/gaps?skills=python%2Csql')
  expect((await post({ skills: 'I do not know Kafka' })).statusCode).toBe(200)
})

test('a text without any known skill is answered at once, and says so', async () => {
  const { statusCode, body } = await post({ skills: 'Jane Roe', role: 'data-engineer' })
  expect(statusCode).toBe(200)
  expect(textOf(body)).toContain('No skill that SkillTide knows was found in it')
  expect(leadsOf(body)).not.toMatch(/jane/i)
})

test('slips of the finger are asked about, never counted by themselves, and take the place of the words once ticked', async () => {
  const typed = { skills: 'Pythn, sql sever, Zorblax', role: 'data-engineer' }
  const asked = await post(typed)
  expect(asked.statusCode).toBe(200)
  const words = textOf(asked.body)
  expect(words).toContain('Did you mean …?')
  expect(words).toContain('Python for “ Pythn ”')
  expect(words).toContain('Microsoft SQL Server for “ sql sever ”')
  expect(words).toContain('SQL from “sql sever”')
  expect(words).toContain('Not known to SkillTide, and so not counted: Pythn, Zorblax')
  expect(asked.body).toContain('href="/gaps?role=data-engineer&amp;skills=sql"')
  const ticked = await post({ ...typed, meant: 'python' })
  expect(ticked.body).toContain('Python, sql sever, Zorblax</textarea>')
  expect(ticked.body).toContain('href="/gaps?role=data-engineer&amp;skills=python%2Csql"')
  expect(textOf(ticked.body)).toContain('Microsoft SQL Server for “ sql sever ”')
  // Nothing can be ticked that was not offered.
  expect((await post({ ...typed, meant: 'cobol' })).body).not.toContain('cobol')
  const json = (await app.inject('/api/v1/gap?skills=pythn,sql&role=data-engineer')).json()
  expect(json).toMatchObject({ unknown: ['pythn'], suggestions: [{ typed: 'pythn', skill: 'python' }] })
  expect(json.held.map(({ skill }: { skill: string }) => skill)).toEqual(['sql'])
})

test('a comparison leads to people who have a profile, and becomes a profile itself', async () => {
  const { body } = await app.inject('/gaps?role=data-engineer&country=GB&skills=sql,zorblax,python - basic')
  expect(body).toContain('href="/profiles"')
  expect(body).toContain('href="/profiles#add"')
  const fields = fieldsOf(body, '/profiles')
  expect(fields).toMatchObject({ role: 'data-engineer', country: 'GB', skills: 'SQL, Python: awareness' })
  const made = await app.inject({
    method: 'POST',
    url: '/profiles',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams({ ...fields, name: 'Kim' }).toString(),
  })
  const path = String(made.headers.location)
  expect((await app.inject(`/api/v1${path}`)).json()).toMatchObject({
    ...{ name: 'Kim', vision: { role: 'data-engineer' }, places: { country: 'GB' } },
    skills: [{ skill: 'sql' }, { skill: 'python', level: 'awareness' }],
  })
  // From the gaps of a person there is a way back, and nothing to keep once more.
  const theirs = (await app.inject(`/gaps?profile=${path.split('/')[2]}`)).body
  expect(theirs).toContain('Skills without a profile')
  expect(theirs).not.toContain('Keep these skills')
})

test('headings, addresses and the name of a pasted CV are not taken for skills', async () => {
  const skills = [
    ...['Jane Doe', '12 High Street', 'Leeds LS1 4AB', 'jane@example.org', '+44 20 7946 0018', '', 'SKILLS'],
    ...['SQL, Python, Zorblax', '', 'EXPERIENCE', 'Data analyst, Acme Ltd', '2019-2023', '', 'EDUCATION'],
  ].join('\n')
  const { body } = await post({ skills, role: 'data-engineer' })
  expect(textOf(body)).toMatch(/Not known to SkillTide, and so not counted: Zorblax *\./)
})

test('a form without skills asks for some', async () => {
  const { headers } = await post({ skills: '', role: 'data-engineer' })
  expect(headers.location).toBe('/gaps?role=data-engineer')
  expect(textOf((await app.inject('/gaps?role=data-engineer')).body)).toContain('Three ways to begin')
})

test('the gaps are there as CSV', async () => {
  const { body } = await app.inject('/gaps.csv?role=data-engineer&weeks=13&skills=sql')
  expect(body.split('\r\n')[1]).toMatch(/^python,Python,[^,]+,40,100,0\.4,0\.30/)
})

test('a CV larger than a form may be is refused in words, and stands in the form as it was', async () => {
  const { statusCode, body } = await post({ skills: 'x'.repeat(200_001) })
  expect(statusCode).toBe(400)
  expect(body.includes('Your skills, or your CV as text: must have at most 200,000 characters')).toBe(true)
  expect(body.includes('x'.repeat(200_001))).toBe(true)
})

// Further gaps went on after 24 % with soft skills of 60 %, and called itself ordered.
test('soft skills and broad fields stand in a table of their own, and reach says of which openings it is', async () => {
  const openings = Array.from({ length: 60 }, (_, index) => ({
    postedOn: addDays('2026-09-07', index % 60),
    skills:
      index === 0
        ? ['communication']
        : ['sql', 'python', 'dbt', 'kafka', 'terraform', 'communication', 'docker', 'git'],
    posting: { title: 'Data Engineer', company: `Firm ${index}` },
  }))
  const soft = await testApp(aStore(openings))
  const { body } = await soft.inject({ url: '/gaps?skills=sql&weeks=26', headers: { accept: 'text/html' } })
  const [further = '', broad = ''] = ['further', 'broad-gaps'].map(
    (id) => body.split(`aria-labelledby="${id}"`)[1]?.split('</section>')[0],
  )
  expect(further).not.toContain('Communication')
  expect(textOf(broad)).toMatch(/Soft skills and broad fields .* Communication 100\.0 %/)
  expect(textOf(body)).toContain('0 of the 59 openings that name a skill to learn: you hold 80 % of what they ask for')
})

// The shares were of 13 weeks, the verdicts of the trend of all months, and nothing said so.
test('verdicts of another span than the shares say of which', async () => {
  const { body } = await app.inject('/gaps?role=data-engineer&weeks=13&skills=sql')
  const trends = (await app.inject('/api/v1/trends?role=data-engineer&grain=auto')).json()
  expect(trends.span.from).toBe('2026-09-01')
  expect(textOf(body).match(/verdicts: of the trends of 1 Sept? – 30 Nov 2026/g)).toHaveLength(2)
})
