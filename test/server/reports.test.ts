import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseAtomFeed } from 'feedsmith'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { publishWeeklyReport } from '../../analysis/report/weekly/publish-weekly-report.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { atomFeed } from '../../server/atom-feed.ts'
import { WeeklyReportSchema } from '../../server/schemas/report-schema.ts'
import { textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0
const rules = loadRules()
const store = syntheticMarketStore(rules)
const app = await testApp(store)
const deps = { store, ...rules, rulesVersion: rules.reader.version }
const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } })

test('a report is a page with its finding, and links to its neighbours and forms', async () => {
  const { statusCode, body } = await get('/reports/2026-W46')
  expect(statusCode).toBe(200)
  expect(body.match(/<h1/g)).toHaveLength(1)
  for (const href of ['/reports/2026-W45', '/reports/2026-W47', '/reports/2026-W46.md', '/reports/2026-W46.csv']) {
    expect(body).toContain(`href="${href}"`)
  }
  expect(body).toContain('not published')
})

test('each chart of a report has its own files, with the figures of the report', async () => {
  const { body } = await get('/reports/2026-W46?role=data-engineer&skills=sql')
  const report = (await app.inject('/api/v1/reports/2026-W46?role=data-engineer')).json()
  const kinds = { csv: 'text/csv', json: 'application/json', png: 'image/png', svg: 'image/svg+xml' }
  for (const chart of ['skill-of-the-week', 'openings']) {
    for (const [form, kind] of Object.entries(kinds)) {
      const address = `/reports/2026-W46/${chart}.${form}?role=data-engineer`
      expect(body).toContain(`href="${address}"`)
      const { statusCode, headers } = await get(address)
      expect([address, statusCode]).toEqual([address, 200])
      expect(headers['content-type']).toContain(kind)
    }
  }
  const skill = (await get('/reports/2026-W46/skill-of-the-week.json?role=data-engineer')).json()
  expect(skill.series.points).toEqual(report.skillOfTheWeek.series.points)
  const openings = (await get('/reports/2026-W46/openings.csv?role=data-engineer')).body.trim().split('\n').slice(1)
  expect(openings.map((line) => Number(line.split(',')[1]))).toEqual(
    report.volume.course.map(({ n }: { n: number }) => n),
  )
  // Sunday of the week is the last day, on the page and in the picture, and both count what the bars show.
  const n = report.volume.course.reduce((sum: number, week: { n: number }) => sum + week.n, 0)
  const picture = (await get('/reports/2026-W46/openings.svg?role=data-engineer')).body
  const table = body.indexOf('Openings posted per week')
  const foot = body.slice(table, body.indexOf('</figcaption>', table))
  for (const shown of [picture, foot]) {
    expect(shown).toContain('15 Nov 2026')
    expect(shown).toContain(n.toLocaleString('en-GB'))
  }
  expect((await get('/reports/2026-W46/skill-of-the-week.svg?role=data-engineer')).body).toContain(skill.series.name)
})

test('the newest week has no next one, and a week to come is refused with a sentence', async () => {
  expect((await get('/reports/2026-W47')).body).not.toContain('rel="next"')
  const future = await get('/reports/2026-W48')
  expect(future.statusCode).toBe(400)
  expect(future.body).toContain('has not ended')
  expect((await get('/reports/nonsense')).statusCode).toBe(400)
})

test('the answer of the API is what its description says, and the same for a selection as on the page', async () => {
  const report = (await app.inject('/api/v1/reports/2026-W46?role=data-engineer')).json()
  expect([...Value.Errors(WeeklyReportSchema, report)]).toEqual([])
  expect(report).toMatchObject({ week: '2026-W46', about: 'data engineer openings', roles: [] })
  expect((await get('/reports/2026-W46?role=data-engineer')).body).toContain('data engineer openings')
})

test('a personal edition tells of the skills in the address, is kept nowhere, and leaves the report as it is', async () => {
  const plain = (await app.inject('/api/v1/reports/2026-W46?role=data-engineer')).body
  const { body, headers } = await get('/reports/2026-W46?role=data-engineer&skills=sql,ssis,zorblax')
  expect(headers['cache-control']).toBe('no-store')
  const text = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(text).toMatch(/Your skills and your gaps .*SQL \d+\.\d %.*SSIS .*Asked for, and not among yours .*Python/)
  expect(text).toContain('Not known: zorblax')
  expect((await app.inject('/api/v1/reports/2026-W46?role=data-engineer')).body).toBe(plain)
  const markdown = (await get('/reports/2026-W46.md?role=data-engineer&skills=sql')).body
  expect(markdown).toContain('## Your skills and your gaps')
})

test('a personal edition of a profile has its skills and what it is after, is kept nowhere, and no link carries its skills', async () => {
  const plain = (await app.inject('/api/v1/reports/2026-W46?role=data-engineer')).body
  const feed = (await app.inject('/feed.xml')).body
  const added = await app.inject({
    method: 'POST',
    url: '/profiles',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: 'name=Ann+Example&role=data-engineer&skills=ssis%3A+expert%2C+python%3A+awareness%2C+zorblax',
  })
  const path = String(added.headers.location)
  const id = path.split('/').at(-1)
  expect((await get(path)).body).toContain(`href="/reports/2026-W47?profile=${id}"`)

  const { body, headers } = await get(`/reports/2026-W46?profile=${id}`)
  expect(headers['cache-control']).toBe('no-store')
  const text = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(text).toContain('data engineer openings')
  expect(text).toMatch(/Your skills and your gaps For Ann Example .*SSIS .*Python \(you have: awareness\)/)
  expect(text).toContain('Not known: zorblax')
  const links = [...body.matchAll(/href="([^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
  expect(links).toContain(`/reports/2026-W45?role=data-engineer&profile=${id}&chosen=yes`)
  expect(links.filter((href) => /skills=/.test(href))).toEqual([])
  // Another part of the market for the same person: all roles.
  expect((await get(`/reports/2026-W46?profile=${id}&chosen=yes`)).body).toContain('Roles, as parts of all')

  for (const form of ['html', 'md', 'json']) {
    const file = await get(`/reports/2026-W46.${form}?profile=${id}`)
    expect(file.headers['cache-control'], form).toBe('no-store')
    expect(file.body, form).toContain('Ann Example')
  }
  const answer = await app.inject(`/api/v1/reports/2026-W46?profile=${id}`)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.json()).toMatchObject({ personal: { of: 'Ann Example', unknown: ['zorblax'] } })

  for (const nobody of ['0'.repeat(32), 'nobody']) {
    const missing = await get(`/reports/2026-W46?profile=${nobody}`)
    expect(missing.statusCode).toBe(404)
    expect(missing.body).toContain('There is no such profile')
  }
  expect((await app.inject('/api/v1/reports/2026-W46?role=data-engineer')).body).toBe(plain)
  expect((await app.inject('/feed.xml')).body).toBe(feed)
})

test('the file loads nothing and runs nothing', async () => {
  const { body, headers } = await get('/reports/2026-W46.html')
  expect(headers['content-disposition']).toBe('attachment; filename="skilltide-2026-W46.html"')
  expect(body).not.toMatch(/<script|<link|<img|<a\s|url\(\s*["']?https?:/)
  expect(body).toContain('<style>')
  expect(body).toContain('What moved')
})

test('the table has a line for each skill and role of the report', async () => {
  const report = (await app.inject('/api/v1/reports/2026-W46')).json()
  const lines = (await get('/reports/2026-W46.csv')).body.trim().split('\r\n')
  const rows = report.rising.length + report.falling.length + report.mostAsked.length + report.roles.length
  expect(lines).toHaveLength(1 + rows)
})

test('published reports are the entries of an Atom feed that keeps its ids', async () => {
  expect(parseAtomFeed((await app.inject('/feed.xml')).body).entries ?? []).toEqual([])
  for (const [weekStart, day] of [
    ['2026-11-02', '2026-11-09'],
    ['2026-11-09', '2026-11-16'],
  ] as const) {
    await publishWeeklyReport(deps, { weekStart, selection: WHOLE_MARKET }, `${day}T06:00:00.000Z`)
  }
  const { headers, body } = await app.inject('/feed.xml')
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const feed = parseAtomFeed(body)
  expect(feed.id).toBe('urn:skilltide:reports')
  expect(feed.updated).toBe('2026-11-16T06:00:00.000Z')
  expect(feed.entries?.map(({ id, updated }) => [id, updated])).toEqual([
    ['urn:skilltide:reports:2026-W46', '2026-11-16T06:00:00.000Z'],
    ['urn:skilltide:reports:2026-W45', '2026-11-09T06:00:00.000Z'],
  ])
  // What a reader shows: the findings as a list, the movers as a table, the address of the whole; nothing that loads or runs.
  const { keyPoints, rising, falling } = (await app.inject('/api/v1/reports/2026-W46')).json()
  const content = feed.entries?.[0]?.content ?? ''
  const html = typeof content === 'string' ? content : (content.value ?? '')
  const textOf = (markup: string) =>
    markup
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('\u00a0', ' ')
  const items = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) => textOf(item))
  expect(items.slice(0, keyPoints.length)).toEqual(keyPoints)
  expect(html.match(/<th scope="row">/g)).toHaveLength(rising.length + falling.length)
  expect(html).toMatch(/<a href="http:\/\/[^/"]+\/reports\/2026-W46">/)
  expect(html).not.toMatch(/<pre|<script|<style|<img|<link|style=/)
  expect((await app.inject('/feed.xml')).body).toBe(body)
  const otherName = await app.inject({ url: '/feed.xml', headers: { host: 'localhost' } })
  expect(parseAtomFeed(otherName.body).entries?.map(({ id }) => id)).toEqual(feed.entries?.map(({ id }) => id))
})

test('nothing that an advert brings becomes markup in the feed, or ends its section', async () => {
  const { report } = await publishWeeklyReport(
    deps,
    { weekStart: '2026-11-09', selection: WHOLE_MARKET },
    '2026-11-16T06:00:00.000Z',
  )
  const hostile = 'a ]]> b ]]> <script>c</script> & d'
  const content = JSON.stringify({ ...report, headline: hostile, keyPoints: [hostile] })
  const feed = atomFeed(
    [
      {
        weekStart: report.weekStart,
        selectionKey: '',
        publishedAt: '2026-11-16T06:00:00.000Z',
        rulesVersion: 'r',
        content,
      },
    ],
    'http://127.0.0.1:1',
  )
  const [entry] = parseAtomFeed(feed).entries ?? []
  const html = typeof entry?.content === 'string' ? entry.content : (entry?.content?.value ?? '')
  expect(html).toContain('<li>a ]]&gt; b ]]&gt; &lt;script>c&lt;/script> &amp; d</li>')
  expect(html).not.toContain('<script')
  expect(JSON.stringify(entry?.title)).toContain('&lt;script&gt;')
})

test.skipIf(!hasXmllint)(
  `the feed is valid Atom${hasXmllint ? '' : ' (skipped: no xmllint; Debian: libxml2-utils)'}`,
  async () => {
    await publishWeeklyReport(deps, { weekStart: '2026-11-09', selection: WHOLE_MARKET }, '2026-11-16T06:00:00.000Z')
    const grammar = join(import.meta.dirname, '..', 'fixtures', 'atom', 'atom.rng')
    const validate = (feed: string) =>
      spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', grammar, '-'], { input: feed, encoding: 'utf8' })
    const { body } = await app.inject('/feed.xml')
    expect(validate(body)).toMatchObject({ status: 0, stderr: '- validates\n' })
    // The grammar is no rubber stamp: an entry without its id, and a day that is no instant, are refused.
    expect(validate(body.replace(/<id>urn:skilltide:reports:[^<]*<\/id>/, '')).status).not.toBe(0)
    expect(validate(body.replace(/<updated>[^<]*<\/updated>/, '<updated>2026-11-16</updated>')).status).not.toBe(0)
  },
)

test('a published week says so on its page and in the archive', async () => {
  await publishWeeklyReport(deps, { weekStart: '2026-11-09', selection: WHOLE_MARKET }, '2026-11-16T06:00:00.000Z')
  expect((await get('/reports/2026-W46')).body).toContain('Published on 16 Nov 2026')
  const { body } = await get('/reports')
  expect(body).toContain('published 16 Nov 2026')
  expect(body).not.toContain('Nothing is published yet')
})

// Whoever subscribed before the first week was published had an empty feed, and no word why.
test('the archive says why its feed has no entry yet, and what puts one there', async () => {
  const { body } = await (await testApp(smallMarket())).inject({ url: '/reports', headers: { accept: 'text/html' } })
  expect(body).toContain('Nothing is published yet')
  expect(body).toContain('skilltide report --publish')
})

test('the file of a week says when it was published and what a recount says otherwise, as its page does', async () => {
  const fileOf = async (week: string) => textOf((await get(`/reports/${week}.html`)).body)
  expect(await fileOf('2026-W42')).toContain('Counted when this was made from this database; not published.')
  const then = { ...deps, rulesVersion: 'rules of then' }
  await publishWeeklyReport(then, { weekStart: '2026-10-19', selection: WHOLE_MARKET }, '2026-10-26T06:00:00.000Z')
  const published = 'Published on 26 Oct 2026; its figures stay as they were.'
  const restated = `rules rules of then ${rules.reader.version}`
  const file = await fileOf('2026-W43')
  expect(file).toContain(published)
  expect(file).toContain('Counted again when this was made')
  expect(file).toContain(restated)
  const page = textOf((await get('/reports/2026-W43')).body)
  expect(page).toContain(published)
  expect(page).toContain('Counted again today')
  expect(page).toContain(restated)
})
