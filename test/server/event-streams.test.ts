import { expect, test } from 'vitest'
import { type CrawlControl, NO_CRAWL } from '../../server/crawls/crawl-control.ts'
import { createEventStreams } from '../../server/crawls/event-streams.ts'

/** A crawl at work that says nothing, and heartbeats that come when the test wants them. */
function silentCrawl() {
  const beats = new Set<() => void>()
  const control: CrawlControl = {
    state: () => ({ ...NO_CRAWL, phase: 'reading' }),
    start: async () => {},
    stop: () => {},
    watch: () => () => {},
    close: async () => {},
  }
  const streams = createEventStreams(control, (act) => {
    beats.add(act)
    return () => beats.delete(act)
  })
  return { streams, beat: () => beats.forEach((act) => void act()), beats }
}

test('a stream on which nothing happens is kept open by comments, which are no events', async () => {
  const { streams, beat, beats } = silentCrawl()
  const stream = streams.open(null)
  expect(String(stream?.read())).toContain('event: crawl')
  beat()
  beat()
  expect(String(stream?.read())).toBe(': still here\n\n: still here\n\n')
  stream?.destroy()
  await new Promise((closed) => stream?.once('close', closed))
  expect(beats.size).toBe(0)
})

test('who does not take what is sent is sent no comments besides', () => {
  const { streams, beat } = silentCrawl()
  const stream = streams.open(null)
  while (stream?.write('x'.repeat(1024)));
  const before = stream?.writableLength
  beat()
  expect(stream?.writableLength).toBe(before)
})
