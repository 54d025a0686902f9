import { type CrawlState, isAtWork } from '../../web/crawl-state.ts'
import type { CrawlControl } from './crawl-control.ts'
import type { OtherCrawls } from './other-crawls.ts'

/** The crawl that the page of sources shows, whoever began it. */
export interface CrawlWatch {
  /** Brings `state` up to date. */
  look(): Promise<void>
  /** The one at work; else the one that was seen last. */
  state(): CrawlState
  /** Is told each new state of it; what it returns ends that. */
  watch(listener: (state: CrawlState) => void): () => void
}

/** What is begun here tells by itself; for all else the database is asked. */
export function watchCrawls(own: Pick<CrawlControl, 'state' | 'watch'>, others: OtherCrawls): CrawlWatch {
  return {
    look: async () => {
      if (!isAtWork(own.state())) await others.look()
    },
    state: () => {
      const [mine, theirs] = [own.state(), others.state()]
      if (isAtWork(mine)) return mine
      return isAtWork(theirs) || (theirs.endedAt ?? '') > (mine.endedAt ?? '') ? theirs : mine
    },
    watch: (listener) => (isAtWork(own.state()) ? own : others).watch(listener),
  }
}
