import type { SourceInfo, StoredPosting } from '../../data/domain.ts'
import type { Run } from '../../data/store/contracts/runs.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'

/** The real store in memory, with everything a crawl wrote laid open as lists. */
export interface MemoryStore extends Store {
  all(): StoredPosting[]
  readonly savedSources: SourceInfo[]
  /** In the order in which they were started. */
  readonly savedRuns: Run[]
}

export function memoryStore(): MemoryStore {
  const store = openStore(':memory:')
  return {
    ...store,
    all: () =>
      Array.from({ length: store.postings.count() }, (_, index) => store.postings.find(index + 1) ?? missing()),
    get savedSources() {
      return store.sources.list(false)
    },
    get savedRuns() {
      return store.runs.list(1_000).reverse()
    },
  }
}

const missing = (): never => {
  throw new Error('postings have holes in their ids')
}
