import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type JudgedTable, type KnownChanges, keepChanges } from '../../analysis/trends/known-changes.ts'
import { readSaved, writeSaved } from './saved-file.ts'

/** Of these many tables the changes are there at the next start: the overview, and what was looked at last. */
const MOST_SAVED = 6
/** A crawl makes new tables all the time. */
const LEAST_PAUSE_MS = 60_000

/** Changes by the keys of their tables, packed: most are not asked for, and as objects each table takes ten megabytes. */
type Saved = [string, Uint8Array][]

/** Changes as `keepChanges` has them, and those of the last few tables also after a start. `save` writes what is new. */
export function savedChanges(
  most: number,
  { file, mark }: { file: string; mark: string },
): KnownChanges & { save(): void } {
  const known = keepChanges(most)
  const saved = new Map(readSaved<Saved>(file, mark) ?? [])
  let [isNew, writtenAt] = [false, Number.NEGATIVE_INFINITY]

  function save(): void {
    if (!isNew) return
    isNew = false
    writtenAt = performance.now()
    writeSaved(file, mark, [...saved] satisfies Saved)
  }
  return {
    get(key) {
      const packed = saved.get(key)
      const found = known.get(key) ?? (packed === undefined ? undefined : unpack(packed))
      if (found !== undefined) known.set(key, found)
      return found
    },
    set(key, judged) {
      known.set(key, judged)
      isNew ||= !saved.has(key)
      saved.delete(key)
      saved.set(key, pack(judged))
      const [oldest] = saved.keys()
      if (saved.size > MOST_SAVED && oldest !== undefined) saved.delete(oldest)
      if (performance.now() - writtenAt >= LEAST_PAUSE_MS) save()
    },
    save,
  }
}

const pack = (judged: JudgedTable): Uint8Array => gzipSync(serialize(judged), { level: 1 })
const unpack = (packed: Uint8Array): JudgedTable => deserialize(gunzipSync(packed)) as JudgedTable
