import type { Selection } from '../domain.ts'
import type { CellLayout } from './cell-layout.ts'
import type { CellCursor } from './count-cells.ts'
import type { Counting } from './counting.ts'
import type { StoreDatabase } from './database.ts'
import { isBucketStart, LAST_DAY } from './day-bucket.ts'
import { toStoredDay } from './day-number.ts'
import { createOpeningCounts } from './opening-counts.ts'
import { ALL_OPENINGS, type BucketSpan, createPreparedCounts } from './prepared-counts.ts'
import type { SkillRows } from './skill-rows.ts'

/** Whether the prepared counts hold the answer: no facet but the source, and a span of whole buckets. */
export function isPrepared({ role, seniority, country, workplace, level, from, until }: Selection): boolean {
  const isWhole = [from, until].every((day) => day === null || isBucketStart(toStoredDay(day)))
  const isAny = role === null && seniority === null && country === null && workplace === null
  return isAny && (level === null || level === 'required') && isWhole
}

/** Counts a selection out of the prepared counts. */
export function createPreparedCounting(database: StoreDatabase): (selection: Selection) => Counting {
  const prepared = createPreparedCounts(database)
  const openingCounts = createOpeningCounts(database)
  const findSource = database.db
    .prepare<{ source: string }, number>('SELECT source_id FROM sources WHERE source = @source')
    .pluck()

  return ({ level, from, until, source }) => {
    const onlySource = source === null ? null : (findSource.get({ source }) ?? -1)
    const span: BucketSpan = {
      level: level === 'required' ? 'required' : 'any',
      from: from === null ? 0 : toStoredDay(from),
      until: until === null ? LAST_DAY + 1 : toStoredDay(until),
    }
    const isOfSource = (number: number): boolean => onlySource === null || number === onlySource
    const isWhole = onlySource === null && from === null && until === null
    return {
      days: isWhole
        ? openingCounts()
        : openingCounts().filter(({ source, day }) => isOfSource(source) && day >= span.from && day < span.until),
      count(layout, rows, wanted) {
        if (wanted === null) {
          const places = cellPlaces(layout, isOfSource)
          const addCells = onlySource === null ? addEach : addWanted
          for (const block of prepared.rows(span)) addAll(block, places, rows, addCells)
        } else
          for (const skill of wanted) addSkill(prepared.rowsWith(skill, span), skill, { isOfSource, ...layout }, rows)
      },
    }
  }
}

/** Where the cells of a bucket stand in a row of the layout, by source; -1 for a source that is not asked for. */
type CellPlaces = (bucket: number) => Int32Array

/** A table of all skills has hundreds of thousands of cells: where a source stands is worked out once a bucket. */
function cellPlaces({ sources, cellOf }: CellLayout, isOfSource: (source: number) => boolean): CellPlaces {
  const wanted = sources.filter(isOfSource)
  const placesOf = new Map<number, Int32Array>()
  return (bucket) => {
    const known = placesOf.get(bucket)
    if (known !== undefined) return known
    const places = new Int32Array(Math.max(-1, ...sources) + 1).fill(-1)
    for (const source of wanted) places[source] = cellOf(source, bucket)
    placesOf.set(bucket, places)
    return places
  }
}

/** One skill has few cells: each is asked where it stands. */
function addSkill(
  cursor: CellCursor,
  skill: number,
  { cellOf, isOfSource }: Pick<CellLayout, 'cellOf'> & { isOfSource: (source: number) => boolean },
  rows: SkillRows,
): void {
  while (cursor.nextRow()) {
    if (!cursor.findSkill(skill)) continue
    while (cursor.nextCell()) {
      if (isOfSource(cursor.source)) rows.add(skill, cellOf(cursor.source, cursor.bucket), cursor.openings)
    }
  }
}

/** Adds the cells of the cursor's skill to its row. */
type AddCells = (cursor: CellCursor, cellBySource: Int32Array, rows: SkillRows) => void

function addAll(cursor: CellCursor, placesOf: CellPlaces, rows: SkillRows, addCells: AddCells): void {
  while (cursor.nextRow()) {
    const places = placesOf(cursor.bucket)
    while (cursor.nextSkill()) if (cursor.skill !== ALL_OPENINGS) addCells(cursor, places, rows)
  }
}

const addEach: AddCells = (cursor, cellBySource, rows) => rows.addCells(cursor, cellBySource)

/** A skill that no wanted source names gets no row. */
const addWanted: AddCells = (cursor, cellBySource, rows) => {
  while (cursor.nextCell()) {
    const cell = cellBySource[cursor.source] ?? -1
    if (cell >= 0) rows.add(cursor.skill, cell, cursor.openings)
  }
}
