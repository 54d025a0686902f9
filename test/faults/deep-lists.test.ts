import { afterEach, expect, test } from 'vitest'
import { crawl } from '../../crawler/crawl.ts'
import { type AnswerServer, json, startAnswerServer } from '../boards/answer-server.ts'
import { memoryStore } from '../crawler/memory-store.ts'

/** Services that refuse to look beyond a depth, or begin again there. All of a longer list is read, and each once. */

let server: AnswerServer | undefined
afterEach(() => server?.close())

const deps = () => ({
  store: memoryStore(),
  now: () => '2026-11-16T08:00:00.000Z',
  userAgent: 'SkillTide/9.9.9 (test)',
  politeness: { requestsAtOnce: 8, delayMs: 0, backOffMs: 1 },
})
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

test('400 on depth (JobTech): 4,500 adverts of a service that shows 2,100 of a search', async () => {
  const ads = upTo(4_500).map((number) => ({
    id: String(number),
    headline: `Data Engineer ${number}`,
    description: { text: 'SQL' },
    publication_date: new Date(Date.UTC(2026, 10, 15) - number * 60_000).toISOString().slice(0, 19),
  }))
  let refused = 0
  server = await startAnswerServer([
    [
      /^\/search$/,
      (_groups, { query }) => {
        const [offset, limit, before] = [
          Number(query.get('offset')),
          Number(query.get('limit')),
          query.get('published-before'),
        ]
        if (offset > 2_000 || limit > 100) {
          refused += 1
          return null
        }
        const found = before === null ? ads : ads.filter((ad) => ad.publication_date <= before)
        return json({ total: { value: found.length }, hits: found.slice(offset, offset + limit) })
      },
    ],
  ])
  const own = deps()
  const report = await crawl([{ id: 'job-tech', type: 'job-tech', baseUrl: server.url, allowPrivateHosts: true }], own)
  expect([refused, report.sources[0]?.failed]).toEqual([0, 0])
  expect(new Set(own.store.all().map(({ sourceId }) => sourceId)).size).toBe(4_500)
})

/** A Workday board that counts to 2,000 at most, and begins again behind that. */
async function workdayBoard(count: number, teams: number): Promise<{ asked: number[] }> {
  const asked: number[] = []
  const all = upTo(count)
  const teamOf = (number: number): string => `team${number % teams}`
  server = await startAnswerServer([
    [
      /^\/wday\/cxs\/acme\/Careers\/jobs$/,
      (_groups, { post }) => {
        const { limit, offset, appliedFacets } = post as {
          limit: number
          offset: number
          appliedFacets: { team?: string[] }
        }
        if (limit > 20) return null
        asked.push(offset)
        const team = appliedFacets.team?.[0]
        const found = team === undefined ? all : all.filter((number) => teamOf(number) === team)
        const shown = found.slice(0, 2_000)
        const from = shown.length === 0 ? 0 : offset % shown.length
        const values = [...new Set(all.map(teamOf))].map((id) => ({
          id,
          count: all.filter((number) => teamOf(number) === id).length,
        }))
        return json({
          total: offset === 0 ? shown.length : 0,
          jobPostings: shown
            .slice(from, from + limit)
            .map((number) => ({ title: 'x', externalPath: `/job/x/R-${number}` })),
          facets: [{ facetParameter: 'team', values }],
        })
      },
    ],
    [
      /^\/wday\/cxs\/acme\/Careers\/job\/x\/R-(\d+)$/,
      ([number]) =>
        json({ jobPostingInfo: { title: `Data Engineer ${number}`, jobReqId: `R-${number}`, jobDescription: 'SQL' } }),
    ],
  ])
  return { asked }
}

const workday = () => ({
  id: 'w',
  type: 'workday',
  board: 'acme.wd3/Careers',
  baseUrl: server?.url ?? '',
  allowPrivateHosts: true,
})

test('wrap-around paging (Workday): a list that counts to 2,000 is read by its parts', async () => {
  await workdayBoard(2_600, 3)
  const own = deps()
  const report = await crawl([workday()], own)
  expect(report.sources[0]?.failed).toBe(0)
  expect(own.store.all()).toHaveLength(2_600)
})

test('wrap-around paging (Workday): a list that begins again early ends there', async () => {
  const { asked } = await workdayBoard(60, 1)
  const own = deps()
  // As if the total were wrong: the page after the last one is the first.
  await crawl([workday()], own)
  expect(own.store.all()).toHaveLength(60)
  expect(asked).toEqual([0, 20, 40])
})
