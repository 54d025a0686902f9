import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFrontier, type FrontierPage } from '../../crawler/frontier.ts'
import { createHostPace } from '../../crawler/http/host-pace.ts'

const page = (url: string, own: Partial<FrontierPage> = {}): FrontierPage => ({
  entryId: 'a',
  kind: 'detail',
  url,
  ...own,
})
const unhurried = { requestsAtOnce: 2, delayMs: 0, backOffMs: 0 }
const setUp = (maxPages?: number) => {
  const frontier = createFrontier(
    createHostPace(() => unhurried),
    maxPages,
  )
  const take = async () => (await frontier.manager.fetchNextRequest())?.url ?? null
  return { frontier, take }
}

describe('the frontier', () => {
  test('knows a page by its entry, its kind and its address, and hands it out once', async () => {
    const { frontier, take } = setUp()
    frontier.add(page('https://x.example/1'))
    frontier.add(page('https://x.example/1'))
    expect(await take()).toBe('https://x.example/1')
    expect(await take()).toBeNull()
    frontier.add(page('https://x.example/1', { entryId: 'b' }))
    expect(await take()).toBe('https://x.example/1')
  })

  test('lets hosts take turns and gives none of them more than its limit', async () => {
    const { frontier, take } = setUp()
    for (const number of [1, 2, 3]) frontier.add(page(`https://x.example/${number}`))
    frontier.add(page('https://y.example/1'))
    expect([await take(), await take(), await take(), await take()]).toEqual([
      'https://x.example/1',
      'https://y.example/1',
      'https://x.example/2',
      null,
    ])
    expect(await frontier.manager.isEmpty()).toBe(true)
    expect(await frontier.manager.isFinished()).toBe(false)
  })

  test('takes no more pages of an entry than its limit', () => {
    const { frontier } = setUp(2)
    expect([1, 2, 3].map((number) => frontier.add(page(`https://x.example/${number}`)))).toEqual([true, true, false])
    expect(frontier.add(page('https://x.example/3', { entryId: 'b' }))).toBe(true)
  })

  test('stopped hands out nothing and says what is left', async () => {
    const { frontier, take } = setUp()
    frontier.add(page('https://x.example/1'))
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
            frontier.add(page(url))
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
})
