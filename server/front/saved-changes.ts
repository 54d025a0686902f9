import { type KnownChanges, keepChanges } from '../../analysis/trends/known-changes.ts'
import type { TrendChange } from '../../analysis/trends/trend-report.ts'
import { readSaved, writeSaved } from './saved-file.ts'

/** Of these many tables the changes are there at the next start: the overview, and what was looked at last. */
const MOST_SAVED = 6
/** A crawl makes new tables all the time. */
const LEAST_PAUSE_MS = 60_000

type Saved = [string, ReadonlyMap<string, TrendChange>][]

/** Changes as `keepChanges` has them, and those of the last few tables also after a start. `save` writes what is new. */
export function savedChanges(
  most: number,
  { file, mark }: { file: string; mark: string },
): KnownChanges & { save(): void } {
  const known = keepChanges(most)
  const saved = new Map(readSaved<Saved>(file, mark) ?? [])
  for (const [key, changes] of saved) known.set(key, changes)
  let [isNew, writtenAt] = [false, Number.NEGATIVE_INFINITY]

  function save(): void {
    if (!isNew) return
    isNew = false
    writtenAt = performance.now()
    writeSaved(file, mark, [...saved])
  }
  return {
    get: (key) => known.get(key),
    set(key, changes) {
      known.set(key, changes)
      isNew ||= !saved.has(key)
      saved.delete(key)
      saved.set(key, changes)
      const [oldest] = saved.keys()
      if (saved.size > MOST_SAVED && oldest !== undefined) saved.delete(oldest)
      if (performance.now() - writtenAt >= LEAST_PAUSE_MS) save()
    },
    save,
  }
}
