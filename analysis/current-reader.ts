import type { Store } from '../data/store/store.ts'
import type { FactsReader } from './analyze-pending.ts'
import { loadRules } from './load-rules.ts'

/**
 * The reader by the vocabulary as somebody edits it, also in another process: asked again it looks whether there are new
 * edits, and loads the rules anew when there are.
 *
 * @param loaded  the reader of the rules that were loaded from this store
 * @param loadedAt  `edits.stamp()` before they were
 */
export function currentReader(
  { edits }: Pick<Store, 'edits'>,
  loaded: FactsReader,
  loadedAt: string,
): () => FactsReader {
  let reader = loaded
  let stamp = loadedAt
  return () => {
    const newest = edits.stamp()
    if (newest !== stamp) {
      stamp = newest
      reader = loadRules(edits.list().map(({ edit }) => edit)).reader
    }
    return reader
  }
}
