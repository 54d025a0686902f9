import type { SourceConfig } from '../../crawler/sources/source.ts'
import { addDays } from '../../data/weeks.ts'
import type { Boards } from './start-boards.ts'

export interface DemoCrawls {
  boards: Pick<Boards, 'advance' | 'sources'>
  /** One run; `now` is the simulated instant that first-seen and last-seen are made of. */
  crawl: (sources: readonly SourceConfig[], now: () => string) => Promise<unknown>
  /** Monday of the first week. */
  from: string
  weeks: number
  onProgress?: (done: number, all: number) => void
  signal?: AbortSignal
}

/**
 * Half a year of weekly crawls in a minute: the clock of the boards moves on by a week, and what is open then is read.
 * A board forgets what is closed, so one reading would show survivors only; these readings see every week as it flows.
 * The first stands before the first week and meets the backlog; each further one closes a week, on Sunday night.
 */
export async function runDemoCrawls({ boards, crawl, from, weeks, onProgress, signal }: DemoCrawls): Promise<void> {
  const days = Array.from({ length: weeks + 1 }, (_, week) => addDays(from, 7 * week - 1))
  for (const [done, day] of days.entries()) {
    if (signal?.aborted === true) return
    boards.advance(day)
    await crawl(boards.sources, () => `${day}T22:00:00.000Z`)
    onProgress?.(done + 1, days.length)
  }
}
