import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createHostPace } from '../../../crawler/http/host-pace.ts'
import { createPoliteFetcher } from '../../../crawler/http/polite-fetcher.ts'
import { startServer } from '../loopback-server.ts'
import { steppingClock } from './stepping-clock.ts'

test('the pace of a host is kept over all its boards, robots.txt included', async () => {
  const clock = steppingClock()
  const askedAt: [string | undefined, number][] = []
  const answer = ({ url }: IncomingMessage) => {
    askedAt.push([url, clock.now()])
    return { headers: { 'content-type': 'application/json' }, body: '[]' }
  }
  const server = await startServer({ '/robots.txt': answer, '/a': answer, '/b': answer })
  const fetcher = createPoliteFetcher({
    userAgent: 'SkillTide/9.9.9 (test)',
    pace: createHostPace(() => ({ requestsAtOnce: 1, delayMs: 1000, backOffMs: 2000 }), clock),
    robotsMemory: { recall: () => null, keep: () => {} },
    signal: new AbortController().signal,
  })
  for (const board of ['a', 'b']) {
    const wanted = { url: `${server.url}/${board}`, kind: 'listing' } as const
    await fetcher.fetchPage(wanted, { id: board, type: 'lever', allowPrivateHosts: true })
  }
  expect(askedAt).toEqual([
    ['/robots.txt', 0],
    ['/a', 1000],
    ['/b', 2000],
  ])
  await fetcher.close()
  await server.close()
})
