import type { CountTable } from '../../../data/domain.ts'
import type { PeriodState } from '../trend-report.ts'

/** Four settled weeks against the 26 before them. */
const RECENT_WEEKS = 4
const WEEKS_BEFORE = 26
/** With fewer weeks to compare with, anything looks new. */
const MIN_WEEKS_BEFORE = 8
/** In fewer openings a share of 2 % is one advert. */
const MIN_RECENT_OPENINGS = 100

/** Positions of weeks in a table: [first, split) before, [split, end) recent. */
export interface RecentWeeks {
  first: number
  split: number
  end: number
}

/** Counts of one source in both spans, and the cells that they stand on. */
export interface RecentSource {
  sourceIndex: number
  recentCells: number[]
  beforeCells: number[]
}

/** The newest weeks that may be judged. Null without a good week. @param states  of every cell, as of `cellStates` */
export function findRecentWeeks(table: CountTable, states: readonly PeriodState[]): RecentWeeks | null {
  const count = table.periodStarts.length
  for (let end = count; end > 0; end--) {
    if (!table.sources.some((_, sourceIndex) => states[sourceIndex * count + end - 1] === 'good')) continue
    const split = Math.max(0, end - RECENT_WEEKS)
    return { first: Math.max(0, split - WEEKS_BEFORE), split, end }
  }
  return null
}

/** Sources that have good weeks in both spans: one that has just joined would make everything in it new. */
export function sourcesInBoth(table: CountTable, states: readonly PeriodState[], weeks: RecentWeeks): RecentSource[] {
  const count = table.periodStarts.length
  const goodCells = (sourceIndex: number, from: number, until: number): number[] =>
    Array.from({ length: until - from }, (_, offset) => sourceIndex * count + from + offset).filter(
      (cell) => states[cell] === 'good',
    )
  return table.sources.flatMap((_, sourceIndex) => {
    const recentCells = goodCells(sourceIndex, weeks.split, weeks.end)
    const beforeCells = goodCells(sourceIndex, weeks.first, weeks.split)
    return recentCells.length > 0 && beforeCells.length >= MIN_WEEKS_BEFORE
      ? [{ sourceIndex, recentCells, beforeCells }]
      : []
  })
}

export const bearsBreakOuts = (recentOpenings: number): boolean => recentOpenings >= MIN_RECENT_OPENINGS

export const sumCells = (row: Uint32Array | undefined, cells: readonly number[]): number =>
  row === undefined ? 0 : cells.reduce((sum, cell) => sum + (row[cell] ?? 0), 0)
