import type { CountTable, Grain } from '../../data/domain.ts'
import { cellStates } from './period-state.ts'
import { comparableSources, type Halves, halve } from './source-halves.ts'

/** Half a year of weeks; two years of months and quarters, so that a year meets a year. */
const PERIODS_SHOWN: Record<Grain, number> = { week: 26, month: 24, quarter: 8 }

export interface TrendSpan {
  /** Positions of the periods to show, [first, end). */
  shown: { first: number; end: number }
  /** What a change is computed over; null when no source can be compared anywhere. */
  compared: Halves | null
}

/**
 * Which periods of a table to show and compare. A span that the reader chose is taken as it is, cut to its good periods
 * for the comparison. Otherwise the newest 26 weeks (24 months, 8 quarters) with data are shown; where these bear no
 * comparison (a snapshot was just read for the first time), the comparison is made over the newest ones that do, and
 * these are shown too.
 *
 * @param isChosen  whether the reader named the beginning of the span
 * @returns null for a table without periods
 */
export function chooseTrendSpan(table: CountTable, today: string, isChosen: boolean): TrendSpan | null {
  const end = table.periodStarts.length
  if (end === 0) return null
  const length = isChosen ? end : PERIODS_SHOWN[table.grain]
  const compared = newestComparable(table, today, length, isChosen)
  const first = Math.max(0, Math.min(end - length, compared?.first ?? end))
  return { shown: { first, end }, compared }
}

function newestComparable(table: CountTable, today: string, length: number, isChosen: boolean): Halves | null {
  const states = cellStates(table, today)
  const count = table.periodStarts.length
  const isGood = table.periodStarts.map((_, period) =>
    table.sources.some((_, sourceIndex) => states[sourceIndex * count + period] === 'good'),
  )
  for (let end = count; end > 0; end--) {
    if (!isGood[end - 1]) continue
    const first = isGood.indexOf(true, Math.max(0, end - length))
    const halves = halve(first, end)
    if (comparableSources(table, states, halves).length > 0) return halves
    if (isChosen) break
  }
  return null
}
