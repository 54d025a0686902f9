import type { CountTable, Grain, Selection } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays, addPeriods, periodStartOf, weeksBetween } from '../../data/weeks.ts'

/** A quarter first, then half a year, a year, two. */
const SPANS_IN_WEEKS = [13, 26, 52, 104] as const
/** Below it a share of 10 % is known to ±6 points at best: look further back. */
const MIN_OPENINGS = 100
const WEEKS_PER_MONTH = 52 / 12

export interface GapSpan {
  from: string
  until: string
  weeks: number
  widened: boolean
}

/**
 * The span that gaps are read from: the newest weeks (months at month grain) of the selection that have data, at first
 * 13 weeks, widened to 26, 52 and 104 until 100 openings are found. A span in the selection, or a stated number of
 * weeks, is taken as it is. Anchored at the newest data, not at today: an old collection still tells what it held.
 *
 * @param weeks  stated by the reader, or null
 * @returns null when the selection has no data
 */
export function chooseGapSpan(
  counts: Store['counts'],
  selection: Selection,
  grain: Exclude<Grain, 'quarter'>,
  weeks: number | null,
): GapSpan | null {
  const volume = counts.table(selection, grain, [])
  const newest = volume.periodStarts.findLast((_, period) => openingsOf(volume, period) > 0)
  const oldest = volume.periodStarts[0]
  if (newest === undefined || oldest === undefined) return null
  const end = selection.until ?? addPeriods(newest, 1, grain)
  if (selection.from !== null) {
    const weeks = Math.max(1, Math.round(weeksBetween(selection.from, end)))
    return { from: selection.from, until: end, weeks, widened: false }
  }
  const spanOf = (length: number): GapSpan => {
    const periods = grain === 'week' ? length : Math.max(1, Math.round(length / WEEKS_PER_MONTH))
    const from = addPeriods(periodStartOf(addDays(end, -1), grain), 1 - periods, grain)
    return { from, until: end, weeks: length, widened: false }
  }
  if (weeks !== null) return spanOf(weeks)
  const [shortest] = SPANS_IN_WEEKS
  let span = spanOf(shortest)
  for (const length of SPANS_IN_WEEKS) {
    span = { ...spanOf(length), widened: length > shortest }
    if (countSince(volume, span.from) >= MIN_OPENINGS || span.from <= oldest) break
  }
  return span
}

const openingsOf = (table: CountTable, period: number): number =>
  table.sources.reduce((sum, _, source) => sum + (table.openings[source * table.periodStarts.length + period] ?? 0), 0)

const countSince = (table: CountTable, from: string): number =>
  table.periodStarts.reduce((sum, start, period) => sum + (start >= from ? openingsOf(table, period) : 0), 0)
