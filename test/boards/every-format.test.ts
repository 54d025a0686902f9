import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type CrawlReport, crawl } from '../../crawler/crawl.ts'
import { SOURCE_ADAPTERS } from '../../crawler/sources/registry.ts'
import type { StoredPosting } from '../../data/domain.ts'
import { memoryStore } from '../crawler/memory-store.ts'
import { KEY_VARIABLES, readFixture } from '../crawler/sources/fixture.ts'
import { DEMO_KEY } from './formats/public-services.ts'
import { type EveryFormat, startEveryFormat, WIRE_FORMATS } from './formats/start-every-format.ts'
import type { SyntheticPosting } from './synthetic-postings.ts'

const POSTINGS = 160 // more than one page of every source that turns pages but one

let boards: EveryFormat
/** What was kept, by source: read once, for 33 formats ask for theirs. */
const kept = new Map<string, StoredPosting[]>()
const store = memoryStore()
const reports: CrawlReport[] = []

const crawlAll = async (now: string) => {
  const report = await crawl(boards.sources, {
    store,
    now: () => now,
    userAgent: 'SkillTide/9.9.9 (test)',
    politeness: { requestsAtOnce: 8, delayMs: 0, backOffMs: 1 },
  })
  reports.push(report)
}

beforeAll(async () => {
  for (const name of KEY_VARIABLES) vi.stubEnv(name, DEMO_KEY)
  boards = await startEveryFormat(POSTINGS)
  await crawlAll('2026-11-22T22:00:00.000Z')
  await crawlAll('2026-11-23T22:00:00.000Z')
  for (const posting of store.all()) kept.set(posting.source, [...(kept.get(posting.source) ?? []), posting])
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await boards.close()
})

/** What every system can say of an advert. */
const inShort = ({ title, company, postedOn }: Pick<StoredPosting, 'title' | 'company' | 'postedOn'>): string =>
  `${postedOn} ${title} (${company})`
const sorted = (lines: readonly string[]): string[] => [...lines].sort()

test('the server speaks the format of every source; of one without a format here its fixture is crawled instead', () => {
  const types = SOURCE_ADAPTERS.map(({ type }) => type)
  const spoken = new Set(WIRE_FORMATS.map(({ entry }) => entry.type))
  expect([...spoken].filter((type) => !types.includes(type))).toEqual([])
  expect(spoken.size).toBe(33)
  for (const type of types.filter((type) => !spoken.has(type)))
    expect(readFixture(type).expected.postings).not.toEqual([])
  expect(boards.postings).toHaveLength(POSTINGS)
})

test('robots.txt is asked for first, and once a run', () => {
  expect(boards.requests[0]).toBe('/robots.txt')
  expect(boards.requests.filter((path) => path === '/robots.txt')).toHaveLength(2)
})

describe.each(WIRE_FORMATS.map((format) => ({ type: format.entry.type, format })))('over $type', ({ type, format }) => {
  const own = (): StoredPosting[] => kept.get(type) ?? []
  const summaryOf = (report: CrawlReport | undefined) => report?.sources.find(({ id }) => id === type)

  test('the same adverts come in, each once, with title, employer and day', () => {
    const hasDay = format.lacks !== 'posting day'
    const expected = boards.postings.map(({ title, employer, postedOn }) =>
      inShort({ title, company: employer.name, postedOn: hasDay ? postedOn : null }),
    )
    expect(sorted(own().map(inShort))).toEqual(sorted(expected))
    expect(new Set(own().map(({ sourceId }) => sourceId)).size).toBe(POSTINGS)
  })

  test('every skill that an advert asks for stands in the text that is kept', () => {
    if (format.lacks === 'whole text') {
      expect(own().every(({ description }) => description.content.length > 100)).toBe(true)
      return
    }
    const plain = (text: string): string =>
      text.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/').replaceAll('&#x27;', "'")
    const texts = own().map(({ title, description }) => ({ title, text: plain(description.content) }))
    const isKept = ({ title, skills }: SyntheticPosting): boolean =>
      texts.some((own) => own.title === title && skills.every(({ name }) => own.text.includes(name)))
    const lost = boards.postings.filter((posting) => !isKept(posting))
    expect(lost).toEqual([])
  })

  test("every link is the public one, and nobody's address is kept", () => {
    expect(own().every(({ url }) => url !== null && !url.includes('127.0.0.1'))).toBe(true)
    expect(own().some(({ description }) => /Invented Person|@demo\.example/.test(description.content))).toBe(false)
  })

  test('a second crawl changes nothing', () => {
    // The deleted comment of the thread is no advert, in either run.
    const notOffers = type.startsWith('hn-') ? 1 : 0
    expect(summaryOf(reports[0])).toMatchObject({ new: POSTINGS, failed: 0, notOffers })
    expect(summaryOf(reports[1])).toMatchObject({ new: 0, updated: 0, unchanged: POSTINGS, failed: 0, notOffers })
  })
})

test('an answer that has not changed is told by 304, without a body', async () => {
  const path = `${boards.url}/jobs/api`
  const first = await fetch(path)
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/".+"$/)
  const again = await fetch(path, { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})
