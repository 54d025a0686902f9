import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findMoney } from '../../analysis/postings/money.ts'
import { readSalary } from '../../analysis/postings/salary.ts'
import { CvError } from '../../analysis/profiles/cv-document.ts'
import { readCvBytes } from '../../analysis/profiles/read-cv-bytes.ts'
import { parseConfiguration } from '../../crawler/configuration/parse-configuration.ts'
import { RobotsDisallowedError } from '../../crawler/http/fetch-errors.ts'
import { createRobotsGate } from '../../crawler/http/robots-gate.ts'
import { postedDay } from '../../crawler/posted-day.ts'
import { readPage } from '../../crawler/reading/read-page.ts'
import { SOURCE_ADAPTERS } from '../../crawler/sources/registry.ts'
import { PageShapeError } from '../../crawler/sources/source-errors.ts'
import { readWrittenDate } from '../../crawler/written-date.ts'
import { UserError } from '../../data/user-error.ts'
import { KEY_VARIABLES, readFixture } from '../crawler/sources/fixture.ts'
import { corpus, tryAll } from './changed-inputs.ts'

/** Whatever strangers send is read or refused in words: no other error, nothing left in a prototype. */

beforeEach(() => {
  for (const name of KEY_VARIABLES) vi.stubEnv(name, 'set')
})
afterEach(() => vi.unstubAllEnvs())

const READ_AT = '2026-11-26T00:00:00Z'
/** "mistake in the adapter" is what an error that the adapter did not mean to throw is called. */
const isShape = (error: unknown) => error instanceof PageShapeError && !error.message.includes('mistake in the adapter')
const adapters = SOURCE_ADAPTERS.map((adapter) => ({ type: adapter.type, adapter }))

describe.each(adapters)('pages of $type', ({ type, adapter }) => {
  const { config, answer, expected, hasDetail } = readFixture(type)
  const [request] = expected.firstRequests
  if (request === undefined) throw new Error(`the fixture of ${type} asks for nothing`)
  const own = answer(request, 'listing')
  const pages = hasDetail ? [own, { ...answer(request, 'detail'), kind: 'detail' as const }] : [own]
  const read = (body: string) =>
    pages.map((page) => {
      try {
        return readPage(adapter, config, { ...page, body, readAt: READ_AT })
      } catch (error) {
        if (!isShape(error)) throw error
        return null
      }
    })

  test('changed at any place, and pages of every other kind, are read or refused', async () => {
    await tryAll('pages', [...pages.map(({ body }) => body), ...corpus], read)
  })
})

test('dates are a day or none', async () => {
  const seeds = [
    '2026-11-26T10:00:00Z',
    'Di, 23 Jan 2018',
    'jeu., 02 avril 2020',
    '1700000000',
    '03/04/2026',
    '2020-11-08T16:20:00-05:00Z',
  ]
  await tryAll('dates', seeds, (text) => {
    readWrittenDate(text)
    const day = postedDay(text)
    if (day !== null) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
  })
})

test('amounts are finite or none', async () => {
  const seeds = [
    '$120-150k',
    '$204.4K – $352K • Offers Equity',
    '60.000 €',
    "110'000 CHF",
    '12-18 LPA',
    '600万円',
    '401(k) match',
  ]
  await tryAll('amounts', seeds, (text) => {
    findMoney(text)
    const salary = readSalary(text)
    for (const value of [salary?.min, salary?.max]) if (value != null) expect(Number.isFinite(value)).toBe(true)
  })
})

test('robots.txt is followed or closes the host', async () => {
  const gate = (body: string) =>
    createRobotsGate({
      productToken: 'SkillTide',
      onCrawlDelay: (_host, delayMs) => expect(delayMs).toBeGreaterThanOrEqual(0),
      get: async (url) => ({ url, status: 200, headers: new Map(), body: Buffer.from(body) }),
    }).check('https://jobs.example/a?b=c', false)
  const seeds = [
    'User-agent: *\nDisallow: /a*b$\nAllow: /a\nCrawl-delay: 2\n\nUser-agent: SkillTide\nDisallow:\nSitemap: https://x.example/s.xml',
  ]
  await tryAll('robots', seeds, gate, (error) => error instanceof RobotsDisallowedError)
})

test('a configuration is read or refused by line and key', async () => {
  const seeds = [
    'sources:\n  - id: acme\n    type: greenhouse\n    board: acme\nschedule:\n  cron: "0 6 * * 1"\n',
    'mail:\n  host: mail.example\n  from: a@example.org\n  recipients: [b@example.org]\n',
  ]
  await tryAll(
    'configuration',
    seeds,
    (text) => parseConfiguration(text, 'skilltide.yaml'),
    (error) => error instanceof UserError,
  )
})

test('a CV of any kind is read or refused in a sentence', async () => {
  const seeds = [
    '# Robin Example\n\n## Skills\n- SQL (expert)\n- Python\n\n## Experience\nData Engineer, Acme, 2019 – 2024\n',
    JSON.stringify({
      basics: { name: 'Robin' },
      skills: [{ name: 'SQL', level: 'expert', keywords: ['dbt'] }],
      work: [{}],
    }),
    'Name\nSQL\nPython\n',
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>',
    'PK\u0003\u0004\u0014\u0000',
  ]
  const names = ['cv.md', 'cv.json', 'Skills.csv', 'cv.pdf', 'cv.docx', 'cv.txt']
  await tryAll('cvs', seeds, async (text) => {
    for (const name of names)
      await readCvBytes(Buffer.from(text, 'latin1'), name).catch((error) => {
        if (!(error instanceof CvError)) throw error
      })
  })
})
