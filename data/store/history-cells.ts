import type { Grain, Selection } from '../domain.ts'
import { createCountedByOwn } from './counted-by-own.ts'
import type { StoreDatabase } from './database.ts'
import { toStoredDay } from './day-number.ts'
import { UNKNOWN, unpackCounts } from './history-counts.ts'
import { LAST_DAY_OF_CELL } from './history-period.ts'

/** One period of shipped history that a selection includes. */
export interface HistoryPeriod {
  source: number
  grain: 'week' | 'month'
  /** The day that stands for the period: its first; a week's Thursday when months or quarters are asked for. */
  day: number
  firstDay: number
  lastDay: number
  role: string
  country: string
  openings: number
  counts: Uint8Array
}

export interface HistoryCells {
  /**
   * Cells of the selection at the tables' grain that serves `grain`, without periods that this database has the adverts of; empty
   * where history cannot answer.
   */
  list(selection: Selection, grain: Grain): HistoryPeriod[]
}

export function createHistoryCells(database: StoreDatabase): HistoryCells {
  const countedByOwn = createCountedByOwn(database)
  // Each data set answers from one of its tables: by week from weeks alone; by month or quarter from months, and only
  // for want of these from weeks, each in the month that holds most of it (that of its Thursday, as ISO 8601 has it).
  const list = database.db.prepare<Record<string, string | number | null>, HistoryPeriod>(`
    WITH periods AS (
      SELECT c.source_id, c.grain, c.role, c.country, c.openings, c.counts, c.period_start AS firstDay,
        ${LAST_DAY_OF_CELL} AS lastDay,
        c.period_start + iif(c.grain = 'week' AND @grain <> 'week', 3, 0) AS day
      FROM history_cells c JOIN history_datasets d USING (source_id) JOIN sources s USING (source_id)
      WHERE (@source IS NULL OR s.source = @source)
        AND (@role IS NULL OR c.role = @role)
        AND (@country IS NULL OR c.country = @country)
        AND (@level IS NULL OR d.has_required)
        AND c.grain = CASE
          WHEN @grain = 'week' THEN 'week'
          WHEN EXISTS (SELECT 1 FROM history_cells m WHERE m.source_id = c.source_id AND m.grain = 'month') THEN 'month'
          ELSE 'week'
        END
    )
    SELECT source_id AS source, grain, day, firstDay, lastDay, role, country, openings, counts
    FROM periods
    WHERE (@from IS NULL OR day >= @from) AND (@until IS NULL OR day < @until)
    ORDER BY source, day, role, country
  `)
  return {
    list(selection, grain) {
      const { includeHistory, seniority, workplace, level, source, role, country, from, until } = selection
      const cannotAnswer = seniority !== null || workplace !== null || (level !== null && level !== 'required')
      if (!includeHistory || cannotAnswer) return []
      const cells = list.all({
        source,
        role,
        country,
        level,
        grain,
        from: from === null ? null : toStoredDay(from),
        until: until === null ? null : toStoredDay(until),
      })
      if (cells.length === 0) return cells
      const isCountedByOwn = countedByOwn()
      return cells.filter((cell) => !isCountedByOwn(cell))
    },
  }
}

/** Calls `visit` for each skill of the cell with the openings that mention it at the level asked for. */
export function visitCounts(
  { counts }: HistoryPeriod,
  level: Selection['level'],
  visit: (skill: number, openings: number) => void,
): void {
  const numbers = unpackCounts(counts)
  for (let index = 0; index < numbers.length; index += 3) {
    const openings = numbers[index + (level === null ? 1 : 2)] ?? UNKNOWN
    if (openings !== UNKNOWN && openings > 0) visit(numbers[index] ?? 0, openings)
  }
}
