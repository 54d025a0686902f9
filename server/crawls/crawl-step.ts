import type { CrawlState } from '../../web/crawl-state.ts'

/** What a crawl tells the process that started it. */
export type CrawlStep = Pick<CrawlState, 'done' | 'all' | 'source' | 'sourcesDone' | 'sources'> & {
  phase: Extract<CrawlState['phase'], 'reading' | 'analysing'>
}

/** How far a crawl is with each source. */
export interface EntryProgress {
  entryId: string
  done: number
  known: number
}

/** How far it is with all of them. */
export function stepOf(entries: readonly EntryProgress[]): CrawlStep {
  const sum = (count: (entry: EntryProgress) => number): number => entries.reduce((all, one) => all + count(one), 0)
  const atWork = entries.filter(({ done, known }) => done < known)
  const [most = null] = [...atWork].sort((one, other) => other.known - other.done - (one.known - one.done))
  return {
    phase: 'reading',
    done: sum(({ done }) => done),
    all: sum(({ known }) => known),
    source: most?.entryId ?? null,
    sourcesDone: entries.length - atWork.length,
    sources: entries.length,
  }
}

/** Steps are told no more often. */
const TELL_MS = 200

/**
 * Tells how far a crawl is over the channel to the process that started it.
 *
 * @param send  writes to the channel; undefined where nobody listens, as when a person started the command
 * @param nowMs  milliseconds of any steady clock
 */
export function tellCrawlSteps(send: ((step: CrawlStep) => void) | undefined, nowMs: () => number) {
  let told: CrawlStep | null = null
  let toldAtMs = Number.NEGATIVE_INFINITY
  let sources = { source: null as string | null, sourcesDone: 0, sources: 0 }

  function tell(step: CrawlStep): void {
    const isSoon = nowMs() - toldAtMs < TELL_MS
    if (send === undefined || (isSoon && told?.phase === step.phase && step.done < step.all)) return
    told = step
    toldAtMs = nowMs()
    send(step)
  }

  return {
    onProgress(entries: readonly EntryProgress[]): void {
      const step = stepOf(entries)
      sources = { source: step.source, sourcesDone: step.sourcesDone, sources: step.sources }
      tell(step)
    },
    onAnalyzed: (done: number, all: number): void => tell({ phase: 'analysing', done, all, ...sources, source: null }),
  }
}
