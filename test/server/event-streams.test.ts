import { expect, test } from 'vitest'
import { NO_CRAWL } from '../../server/crawls/crawl-control.ts'
import type { CrawlWatch } from '../../server/crawls/crawl-watch.ts'
import { createEventStreams } from '../../server/crawls/event-streams.ts'

/** A crawl at work that says nothing, and heartbeats that come when the test wants them. */
function silentCrawl() {
  const beats = new Set<() => void>()
  const crawls: CrawlWatch = {
    look: async () => {},
    state: () => ({ ...NO_CRAWL, phase: 'reading' }),
    watch: () => () => {},
  }
  const streams = createEventStreams(crawls, (act) => {
    beats.add(act)
    return () => beats.delete(act)
  })
  return { streams, beat: () => beats.forEach((act) => void act()), beats }
}

test('a stream on which nothing happens is kept open by comments, which are no events', async () => {
  const { streams, beat, beats } = silentCrawl()
  const stream = await streams.open(null)
  expect(String(stream?.read())).toContain('event: crawl')
  beat()
  beat()
  expect(String(stream?.read())).toBe(': still here\n\n: still here\n\n')
  stream?.destroy()
  await new Promise((closed) => stream?.once('close', closed))
  expect(beats.size).toBe(0)
})

test('who does not take what is sent is sent no comments besides', async () => {
  const { streams, beat } = silentCrawl()
  const stream = await streams.open(null)
  while (stream?.write('x'.repeat(1024)));
  const before = stream?.writableLength
  beat()
  expect(stream?.writableLength).toBe(before)
})
