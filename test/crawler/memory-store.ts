import type { NewPosting, SourceInfo, StoredPosting } from '../../data/domain.ts'
import type { Run, RunSourceSummary, SaveOutcome, Store } from '../../data/store/store.ts'

/** What a crawl writes to, kept in plain lists so that a test can look at everything. */
export interface MemoryStore extends Pick<Store, 'postings' | 'sources' | 'runs'> {
  all(): StoredPosting[]
  savedSources: SourceInfo[]
  savedRuns: Run[]
}

const unused = (): never => {
  throw new Error('a crawl has no business here')
}

/** The part of the store that a crawl may touch; anything else throws. */
export function memoryStore(): MemoryStore {
  const byKey = new Map<string, StoredPosting>()
  const savedSources: SourceInfo[] = []
  const savedRuns: Run[] = []
  const runOf = (runId: number): Run => savedRuns.find((run) => run.runId === runId) ?? unused()

  function saveOne(posting: NewPosting, seenAt: string): SaveOutcome {
    const key = JSON.stringify([posting.source, posting.board, posting.sourceId])
    const known = byKey.get(key)
    if (known === undefined) {
      byKey.set(key, { ...posting, postingId: byKey.size + 1, firstSeenAt: seenAt, lastSeenAt: seenAt })
      return 'new'
    }
    const { postingId, firstSeenAt, lastSeenAt, ...content } = known
    byKey.set(key, { ...posting, postingId, firstSeenAt, lastSeenAt: seenAt > lastSeenAt ? seenAt : lastSeenAt })
    return JSON.stringify(content) === JSON.stringify(posting) ? 'unchanged' : 'updated'
  }

  return {
    savedSources,
    savedRuns,
    all: () => [...byKey.values()],
    postings: {
      save: (batch, seenAt) => batch.map((posting) => saveOne(posting, seenAt)),
      count: () => byKey.size,
      find: (postingId) => [...byKey.values()].find((posting) => posting.postingId === postingId) ?? null,
      listUnanalyzed: unused,
      countUnanalyzed: unused,
    },
    sources: {
      save: (source) => {
        const at = savedSources.findIndex((known) => known.source === source.source)
        const known = savedSources[at]
        if (known === undefined) savedSources.push(source)
        else savedSources[at] = { ...source, firstReadOn: known.firstReadOn }
      },
      list: unused,
    },
    runs: {
      start: (kind, startedAt) => {
        const runId = savedRuns.length + 1
        savedRuns.push({ runId, kind, startedAt, finishedAt: null, sources: [] })
        return runId
      },
      saveSource: (runId, summary: RunSourceSummary) => void runOf(runId).sources.push(structuredClone(summary)),
      finish: (runId, finishedAt) => {
        runOf(runId).finishedAt = finishedAt
      },
      list: () => savedRuns,
    },
  }
}
