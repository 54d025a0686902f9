import type { Store } from '../data/store/store.ts'
import { loadRules, type Rules } from './load-rules.ts'

/**
 * The rules by the vocabulary as somebody edits it, also in another process: asked again it looks whether there are new edits,
 * and loads the rules anew when there are.
 *
 * @param loaded  the rules that were loaded from this store
 * @param loadedAt  `edits.stamp()` before they were
 */
export function currentRules({ edits }: Pick<Store, 'edits'>, loaded: Rules, loadedAt: string): () => Rules {
  let rules = loaded
  let stamp = loadedAt
  return () => {
    const newest = edits.stamp()
    if (newest !== stamp) {
      stamp = newest
      rules = loadRules(edits.list().map(({ edit }) => edit))
    }
    return rules
  }
}
