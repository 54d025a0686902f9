import { analyzePending } from '../analysis/analyze-pending.ts'
import { currentRules } from '../analysis/current-rules.ts'
import type { Rules } from '../analysis/load-rules.ts'
import type { Store } from '../data/store/store.ts'
import type { AppDeps } from './app-deps.ts'

export interface LiveRules {
  /** Takes in edits of the vocabulary that another process made. */
  refresh(): void
  /**
   * Makes a change of the vocabulary and reads again what it can have changed.
   *
   * @returns postings that were read again
   * @throws UserError when the change cannot be made
   */
  change(make: (store: Store, known: Rules) => Rules): Promise<number>
}

/** Keeps the rules of `deps` those of the vocabulary as it is edited: whoever asks `deps` at the time gets the newest. */
export function createLiveRules(deps: AppDeps): LiveRules {
  const follow = () => currentRules(deps.store, deps, deps.store.edits.stamp())
  let rulesInForce = follow()
  const refresh = () => void Object.assign(deps, rulesInForce())
  return {
    refresh,
    async change(make) {
      Object.assign(deps, make(deps.store, deps))
      rulesInForce = follow()
      const readerInForce = () => {
        refresh()
        return deps.reader
      }
      return (await analyzePending(deps.store, readerInForce)).postings
    },
  }
}
