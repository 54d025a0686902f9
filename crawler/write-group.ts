import type { Store } from '../data/store/store.ts'
import type { CrawlEntry } from './crawl-entry.ts'
import { EntryTally } from './entry-tally.ts'

/** What becomes of one page, written with others: the whole of it is kept, or nothing. */
export type PageWrite = (tally: EntryTally, seenAt: string) => void

/**
 * Pages and postings that wait for one transaction, which waits for the disk: longer than
 * reading a page takes. A whole board has as many postings by itself, and is written at once.
 */
export const MOST_WAITING = 256
/** What was read waits no longer than this: a polite crawl, at a page a second, loses only what is in hand when it is killed. */
const LONGEST_WAIT_MS = 50

export type WriteGroup = ReturnType<typeof createWriteGroup>

/**
 * Collects what pages change in the store, in the order in which they were read, and writes it in one transaction.
 * A failure to write ends the run: it is thrown by the call that wrote, or, when nobody called, by the next one.
 *
 * @param onWritten  after each transaction
 */
export function createWriteGroup({
  store,
  runId,
  now,
  onWritten,
}: {
  store: Pick<Store, 'write' | 'runs'>
  runId: number
  now: () => string
  onWritten: () => void
}) {
  let waiting: { entry: CrawlEntry; seenAt: string; write: PageWrite }[] = []
  let size = 0
  let timer: NodeJS.Timeout | undefined
  let failure: { error: unknown } | null = null

  function writeAll(): void {
    clearTimeout(timer)
    timer = undefined
    if (failure !== null) throw failure.error
    if (waiting.length === 0) return
    const group = waiting
    waiting = []
    size = 0
    try {
      store.write(() => {
        const tallies = new Map<CrawlEntry, EntryTally>()
        for (const { entry, seenAt, write } of group) {
          const tally = tallies.get(entry) ?? new EntryTally()
          tallies.set(entry, tally)
          write(tally, seenAt)
        }
        for (const [{ key }, { counts, failures }] of tallies) store.runs.addToSource(runId, key, counts, failures)
      })
    } catch (error) {
      failure = { error }
      throw error
    }
    onWritten()
  }

  function writeUnasked(): void {
    try {
      writeAll()
    } catch {
      // Kept in `failure`: a timer has nobody to throw at.
    }
  }

  return {
    /**
     * @param postings  how many the page showed
     * @param write  called later, within the transaction
     */
    add(entry: CrawlEntry, postings: number, write: PageWrite): void {
      waiting.push({ entry, seenAt: now(), write })
      size += 1 + postings
      if (size >= MOST_WAITING || failure !== null) writeAll()
      else timer ??= setTimeout(writeUnasked, LONGEST_WAIT_MS)
    },

    /** Writes what waits, now. */
    flush: writeAll,
  }
}
