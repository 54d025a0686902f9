import { formatCount } from './format.ts'

/** How far a crawl is; what its stream of events tells. */
export interface CrawlState {
  /** `none`: none was begun or seen since the server started. */
  phase: 'none' | 'reading' | 'analysing' | 'done' | 'stopped' | 'failed'
  /** Whether it was asked to stop and finishes the pages in hand. */
  isStopping: boolean
  /** The only source that is read; null: all of them. */
  only: string | null
  /** UTC instants; null: not yet. */
  startedAt: string | null
  endedAt: string | null
  /** Pages while it reads, postings while it analyses; `all` is 0 before it is known, and grows while pages are found. */
  done: number
  all: number
  /** The source with most pages left. */
  source: string | null
  sourcesDone: number
  sources: number
  /** What it read, in a sentence, or the last line that it wrote when it failed; null while it works. */
  lastLine: string | null
  /** The process that crawls where another one began it: from the command line, or by the schedule. Null: the page did. */
  elsewhere: { pid: number } | null
}

export const isAtWork = ({ phase }: CrawlState): boolean => phase === 'reading' || phase === 'analysing'

/** The state as a sentence. */
export function crawlWords(state: CrawlState): string {
  const { phase, isStopping, done, all, source, sourcesDone, sources } = state
  switch (phase) {
    case 'none':
      return 'No crawl was started here yet.'
    case 'reading': {
      if (isStopping) return 'Stopping: the pages in hand are finished.'
      if (all === 0) return 'The crawl is starting.'
      const now = source === null ? '' : `, most left at ${source}`
      return `Reading: ${formatCount(done)} of ${formatCount(all)} pages known so far, ${sourcesDone} of ${sources} sources read${now}.`
    }
    case 'analysing':
      if (isStopping) return 'Stopping: the postings in hand are finished.'
      return `Analysing: ${formatCount(done)} of ${formatCount(all)} new postings.`
    case 'done':
      return 'The crawl is done, and what it read is analysed.'
    case 'stopped':
      return 'The crawl was stopped. What was read is stored; start the same crawl within 24 hours and it goes on from there.'
    case 'failed':
      return 'The crawl failed. What was read before is stored.'
  }
}
