import { expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const app = await testApp(syntheticMarketStore(loadRules()))
const VIEW = 'role=data-engineer'

test('a figure is a picture with its selection, n, span and sources in it', async () => {
  const svg = await app.inject(`/skills/sql.svg?${VIEW}`)
  expect(svg.headers['content-type']).toBe('image/svg+xml; charset=utf-8')
  expect(svg.body).toMatch(/SQL in data engineer.*share of openings/i)
  expect(svg.body).toMatch(/n = [\d,]+\sopenings · .*2026 · Example/)
  expect(svg.body).toContain('SkillTide, 2026-')
  const png = await app.inject(`/skills/sql.png?${VIEW}`)
  expect(png.headers['content-disposition']).toBe('attachment; filename="sql.png"')
  expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG')
  expect((await app.inject('/skills/no-such-skill.png')).statusCode).toBe(404)
  expect((await app.inject(`/skills/sql.csv?${VIEW}`)).body).toMatch(/^skill,/)
})

test('a figure for a frame has no script and no form, and only this machine may frame it', async () => {
  const { body, headers } = await app.inject(`/embed/skills/sql?${VIEW}&skills=secret-skill`)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self' http://localhost:* http://127.0.0.1:*")
  expect(headers['x-frame-options']).toBeUndefined()
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(body).not.toMatch(/<script|<form/)
  expect(body).not.toContain('secret-skill')
  expect(body).toContain(`href="/skills/sql?${VIEW}"`)
  expect(body).toMatch(/<\/abbr> = [\d,]+\sopenings/)
})

test('every other page stays out of frames, and the page of a skill shows snippet and citation', async () => {
  const { body, headers } = await app.inject({
    url: `/skills/sql?${VIEW}&skills=python`,
    headers: { accept: 'text/html' },
  })
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(body).toContain('src="http://localhost:80/embed/skills/sql?role=data-engineer"'.replaceAll('"', '&quot;'))
  expect(body).toMatch(
    /SkillTide 0\.0\.0-test: SQL, share of openings, .*n = [\d,]+\sopenings\. Sources: .*Looked at on 2026/,
  )
})

const FIGURES = [
  ['/skills/compare', 'compare=sql,python', 'compared-skills', 'SQL, Python in openings: share of openings'],
  ['/openings', VIEW, 'openings', 'Data engineer openings posted per'],
  ['/openings/active', '', 'active-openings', 'Openings that stand at the end of each'],
  ['/openings/active', 'skill=sql', 'active-openings', 'Openings with SQL that stand at the end of each'],
  ['/roles', '', 'roles', 'Roles as a share of openings'],
  ['/roles/trends', '', 'role-trends', 'Roles as a share of openings: the surest to move'],
  ['/roles/data-engineer', '', 'data-engineer', 'Asked for in data engineer openings'],
  [
    '/roles/compare',
    'roles=data-engineer,data-analyst',
    'data-engineer-and-data-analyst',
    'What Data engineer and Data analyst ask for',
  ],
] as const

test.each(FIGURES)('%s?%s is a picture in both forms and stands in a frame', async (path, query, fileName, title) => {
  const svg = await app.inject(`${path}.svg?${query}`)
  expect(svg.statusCode).toBe(200)
  expect(svg.headers['content-disposition']).toBe(`attachment; filename="${fileName}.svg"`)
  const words = svg.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  expect(words).toContain(title)
  expect(words).toMatch(/n = [\d,]+ openings? · .*2026 · .*SkillTide, 2026-/)
  const png = await app.inject(`${path}.png?${query}`)
  expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG')
  const frame = await app.inject(`/embed${path}?${query}&skills=secret-skill`)
  expect(frame.headers['content-security-policy']).toContain("script-src 'none'")
  expect(frame.body).not.toMatch(/<script|<form|secret-skill/)
  expect(frame.body).toContain(`src="${path}.svg`)
})

test('every page with a chart offers it as CSV, JSON, PNG and SVG that are there, with a frame and a citation', async () => {
  const pages = [
    `/?${VIEW}`,
    '/skills/sql',
    '/skills/compare?compare=sql,python',
    '/roles',
    '/roles/data-engineer',
    '/roles/compare?roles=data-engineer,data-analyst',
  ]
  for (const url of pages) {
    const { body } = await app.inject({ url, headers: { accept: 'text/html' } })
    const files = [...body.matchAll(/<a href="([^"]+)" data-download[^>]*>(\w+)</g)]
    expect(new Set(files.map(([, , form]) => form)), url).toEqual(new Set(['CSV', 'JSON', 'PNG', 'SVG']))
    for (const [, href = ''] of files) {
      const address = href.replaceAll('&amp;', '&')
      expect([address, (await app.inject(address)).statusCode]).toEqual([address, 200])
    }
    expect(body, url).toContain('&lt;iframe src=&quot;http://localhost:80/embed/')
    expect(body, url).toMatch(/Looked at on 2026-/)
  }
})

test('a figure of nothing is a sentence, and no empty picture', async () => {
  for (const path of [
    '/skills/compare.svg',
    '/openings.png?country=FR',
    '/roles.svg?country=FR',
    '/skills/sql/pay.svg',
  ]) {
    const { statusCode, headers } = await app.inject(path)
    expect([path, statusCode, headers['content-disposition']]).toEqual([path, 404, undefined])
    expect(headers['content-type']).toMatch(/html|json/)
  }
})
