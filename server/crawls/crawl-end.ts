import type { RunSourceSummary } from '../../data/store/contracts/runs.ts'
import type { ProgramEnd } from '../run-program.ts'

export interface CrawlEnd {
  phase: 'done' | 'stopped' | 'failed'
  /** What was read, or why it failed. */
  lastLine: string | null
}

/** 128 + SIGINT: a second signal ended it at once. */
const INTERRUPTED_TWICE = 130

/** What the end of `skilltide --json crawl` says. */
export function readCrawlEnd({ code, output, lastWords }: ProgramEnd, wasInterrupted: boolean): CrawlEnd {
  if (code === 0) {
    const { sources }: { sources: RunSourceSummary[] } = JSON.parse(output)
    return { phase: wasInterrupted ? 'stopped' : 'done', lastLine: readWords(sources) }
  }
  // A signal that comes before the crawl listens ends it without a word.
  if (wasInterrupted && (code === null || code === INTERRUPTED_TWICE)) return { phase: 'stopped', lastLine: null }
  const reason = lastWords.split('\n').at(-1) || `it ended with ${code ?? 'a signal'}`
  return { phase: 'failed', lastLine: reason }
}

/** What a run read, in a sentence. */
export function readWords(sources: readonly RunSourceSummary[]): string {
  const sum = (count: (source: RunSourceSummary) => number): number =>
    sources.reduce((total, source) => total + count(source), 0)
  const counts = `${sum((source) => source.new)} new postings, ${sum(({ updated }) => updated)} updated, ${sum(({ unchanged }) => unchanged)} as they were`
  const failed = sum((source) => source.failed)
  return failed === 0 ? `${counts}.` : `${counts}; ${failed} pages or items could not be read: see the latest runs.`
}
