import { COUNTED_FROM } from '../history/counted-twice.ts'
import type { DayCount } from './cell-layout.ts'
import type { StoreDatabase } from './database.ts'
import { LAST_DAY_OF_CELL } from './history-period.ts'
import { keptUntilChanged } from './kept-until-changed.ts'
import { createOpeningCounts } from './opening-counts.ts'

/** A judgement: with so many of them, the adverts of a period are those that a shipped set was counted from. */
const SAME_ADVERTS = 0.8

interface ShippedPeriod {
  source: number
  name: string
  grain: string
  firstDay: number
  lastDay: number
  openings: number
}

type PeriodKey = Pick<ShippedPeriod, 'source' | 'grain' | 'firstDay'>

/**
 * Tells the periods of shipped sets that this database has the adverts of: figures have no text by which a copy could be
 * recognised, so that a set gives way for each period in which the sources that it was counted from have four fifths as many
 * openings themselves. Where they have fewer, both count; see `listCountedTwice`.
 */
export function createCountedByOwn(database: StoreDatabase): () => (period: PeriodKey) => boolean {
  const { db } = database
  const openingCounts = createOpeningCounts(database)
  const listShipped = db.prepare<[], ShippedPeriod>(`
    SELECT source_id AS source, source AS name, c.grain, period_start AS firstDay, sum(openings) AS openings,
      ${LAST_DAY_OF_CELL} AS lastDay
    FROM history_cells c JOIN sources USING (source_id)
    GROUP BY source_id, c.grain, period_start
  `)
  const listNumbers = db.prepare<[], { source: string; number: number }>(
    'SELECT source, source_id AS number FROM sources',
  )
  const listOwn = keptUntilChanged(database, () => {
    const own = new Set<string>()
    const numbers = new Map(listNumbers.all().map(({ source, number }) => [source, number]))
    const daysOf = new Map<string, readonly DayCount[]>()
    for (const period of listShipped.all()) {
      const from = new Set(COUNTED_FROM[period.name]?.map((source) => numbers.get(source)))
      const days = daysOf.get(period.name) ?? openingCounts().filter(({ source }) => from.has(source))
      daysOf.set(period.name, days)
      const openings = days.reduce(
        (sum, { day, openings }) => (day >= period.firstDay && day <= period.lastDay ? sum + openings : sum),
        0,
      )
      if (openings > 0 && openings >= SAME_ADVERTS * period.openings) own.add(keyOf(period))
    }
    return own
  })
  return () => {
    const own = listOwn()
    return (period) => own.has(keyOf(period))
  }
}

const keyOf = ({ source, grain, firstDay }: PeriodKey): string => `${source} ${grain} ${firstDay}`
