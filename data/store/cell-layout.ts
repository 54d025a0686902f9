import type { Grain } from '../domain.ts'
import { addDays, listPeriods, toDay } from '../weeks.ts'
import { mondayOf } from './day-bucket.ts'
import { toStoredDay } from './day-number.ts'

/** Openings of one source on one day: all that is needed to lay out a table before its skills are counted. */
export interface DayCount {
  source: number
  day: number
  openings: number
}

/** Where each (source, day) stands in a count table. */
export interface CellLayout {
  periodStarts: string[]
  /** Store numbers of the sources, in the table's order. */
  sources: number[]
  openings: Uint32Array
  cellOf(source: number, day: number): number
}

/**
 * Periods from the first to the last that has an opening, and the sources that have one, in the order given.
 *
 * @param sourceOrder  numbers of the sources in the order in which the table shall name them
 */
export function layOutCells(counts: readonly DayCount[], grain: Grain, sourceOrder: readonly number[]): CellLayout {
  const present = new Set<number>()
  let firstDay = Number.POSITIVE_INFINITY
  let lastDay = Number.NEGATIVE_INFINITY
  for (const { source, day, openings } of counts) {
    if (openings === 0) continue
    present.add(source)
    if (day < firstDay) firstDay = day
    if (day > lastDay) lastDay = day
  }
  const sources = sourceOrder.filter((source) => present.has(source))
  if (sources.length === 0) return { periodStarts: [], sources, openings: new Uint32Array(), cellOf: () => -1 }
  const { periodStarts, periodOf } = periodsOf(firstDay, lastDay, grain)
  const rowStart = new Int32Array(Math.max(...sources) + 1)
  for (const [index, source] of sources.entries()) rowStart[source] = index * periodStarts.length
  const cellOf = (source: number, day: number) => (rowStart[source] ?? 0) + (periodOf[day - firstDay] ?? 0)
  const openings = new Uint32Array(sources.length * periodStarts.length)
  for (const { source, day, openings: more } of counts) {
    if (more === 0) continue
    const cell = cellOf(source, day)
    openings[cell] = (openings[cell] ?? 0) + more
  }
  return { periodStarts: [...periodStarts], sources, openings, cellOf }
}

interface Periods {
  firstDay: number
  lastDay: number
  grain: Grain
  periodStarts: readonly string[]
  /** Index of the period of each day from `firstDay`. */
  periodOf: Uint32Array
}

/** One table after another is of the same span. */
let periodsBefore: Periods | null = null

function periodsOf(firstDay: number, lastDay: number, grain: Grain): Periods {
  const known = periodsBefore
  if (known?.firstDay === firstDay && known.lastDay === lastDay && known.grain === grain) return known
  const periodStarts = listStarts(firstDay, lastDay, grain)
  periodsBefore = { firstDay, lastDay, grain, periodStarts, periodOf: periodOfEachDay(firstDay, lastDay, periodStarts) }
  return periodsBefore
}

/** Weeks by arithmetic: calendar functions would take longer than all the counting of one skill. */
function listStarts(firstDay: number, lastDay: number, grain: Grain): string[] {
  if (grain !== 'week') return listPeriods(toDay(firstDay), addDays(toDay(lastDay), 1), grain)
  const starts: string[] = []
  for (let monday = mondayOf(firstDay); monday <= lastDay; monday += 7) starts.push(toDay(monday))
  return starts
}

function periodOfEachDay(firstDay: number, lastDay: number, periodStarts: readonly string[]): Uint32Array {
  const starts = periodStarts.map(toStoredDay)
  const periodOf = new Uint32Array(lastDay - firstDay + 1)
  let period = 0
  for (let day = firstDay; day <= lastDay; day++) {
    while (period + 1 < starts.length && (starts[period + 1] ?? 0) <= day) period++
    periodOf[day - firstDay] = period
  }
  return periodOf
}
