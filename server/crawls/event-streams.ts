import { PassThrough } from 'node:stream'
import { type CrawlState, crawlWords, isAtWork } from '../../web/crawl-state.ts'
import { HttpProblem } from '../problems.ts'
import type { CrawlWatch } from './crawl-watch.ts'

/** Readers at a time; each keeps a connection. */
const MAX_STREAMS = 20
/** Well before a proxy or we close a silent connection. */
const HEARTBEAT_MS = 15_000

export interface EventStreams {
  /**
   * The state now and whenever it changes, as server-sent events (HTML standard, 9.2), until the crawl ends.
   *
   * @param lastEventId  what the reader saw last; null: nothing
   * @returns null for a reader who has seen all there will be
   * @throws HttpProblem when too many read already
   */
  open(lastEventId: string | null): Promise<PassThrough | null>
  /** Ends all of them. */
  close(): void
}

/** Calls again and again; what it returns ends that. */
type Repeat = (act: () => void) => () => void

const everyHeartbeat: Repeat = (act) => {
  const timer = setInterval(act, HEARTBEAT_MS)
  return () => clearInterval(timer)
}

/** Streams of events about the crawl at work. Every event has the whole state: one that is missed is no loss. */
export function createEventStreams(crawls: CrawlWatch, repeat: Repeat = everyHeartbeat): EventStreams {
  const open = new Set<PassThrough>()

  return {
    async open(lastEventId) {
      await crawls.look()
      const state = crawls.state()
      if (!isAtWork(state) && lastEventId === idOf(state)) return null
      if (open.size >= MAX_STREAMS) {
        throw new HttpProblem(503, 'Too many readers', 'Too many pages watch the crawl; look again in a minute.', {
          'retry-after': '60',
        })
      }
      const stream = new PassThrough()
      stream.write('retry: 3000\n\n')
      const tell = (next: CrawlState) => {
        if (!stream.writable) return
        if (!isAtWork(next)) stream.end(eventOf(next))
        // Whoever does not take what is sent is told the newest state when they do.
        else if (!stream.writableNeedDrain) stream.write(eventOf(next))
      }
      const unwatch = crawls.watch(tell)
      const endHeartbeat = repeat(() => {
        if (stream.writable && !stream.writableNeedDrain) stream.write(': still here\n\n')
      })
      open.add(stream)
      stream.once('close', () => {
        unwatch()
        endHeartbeat()
        open.delete(stream)
      })
      tell(state)
      return stream
    },
    close() {
      for (const stream of open) stream.end()
    },
  }
}

/** Two states that differ have two ids, also after the server was started anew. */
const idOf = ({ startedAt, endedAt, phase, done, all, isStopping }: CrawlState): string =>
  [startedAt, endedAt, phase, done, all, isStopping].map(String).join('/')

const eventOf = (state: CrawlState): string =>
  `id: ${idOf(state)}\nevent: crawl\ndata: ${JSON.stringify({ ...state, words: crawlWords(state) })}\n\n`
