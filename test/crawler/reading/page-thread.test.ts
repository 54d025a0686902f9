import { existsSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { planEntries } from '../../../crawler/crawl-entry.ts'
import { type PageReader, PageReadingError, readOnTheSpot } from '../../../crawler/reading/page-reader.ts'
import { readInThread } from '../../../crawler/reading/page-thread.ts'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'
import type { SourceAdapter } from '../../../crawler/sources/source.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { KEY_VARIABLES, readFixture } from '../sources/fixture.ts'

const READ_AT = '2026-11-16T08:00:00.000Z'
const isBuilt = existsSync(new URL('../../../dist/crawler/thread/reading/page-worker.js', import.meta.url))
const registry = new URL('odd-adapters.mjs', import.meta.url)
const odd = {
  type: 'odd',
  describes: { name: 'Odd', kind: 'board', attribution: null, licence: null, url: null },
  firstRequests: () => [{ url: 'https://odd.example/', kind: 'listing' }],
} as unknown as SourceAdapter
const [entry] = planEntries([{ id: 'odd', type: 'odd' }], [odd])
if (entry === undefined) throw new Error('no entry')

const pageOf = (body: string) => ({
  ...{ url: `https://odd.example/${body}`, kind: 'detail' as const, contentType: 'text/plain', body, readAt: READ_AT },
})

let reader: PageReader | undefined
afterEach(async () => {
  vi.unstubAllEnvs()
  await reader?.close()
})

/** Titles that the pages say, or why not, in their order. */
async function readAll(bodies: readonly string[], limits = { seconds: 2, maxHeapMb: 64 }): Promise<string[]> {
  reader = readInThread({ registry, limits })([entry as NonNullable<typeof entry>])
  const readings = bodies.map((body) => reader?.read(entry as NonNullable<typeof entry>, pageOf(body)))
  const settled = await Promise.allSettled(readings)
  return settled.map((outcome) => {
    if (outcome.status === 'fulfilled') return outcome.value?.postings[0]?.title ?? ''
    const { reason } = outcome
    if (reason instanceof PageReadingError) return `given up: ${reason.message}`
    return reason instanceof PageShapeError ? `shape: ${reason.reason}` : `mistake: ${reason}`
  })
}

test.skipIf(!isBuilt)(
  `a page that never ends ends alone${isBuilt ? '' : ' (skipped: run npm run build)'}`,
  async () => {
    const [first, hung, third, hungAgain, last] = await readAll(['one', 'hang', 'three', 'hang', 'five'])
    expect([first, third, last]).toEqual(['one', 'three', 'five'])
    expect(hung).toContain('reading it took longer than 2 seconds')
    expect(hungAgain).toBe(hung)
  },
)

test.skipIf(!isBuilt)(
  `a page that eats all memory ends alone${isBuilt ? '' : ' (skipped: run npm run build)'}`,
  async () => {
    const [first, eaten, last] = await readAll(['one', 'eat', 'three'], { seconds: 60, maxHeapMb: 64 })
    expect([first, last]).toEqual(['one', 'three'])
    expect(eaten).toContain('64 MB of memory')
  },
)

test.skipIf(!isBuilt)(
  `a slip of an adapter is told as on the spot${isBuilt ? '' : ' (skipped: run npm run build)'}`,
  async () => {
    const [slip, next] = await readAll(['throw', 'two'])
    expect(slip).toBe('shape: mistake in the adapter "odd": TypeError: an adapter slips')
    expect(next).toBe('two')
  },
)

test.skipIf(!isBuilt)(
  `is full while much waits to be read, and no longer${isBuilt ? '' : ' (skipped: run npm run build)'}`,
  async () => {
    reader = readInThread({ registry })([entry])
    expect(reader.isFull()).toBe(false)
    const readings = ['one', `two${' '.repeat(20_000_000)}`].map((body) => reader?.read(entry, pageOf(body)))
    expect(reader.isFull()).toBe(true)
    await Promise.all(readings)
    expect(reader.isFull()).toBe(false)
  },
)

test.skipIf(!isBuilt)(
  `what is not read when the run ends is refused${isBuilt ? '' : ' (skipped: run npm run build)'}`,
  async () => {
    reader = readInThread({ registry })([entry])
    const reading = reader.read(entry, pageOf('hang'))
    const outcome = expect(reading).rejects.toThrow('reading was ended')
    await reader.close()
    await outcome
    await expect(reader.read(entry, pageOf('late'))).rejects.toThrow('came too late')
  },
)

test.skipIf(!isBuilt)(
  `every source reads the same in the thread as on the spot${isBuilt ? '' : ' (skipped: run npm run build)'}`,
  async () => {
    for (const name of KEY_VARIABLES) vi.stubEnv(name, 'a key')
    const fixtures = SOURCE_ADAPTERS.map(({ type }) => readFixture(type))
    const configs = fixtures.map(({ config }, index) => ({ ...config, id: `${config.type}-${index}` }))
    const entries = planEntries(configs, SOURCE_ADAPTERS)
    reader = readInThread()(entries)
    const spot = readOnTheSpot(entries)
    let postings = 0
    for (const [index, { answer, expected, hasDetail }] of fixtures.entries()) {
      const own = entries[index]
      const [listing] = expected.firstRequests
      if (own === undefined || listing === undefined) throw new Error(`nothing to read: ${index}`)
      const [detail] = expected.next.filter(({ kind }) => kind === 'detail')
      const pages = [answer(listing, 'listing'), ...(hasDetail && detail ? [answer(detail, 'detail')] : [])]
      for (const page of pages) {
        const read = await reader.read(own, { ...page, readAt: READ_AT })
        expect(read).toEqual(await spot.read(own, { ...page, readAt: READ_AT }))
        postings += read.postings.length
      }
    }
    expect(postings).toBeGreaterThanOrEqual(30)
  },
)
