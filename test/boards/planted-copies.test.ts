import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { crawl } from '../../crawler/crawl.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { type PlantedCopy, type PlantedPosting, plantCopies } from './planted-copies.ts'
import { runDemoCrawls } from './run-demo-crawls.ts'
import { type Boards, startBoards } from './start-boards.ts'
import { createPostings } from './synthetic-postings.ts'

const FROM = '2026-05-25'
const UNTIL = '2026-11-23'
const size = { seed: 1, weeks: 26, postingsPerWeek: 25 }

/** Half a year of weekly crawls over HTTP, read by the real rules after each. */
describe('copies on the demo boards', () => {
  const copies = plantCopies(createPostings({ ...size, from: FROM }), FROM, UNTIL)
  const { reader } = loadRules()
  let boards: Boards
  let store: Store
  /** Id of the posting that shows an advert, by its number. */
  const idOf = new Map<number, number>()

  beforeAll(async () => {
    boards = await startBoards({ ...size, untilWeek: '2026-11-16' })
    store = openStore(':memory:')
    await runDemoCrawls({
      boards,
      from: FROM,
      weeks: size.weeks,
      crawl: async (sources, now) => {
        await crawl(sources, {
          store,
          now,
          userAgent: 'SkillTide/9.9.9 (test)',
          origin: 'demo',
          politeness: { requestsAtOnce: 8, delayMs: 0, backOffMs: 1 },
        })
        await analyzePending(store, reader)
      },
    })
    for (let postingId = 1; postingId <= store.postings.count(); postingId++) {
      const number = /(\d+)(?:\/?$|\D*$)/.exec(store.postings.find(postingId)?.url ?? '')?.[1]
      if (number !== undefined) idOf.set(Number(number) % 7_000_000_000, postingId)
    }
  }, 240_000)
  afterAll(async () => {
    store.close()
    await boards.close()
  })

  const planted = (kind: PlantedCopy): PlantedPosting[] => copies.filter((copy) => copy.planted === kind)
  const idsOf = ({ number, repeats }: PlantedPosting) => ({
    copy: idOf.get(number) ?? 0,
    original: idOf.get(repeats) ?? 0,
  })
  /** The posting that leads the opening that a posting is in. */
  function leadOf(postingId: number): number {
    const merge = store.merges.list({ limit: 10_000 }).find(({ posting }) => posting.postingId === postingId)
    return merge === undefined ? postingId : leadOf(merge.mergedWith.postingId)
  }

  test('are of four kinds, some of each, all of them crawled', () => {
    for (const kind of ['teaser', 'agency', 'other-town', 'late-repost'] as const) {
      expect(planted(kind).length, kind).toBeGreaterThanOrEqual(4)
    }
    for (const copy of copies) {
      const { copy: copyId, original } = idsOf(copy)
      expect(store.postings.find(copyId)?.title).toBe(copy.title)
      expect(store.postings.find(original)?.title).toBe(copy.title)
    }
  })

  test.each(['teaser', 'agency'] as const)('%s: counts with the original', (kind) => {
    for (const { copy, original } of planted(kind).map(idsOf)) expect(leadOf(copy)).toBe(leadOf(original))
  })

  test('another town: an opening of its own', () => {
    for (const { copy, original } of planted('other-town').map(idsOf)) expect(leadOf(copy)).not.toBe(leadOf(original))
  })

  test('again after 70 days: an opening of its own that knows which one it repeats', () => {
    for (const { copy, original } of planted('late-repost').map(idsOf)) {
      expect(store.openings.find(copy)?.repostOf).toBe(leadOf(original))
    }
  })

  test('what is read anew is the same, and equals a recount', async () => {
    const before = { openings: store.openings.count(), merges: store.merges.list({ limit: 10_000 }) }
    await analyzePending(store, reader, { isRebuild: true })
    expect({ openings: store.openings.count(), merges: store.merges.list({ limit: 10_000 }) }).toEqual(before)
    expect(store.counts.findDrift()).toEqual([])
  })
})
