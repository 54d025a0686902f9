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
