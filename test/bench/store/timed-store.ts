import type { Store } from '../../../data/store/store.ts'

/**
 * A store that counts the time spent on facts: whole transactions without what postings take, and without what the
 * caller does between the two.
 */
export function timedStore(store: Store): { store: Store; takeMs(): number } {
  let factsMs = 0
  let postingsEndedAt = 0
  let apartMs = 0
  const timed: Store = {
    ...store,
    postings: {
      ...store.postings,
      save(postings, seenAt, ...rest) {
        const begunAt = performance.now()
        const saved = store.postings.save(postings, seenAt, ...rest)
        postingsEndedAt = performance.now()
        apartMs += postingsEndedAt - begunAt
        return saved
      },
    },
    openings: {
      ...store.openings,
      saveFacts(...parameters) {
        apartMs += performance.now() - postingsEndedAt
        return store.openings.saveFacts(...parameters)
      },
    },
    write(work) {
      const begunAt = performance.now()
      apartMs = 0
      const result = store.write(work)
      factsMs += performance.now() - begunAt - apartMs
      return result
    },
  }
  return {
    store: timed,
    takeMs() {
      const taken = factsMs
      factsMs = 0
      return taken
    },
  }
}
