import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFrontier, type FrontierPage } from '../../crawler/frontier.ts'
import { createHostPace } from '../../crawler/http/host-pace.ts'
import type { SourceRequest } from '../../crawler/sources/source.ts'
import { openStore } from '../../data/store/open-store.ts'

const page = (url: string, own: Partial<SourceRequest> = {}): SourceRequest => ({ kind: 'detail', url, ...own })
const unhurried = { requestsAtOnce: 2, delayMs: 0, backOffMs: 0 }

function setUp(maxPagesPerEntry?: number) {
  const store = openStore(':memory:')
  const runId = store.runs.start('crawl', '2026-11-16T08:00:00.000Z')
  store.frontier.plan(runId, [
    { entry: 'a', configHash: 'x' },
    { entry: 'b', configHash: 'x' },
  ])
  const open = () => {
    const frontier = createFrontier({ store, runId, pace: createHostPace(() => unhurried), maxPagesPerEntry })
    const next = () => frontier.manager.fetchNextRequest<Record<string, unknown> & FrontierPage>()
    const take = async () => (await next())?.url ?? null
    const finish = async (state: 'done' | 'failed' = 'done') => {
      const request = await next()
      if (request === null) throw new Error('nothing to finish')
      frontier.settle(request.userData, state)
      await frontier.manager.markRequestHandled(request)
      return request.url
    }
    return { frontier, next, take, finish }
  }
  return { store, runId, open, ...open() }
}

describe('the frontier', () => {
  test('knows a page by its entry, its kind and its address, and hands it out once', async () => {
    const { frontier, take } = setUp()
    frontier.add('a', page('https://x.example/1'))
    frontier.add('a', page('https://x.example/1'))
    expect(await take()).toBe('https://x.example/1')
    expect(await take()).toBeNull()
    frontier.add('b', page('https://x.example/1'))
    expect(await take()).toBe('https://x.example/1')
  })

  test('lets hosts take turns and gives none of them more than its limit', async () => {
    const { frontier, take } = setUp()
    for (const number of [1, 2, 3]) frontier.add('a', page(`https://x.example/${number}`))
    frontier.add('a', page('https://y.example/1'))
    expect([await take(), await take(), await take(), await take()]).toEqual([
      'https://x.example/1',
      'https://y.example/1',
      'https://x.example/2',
      null,
    ])
    expect(await frontier.manager.isEmpty()).toBe(true)
    expect(await frontier.manager.isFinished()).toBe(false)
  })

  test('asks a host for another page once it has answered, and counts each answer once', async () => {
    const { frontier, next, take } = setUp()
    for (const number of [1, 2, 3, 4]) frontier.add('a', page(`https://x.example/${number}`))
    const first = await next()
    await take()
    expect(await take()).toBeNull()
    if (first === null) throw new Error('nothing was handed out')
    frontier.answered(first.userData)
    expect(await take()).toBe('https://x.example/3')
    expect(await take()).toBeNull()
    frontier.settle(first.userData, 'done')
    await frontier.manager.markRequestHandled(first)
    expect(await take()).toBeNull()
  })

  test('asks for sixteen pages at once at most, whatever the number of hosts', async () => {
    const { frontier, take } = setUp()
    for (let number = 1; number <= 20; number += 1) frontier.add('a', page(`https://${number}.example/`))
    const taken = []
    for (let url = await take(); url !== null; url = await take()) taken.push(url)
    expect(taken).toHaveLength(16)
  })

  test('takes no more pages of an entry than its limit', () => {
    const { frontier } = setUp(2)
    expect([1, 2, 3].map((number) => frontier.add('a', page(`https://x.example/${number}`)))).toEqual([
      'added',
      'added',
      'full',
    ])
    expect(frontier.add('b', page('https://x.example/3'))).toBe('added')
    expect(frontier.add('a', page('https://x.example/2'))).toBe('known')
  })

  test('stopped hands out nothing and says what is left', async () => {
    const { frontier, take } = setUp()
    frontier.add('a', page('https://x.example/1'))
    frontier.stop()
    expect(await take()).toBeNull()
    expect(await frontier.manager.isFinished()).toBe(true)
    expect(frontier.countLeft()).toBe(1)
  })

  test('every page is read exactly once, whatever is added, tried again or finished in between', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), host: fc.nat(3), path: fc.nat(9) }),
      fc.record({ do: fc.constantFrom('take', 'finish', 'tryAgain') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const { frontier } = setUp()
        const { manager } = frontier
        const added = new Set<string>()
        const finished: string[] = []
        const inHand: NonNullable<Awaited<ReturnType<typeof manager.fetchNextRequest>>>[] = []
        const take = async () => {
          const request = await manager.fetchNextRequest()
          if (request !== null) inHand.push(request)
          return request !== null
        }
        const finish = async () => {
          const request = inHand.shift()
          if (request === undefined) return
          await manager.markRequestHandled(request)
          finished.push(request.url)
        }
        for (const one of steps) {
          if ('host' in one) {
            const url = `https://${one.host}.example/${one.path}`
            added.add(url)
            frontier.add('a', page(url))
          } else if (one.do === 'take') {
            await take()
          } else if (one.do === 'finish') {
            await finish()
          } else {
            const request = inHand.shift()
            if (request !== undefined) await manager.reclaimRequest(request)
          }
        }
        while ((await take()) || inHand.length > 0) await finish()
        expect(finished.sort()).toEqual([...added].sort())
        expect(await manager.isFinished()).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('of a process that died is taken up: what was done is not read again, what was in hand is', async () => {
    const { frontier, finish, take, open, store, runId } = setUp()
    const listed = { title: 'Data Engineer' }
    for (const number of [1, 2, 3, 4]) frontier.add('a', page(`https://x.example/${number}`, { listed }))
    frontier.add('b', page('https://y.example/1', { kind: 'listing', post: '{}' }), 'done')
    expect(await finish()).toBe('https://x.example/1')
    expect(await finish('failed')).toBe('https://x.example/2')
    expect(await take()).toBe('https://x.example/3')

    const again = open()
    again.frontier.resume()
    expect(again.frontier.progress()).toEqual([
      { entryId: 'a', done: 2, known: 4 },
      { entryId: 'b', done: 1, known: 1 },
    ])
    // What was in hand comes last and alone: it may be what ended the process.
    expect(await again.finish()).toBe('https://x.example/4')
    const request = await again.next()
    expect(request?.userData).toMatchObject({ entryId: 'a', kind: 'detail', url: 'https://x.example/3', listed })
    expect(await again.take()).toBeNull()
    expect(again.frontier.add('a', page('https://x.example/1'))).toBe('known')
    expect(store.frontier.coverage(runId)).toEqual([
      { entry: 'a', isCutShort: false, pages: 4, left: 1, listingsNotRead: 0, details: 3, detailsFailed: 1 },
      { entry: 'b', isCutShort: false, pages: 1, left: 0, listingsNotRead: 0, details: 0, detailsFailed: 0 },
    ])
  })

  test('reads suspects one at a time, the least suspicious first, and gives up what was in hand at five ends', async () => {
    const { frontier, take, open } = setUp()
    for (const number of [1, 2]) frontier.add('a', page(`https://x.example/${number}`))
    frontier.add('a', page('https://y.example/1'))
    expect([await take(), await take()]).toEqual(['https://x.example/1', 'https://y.example/1'])

    const second = open()
    expect(second.frontier.resume()).toEqual([])
    expect(await second.finish()).toBe('https://x.example/2')
    expect([await second.take(), await second.take()]).toEqual(['https://x.example/1', null])
    expect(await second.frontier.manager.isEmpty()).toBe(true)
    expect(await second.frontier.manager.isFinished()).toBe(false)

    const third = open()
    expect(third.frontier.resume()).toEqual([])
    expect(await third.finish()).toBe('https://y.example/1')
    const cutOff = await third.next()
    if (cutOff === null) throw new Error('nothing handed out')
    third.frontier.leave(cutOff.userData) // a page that was cut off is no suspect for that
    await third.frontier.manager.markRequestHandled(cutOff)

    for (let end = 3; end <= 5; end += 1) {
      const again = open()
      expect(again.frontier.resume()).toEqual([])
      expect(await again.take()).toBe('https://x.example/1')
    }

    const last = open()
    expect(last.frontier.resume().map(({ url }) => url)).toEqual(['https://x.example/1'])
    expect(await last.take()).toBeNull()
  })

  test('counts the tries of a page over a kill', async () => {
    const { frontier, next, open } = setUp()
    frontier.add('a', page('https://x.example/1'))
    const request = await next()
    if (request === null) throw new Error('nothing handed out')
    request.retryCount += 1
    await frontier.manager.reclaimRequest(request)
    const again = open()
    again.frontier.resume()
    expect((await again.next())?.retryCount).toBe(1)
  })
})
