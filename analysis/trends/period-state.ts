import type { CountTable, Grain, SourceInfo } from '../../data/domain.ts'
import { addDays, addPeriods, weekStartOf } from '../../data/weeks.ts'
import { findOutages } from './source-outages.ts'
import type { PeriodState } from './trend-report.ts'

/** Below this a cell has no information and unstable residuals. */
export const MIN_OPENINGS_PER_CELL = 10
/** Adverts posted on Friday are found on Tuesday: what to wait for until a source's own delay is known. */
const SETTLING_DAYS = 7

/** From which periods on a source may be compared, as days. */
interface Readable {
  /** Periods that begin before this day hold survivors; null for an archive. */
  survivorsBefore: string | null
  /** Day that the newest settled period may end before (day after its last); null: every ended period is settled. */
  settledUntil: string | null
}

/**
 * Weeks before that of the first reading hold survivors; so does a month or quarter that began before that week. Of a source
 * that most boards joined later, it is the reading by which most of it had been read.
 */
function readable(source: SourceInfo, table: Pick<CountTable, 'readInFullOn'>): Readable {
  const isShipped = source.origin === 'history'
  return {
    survivorsBefore: source.kind === 'snapshot' ? weekStartOf(survivorsOn(source, table)) : null,
    settledUntil: isShipped && source.kind === 'archive' ? null : addDays(source.lastReadOn, -SETTLING_DAYS),
  }
}

/** Day on which what a snapshot shows of earlier weeks was still open. */
export function survivorsOn(source: SourceInfo, { readInFullOn }: Pick<CountTable, 'readInFullOn'>): string {
  // A shipped snapshot was read once, at the end of its span, whenever its first advert was posted.
  if (source.origin === 'history') return source.lastReadOn
  return readInFullOn?.get(source.source) ?? source.firstReadOn
}

/**
 * State of every cell of the table, by cell index (sourceIndex × periodStarts.length + periodIndex).
 *
 * @param today  UTC day; a period that has not ended before it is unsettled whoever read it
 */
export function cellStates(
  table: Pick<CountTable, 'grain' | 'periodStarts' | 'sources' | 'openings' | 'sourceWeeks' | 'readInFullOn'>,
  today: string,
): PeriodState[] {
  const outages = outageReasons(table)
  const ends = table.periodStarts.map((start) => endOf(start, table.grain))
  return table.sources.flatMap((source, sourceIndex) => {
    const { survivorsBefore, settledUntil } = readable(source, table)
    return table.periodStarts.map((start, periodIndex): PeriodState => {
      const cell = sourceIndex * table.periodStarts.length + periodIndex
      const openings = table.openings[cell] ?? 0
      const end = ends[periodIndex] ?? today
      if (outages[cell] != null) return 'outage'
      if (openings === 0) return 'empty'
      if (survivorsBefore !== null && start < survivorsBefore) return 'survivor'
      if (end > today || (settledUntil !== null && end > settledUntil)) return 'unsettled'
      return openings < MIN_OPENINGS_PER_CELL ? 'small' : 'good'
    })
  })
}

/** Why cells of the table are outages, by cell index; null or absent where they are none. See `findOutages`. */
export function outageReasons(
  table: Pick<CountTable, 'grain' | 'periodStarts' | 'sources' | 'openings' | 'sourceWeeks'>,
): (string | null)[] {
  const { grain, periodStarts, sources, sourceWeeks } = table
  if (sourceWeeks === undefined) return []
  return sources.flatMap((source, sourceIndex) => {
    const first = sourceIndex * periodStarts.length
    const openings = [...table.openings.subarray(first, first + periodStarts.length)]
    return findOutages(source, { periodStarts, openings, grain }, sourceWeeks.get(source.source) ?? [])
  })
}

const endOf = (periodStart: string, grain: Grain): string => addPeriods(periodStart, 1, grain)

/**
 * State of a period over all its sources: the state that most of its openings are in, `good` on a tie. So a week of
 * survivors does not look sound because another source has a few sound openings in it. Openings of an outage speak for
 * nothing: a period is an outage when it has no others.
 *
 * @param cells  state and openings of the period in each source
 */
export function periodState(cells: readonly { state: PeriodState; openings: number }[]): PeriodState {
  const openingsIn = (wanted: PeriodState) =>
    cells.reduce((sum, { state, openings }) => sum + (state === wanted ? openings : 0), 0)
  const isOutage = cells.some(({ state }) => state === 'outage')
  let best: { state: PeriodState; openings: number } = { state: isOutage ? 'outage' : 'empty', openings: 0 }
  for (const state of ['good', 'survivor', 'unsettled', 'small'] as const) {
    const openings = openingsIn(state)
    if (openings > best.openings) best = { state, openings }
  }
  return best.state
}
