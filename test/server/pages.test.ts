import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { HistoryCell } from '../../data/history/dataset.ts'
import { aHistory, aSource, aStore } from '../data/builders.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const empty = await testApp(aStore([], []))
const get = (url: string, on = app) => on.inject({ url, headers: { accept: 'text/html' } })
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

test.each([
  '/',
  '/skills',
  '/skills/python',
  '/roles',
  '/roles/data-engineer',
  '/gaps',
  '/reports',
  '/reports/2026-W45',
  '/sources',
  '/about',
  '/about/method',
])('%s is a page with a title, a main part and one heading of the first level', async (url) => {
  const { statusCode, headers, body } = await get(url)
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toMatch(/^<!doctype html><html lang="en">/)
  expect(body).toMatch(/<title>[^<]+ · SkillTide<\/title>/)
  expect(body.match(/<h1/g)).toHaveLength(1)
  expect(body).toContain('<main id="content"')
})

test('no page holds an inline script or an inline style but those whose hashes its policy names', async () => {
  for (const url of [
    '/',
    '/skills',
    '/skills/python',
    '/roles',
    '/roles/data-engineer',
    '/gaps?skills=sql',
    '/reports/2026-W45',
    '/sources',
    '/about',
    '/about/method',
  ]) {
    const { body, headers } = await get(url)
    const policy = String(headers['content-security-policy'])
    const inline = [...body.matchAll(/<(style|script)>(.*?)<\/\1>/gs)]
    expect(inline.map(([, element]) => element)).toEqual(
      inline.length === 3 ? ['style', 'style', 'script'] : ['style', 'script'],
    )
    for (const [, element, text = ''] of inline) {
      const hash = createHash('sha256').update(text).digest('base64')
      const allowed = policy.split(';').find((directive) => directive.startsWith(`${element}-src 'self'`))
      expect(allowed).toContain(`'sha256-${hash}'`)
    }
    const markup = inline.reduce((rest, [whole]) => rest.replace(whole, ''), body)
    expect(markup).not.toMatch(/\sstyle=/)
    expect(markup).not.toMatch(/<style/)
    expect(markup).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(markup).not.toMatch(/\son[a-z]+=/)
  }
})

test('the overview of a role says the share of the most asked-for skill, with n and sources', async () => {
  const text = textOf((await get('/?role=data-engineer&grain=week')).body)
  expect(text).toContain('SQL is named in 100.0 % of data engineer openings, Python in 40.0 %')
  expect(text).toContain('n = 100 openings')
  expect(text).toContain('Sources: Example board'.replace('Sources', 'Source'))
})

test('the overview says that nothing moves where nothing can be shown to move', async () => {
  expect(textOf((await get('/?role=data-engineer&grain=week')).body)).toContain(
    'Nothing changed that these data can show',
  )
})

test('the overview of an empty choice offers a wider one', async () => {
  const text = textOf((await get('/?role=data-engineer&country=FR')).body)
  expect(text).toContain('No openings for this choice')
  expect(text).toContain('There are no data engineer openings in France')
})

test('the overview of an empty database tells how to begin', async () => {
  const text = textOf((await get('/', empty)).body)
  expect(text).toContain('Bring in the first adverts')
  expect(text).toContain('skilltide crawl')
  expect(text).toContain('skilltide start')
})

test.each(['/skills', '/skills/python', '/roles', '/roles/data-engineer', '/gaps?skills=sql', '/sources'])(
  '%s of an empty database is a page that explains itself',
  async (url) => {
    const { statusCode, body } = await get(url, empty)
    expect(statusCode).toBe(200)
    expect(body).toContain('class="empty"')
    expect(textOf(body)).toContain('No adverts yet.')
  },
)

test('what was chosen and has no openings is called by its name', async () => {
  for (const [path, chosen] of [
    ['/', 'selected>IT and technical support<'],
    ['/gaps', 'selected>Senior<'],
    ['/skills', 'selected>France<'],
  ] as const) {
    const { body } = await get(`${path}?role=it-support&country=FR&seniority=senior`, empty)
    expect(body).toContain(chosen)
    expect(textOf(body)).not.toContain('it-support')
  }
  // A source that was never read has no other name than that of its address.
  expect((await get('/?source=old-board', empty)).body).toContain('selected>old-board<')
})

test('a choice of the form stands in the address, and empty fields do not', async () => {
  const { statusCode, headers } = await get('/?role=data-engineer&country=&weeks=&skills=')
  expect(statusCode).toBe(302)
  expect(headers.location).toBe('/?role=data-engineer')
})

test('the table of skills is sorted by share and can be sorted by name', async () => {
  const named = (html: string) => [...html.matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name)
  expect(named((await get('/skills?role=data-engineer')).body)).toEqual(['SQL', 'Python', 'Terraform'])
  expect(named((await get('/skills?role=data-engineer&sort=name')).body)).toEqual(['Python', 'SQL', 'Terraform'])
})

test('the search of skills finds other spellings', async () => {
  const { body } = await get('/skills?q=golang')
  expect(body).toContain('href="/skills/go"')
  expect(body).not.toContain('>Terraform<')
})

test('a skill that is searched for and never asked for is still found', async () => {
  expect(textOf((await get('/skills?q=cobol')).body)).toContain('Known to SkillTide, not named in these openings COBOL')
})

test('the page of a skill shows share, levels, employers, company of other skills and sentences with their link', async () => {
  const { body } = await get('/skills/python?role=data-engineer&grain=week')
  const text = textOf(body)
  expect(text).toContain('40.0 % 30.9–49.8 %, 40 of 100 openings')
  expect(text).toContain('Required 30 75.0 % 59.8–85.8 %')
  expect(text).toContain('Only mentioned 10 25.0 % 14.2–40.2 %')
  expect(text).toContain('Terraform 25.0 % 14.2–40.2 % 10 of 40, 7 employers 0.40 2.5×')
  expect(text).not.toContain('SQL 100.0 %') // named by all, so no more often beside Python
  expect(text).toContain('Example 0 Ltd')
  expect(body).toMatch(/<mark>Python<\/mark> and SQL, number \d+/)
  expect(body).toMatch(/<a href="https:\/\/jobs\.example\/\d+" rel="noopener noreferrer nofollow">Data Engineer<\/a>/)
})

test('the chart of a skill has a sentence, a table and the same figures as CSV', async () => {
  const { body } = await get('/skills/python?role=data-engineer&grain=week')
  expect(body).toMatch(
    /role="img" aria-label="Python, share of openings, \d+ periods to 2026-W46: 40\.0\u00a0% in 2026-W46/,
  )
  expect(body).toContain('data-n="10" data-count="4"')
  const { body: csv, headers } = await get('/skills/python.csv?role=data-engineer&grain=week')
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toBe('attachment; filename="python.csv"')
  expect(csv.split('\r\n')[0]).toBe('skill,name,weekStart,n,count,share,low,high,state,reason')
  expect(csv).toContain('python,Python,2026-09-07,10,4,0.4,')
})

test('"I have this" adds the skill to the address of the page', async () => {
  const { body } = await get('/skills?role=data-engineer&skills=sql')
  expect(body).toContain('href="/skills?role=data-engineer&amp;skills=sql%2Cpython#row-python"')
  expect(textOf(body)).toContain('✓ You have it')
})

test('the page of roles counts openings and names skills of each', async () => {
  expect(textOf((await get('/roles?grain=week')).body)).toContain(
    'Data engineer 100 83.3 % of all SQL 100.0 % Python 40.0 % Terraform 10.0 %',
  )
})

test('the page of a role shows how its openings divide', async () => {
  const text = textOf((await get('/roles/data-engineer?grain=week')).body)
  expect(text).toContain('100 openings in this span')
  expect(text).toContain('United Kingdom 100 100.0 %')
})

test('another role chosen on the page of a role leads to the page of that one', async () => {
  const { statusCode, headers } = await get('/roles/data-engineer?role=backend-engineer&country=DE')
  expect([statusCode, headers.location]).toEqual([302, '/roles/backend-engineer?country=DE'])
})

test.each([
  ['airflow', 'apache-airflow'],
  ['Amazon%20S3', 'amazon-s3'],
])('a skill is found under its name, another spelling of it, in any case: /skills/%s', async (text, id) => {
  const { statusCode, headers } = await get(`/skills/${text}?country=DE`)
  expect([statusCode, headers.location]).toEqual([302, `/skills/${id}?country=DE`])
})

test.each([
  ['/nowhere', 404, 'Page not found'],
  ['/skills/no-such-skill', 404, 'Skill not found'],
  ['/skills/postgre-sql', 404, 'did you mean postgresql?'],
  ['/roles/no-such-role', 404, 'Role not found'],
  ['/?role=wizard', 400, 'role: “wizard” is not known'.replaceAll(/[“”]/g, '&quot;')],
  ['/?weeks=many', 400, 'Not understood'],
  ['/?since=soon', 400, 'neither a week'],
])('%s is answered with a page for people', async (url, status, words) => {
  const { statusCode, headers, body } = await get(url)
  expect(statusCode).toBe(status)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toContain(words)
})

test('shipped history is named on the pages that count it, and can be left out', async () => {
  const store = aStore([], [])
  store.history.save(
    aHistory({
      title: 'Example history',
      tables: [
        {
          grain: 'month',
          skills: ['sql'],
          cells: [
            { periodStart: '2026-01-01', role: 'data-engineer', country: 'GB', openings: 90, counts: [[0, 45, 20]] },
          ],
        },
      ],
    }),
  )
  const shipped = await testApp(store)
  const text = textOf((await get('/', shipped)).body)
  expect(text).toContain('Shipped history included')
  expect(text).toContain('SQL is named in 50.0 % of openings')
  expect(text).toContain('Example history')
  expect(text).toContain('Read your own market next')
  expect(textOf((await get('/?history=off', shipped)).body)).toContain('Shipped history left out')
  const senior = textOf((await get('/gaps?skills=python&role=data-engineer&seniority=senior', shipped)).body)
  expect(senior).toMatch(/Compared with [\d,]+ data engineer openings/)
  expect(senior).toContain('these are openings of any seniority')
  expect(senior).not.toContain('senior data engineer openings')
  expect(textOf((await get('/gaps?skills=python&role=data-engineer', shipped)).body)).toContain(
    'hold no single adverts',
  )
})

// "Most asked for" put Terraform (4.8 % of 12,574) before SQL (8.8 % of 5,507), and its foot gave 12,574 for both.
test('a skill that not every source looks for stands by its share, and its row says of how many openings', async () => {
  const store = aStore([], [])
  const months = (skills: string[], openings: number, counts: [number, number, number | null][]) => ({
    ...{ grain: 'month' as const, skills },
    cells: [{ periodStart: '2026-01-01', role: 'data-engineer', country: 'GB', openings, counts }],
  })
  store.history.save(
    aHistory({
      id: 'own-counts',
      title: 'Own counts',
      tables: [
        months(['sql', 'terraform'], 100, [
          [0, 30, 10],
          [1, 10, 2],
        ]),
      ],
    }),
  )
  store.history.save(
    aHistory({
      id: 'few-terms',
      title: 'Few terms',
      countedBy: { who: 'others', rules: 'theirs' },
      tables: [months(['terraform'], 900, [[0, 90, null]])],
    }),
  )
  const shipped = await testApp(store)
  for (const url of ['/', '/skills']) {
    const text = textOf((await get(url, shipped)).body)
    expect(text).toContain('n = 1,000 openings')
    expect(text).toMatch(/SQL .*?30\.0 % [\d.–]+ % of 100 openings.*? Terraform .*?10\.0 % /)
    expect(text).not.toContain('of 1,000 openings')
  }
  expect(textOf((await get('/', shipped)).body)).toContain('SQL is named in 30.0 % of openings, Terraform in 10.0 %')
})

test('the most asked-for skills say what is left out of them', async () => {
  for (const url of ['/', '/roles/data-engineer'])
    expect(textOf((await get(url)).body)).toContain('without soft skills and broad fields')
})

test('where no crawl can be started from the page of sources it says why', async () => {
  const demo = await testApp(smallMarket(), { mode: 'demo' })
  const { body } = await get('/sources', demo)
  expect(body).toContain('A demo reads its synthetic boards once')
  expect(body).not.toContain('Start a crawl')
  for (const url of ['/sources/crawl', '/sources/crawl/stop']) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await demo.inject({ method: 'POST', url, headers, payload: 'source=' })).statusCode).toBe(409)
  }
})

test('every page of the demo says that its data are synthetic', async () => {
  const demo = await testApp(smallMarket(), { mode: 'demo' })
  for (const url of [
    '/',
    '/skills',
    '/skills/sql',
    '/roles',
    '/roles/data-engineer',
    '/gaps',
    '/sources',
    '/about',
    '/nowhere',
  ]) {
    expect((await get(url, demo)).body).toContain('Demo data.')
  }
})

test('a server of own data says so of a database that holds demo adverts alone, on pages without figures too', async () => {
  const served = await testApp(aStore([{ skills: ['sql'] }], [aSource({ origin: 'demo' })]))
  for (const url of ['/', '/gaps', '/phrases', '/profiles', '/?role=data-engineer&country=PT&seniority=principal']) {
    expect((await get(url, served)).body, url).toContain('Demo data.')
  }
})

test('where own adverts are counted beside those of the demo, a page says that some are synthetic, not all', async () => {
  const boards = [aSource({ source: 'demo-board', origin: 'demo' }), aSource()]
  const openings = boards.map(({ source }) => ({ skills: ['sql'], posting: { source } }))
  const served = await testApp(aStore(openings, boards))
  const text = textOf((await get('/skills/sql?grain=week', served)).body)
  expect(text).toContain('Partly demo data. Synthetic adverts are counted among these')
  expect(text).not.toContain('Every advert, employer and figure here is synthetic')
  expect(text).toMatch(/Partly demo data: SkillTide [^:]+: SQL, share of openings/)
})

// Five cards asked for adverts one by one, and "goes together with" claimed that nothing stands out from chance.
test('of shipped figures a skill says once what needs adverts; among own adverts that do not name it, that none does', async () => {
  const cells = [
    { periodStart: '2026-09-01', role: '*', country: '*', openings: 90, counts: [[0, 45, null]] },
  ] satisfies HistoryCell[]
  const history = aHistory({ tables: [{ grain: 'month', skills: ['cobol'], cells }] })
  const shipped = aStore([], [])
  shipped.history.save(history)
  const both = smallMarket()
  both.history.save(history)
  const [without, beside] = await Promise.all(
    [shipped, both].map(async (store) => textOf((await get('/skills/cobol', await testApp(store))).body)),
  )
  expect(without).toContain('Needs adverts of your own')
  expect(without).not.toContain('by chance')
  expect(without).not.toContain('Goes together with')
  expect(beside).not.toContain('Needs adverts of your own')
  expect(beside?.match(/None of 120 openings that this installation has read names COBOL\./g)).toHaveLength(4)
})

test('a skill that no opening names says what was looked at', async () => {
  const served = await testApp(smallMarket())
  const page = await get('/skills/cobol', served)
  expect(page.body).toMatch(/Looked at all openings, n = 120\./)
  expect(page.body).not.toContain('Look at the whole market')
  expect((await get('/skills/cobol?role=data-engineer', served)).body).toContain('Look at the whole market')
})

test('what an advert says is never markup', async () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
  const store = aStore([
    {
      skills: [{ skillId: 'sql', level: 'required', start: 0, end: 3 }],
      posting: {
        title: hostile,
        company: hostile,
        url: 'javascript:alert(3)',
        description: { format: 'text', content: `SQL ${hostile}` },
      },
    },
  ])
  const { body } = await get('/skills/sql?grain=week', await testApp(store))
  expect(body).toContain('&lt;script>alert(1)')
  expect(body).not.toContain('<script>alert')
  expect(body).not.toContain('<img')
  expect(body).not.toContain('javascript:')
})

test('what runs by itself stands on the page of sources, with the failure of its last run', async () => {
  const last = {
    ...{ dueAt: '2026-11-23T06:00:00.000Z', startedAt: '2026-11-23T06:00:01.000Z' },
    ...{ finishedAt: '2026-11-23T06:01:00.000Z', failure: 'the disk is full' },
  }
  const schedule = { cron: '0 6 * * 1', timeZone: 'UTC', last, nextAt: '2026-11-30T06:00:00.000Z' }
  const scheduled = await testApp(aStore([], []), { schedule: () => schedule })
  const text = textOf((await get('/sources', scheduled)).body)
  expect(text).toContain('next 2026-11-30 06:00 UTC')
  expect(text).toContain('It failed: the disk is full')
  expect((await get('/sources')).body).not.toContain('id="schedule"')
})

test('the page of a skill says how many years its openings ask for, of how many, as the API does', async () => {
  const { body } = await get('/skills/python?grain=week')
  expect(textOf(body)).toContain('Median 3 years (95 % interval')
  expect(textOf(body)).toContain('30 openings of 40 that name Python state years for it, of 7 employers.')
  const answer = await app.inject('/api/v1/skills/python/dimensions?grain=week')
  expect(answer.json().years).toMatchObject({
    ...{ n: 40, stated: 30, employers: 7 },
    median: { value: 3 },
    counts: [
      { from: 2, until: 3, openings: 10 },
      { from: 3, until: 4, openings: 10 },
      { from: 4, until: 5, openings: 10 },
    ],
  })
  expect(textOf((await get('/skills/sql?grain=week')).body)).toContain('that name SQL states years for it')
})

test('saying "I have this" in a row of the skills leads back to that row', async () => {
  const { body } = await get('/skills')
  const [, href = '', row = ''] = /class="have"[^>]*href="([^"#]*)#(row-[^"]+)"/.exec(body) ?? []
  expect(row).not.toBe('')
  expect(body).toContain(`<tr id="${row}"`)
  expect((await get(href.replaceAll('&amp;', '&'))).body).toContain(`<tr id="${row}"`)
})
