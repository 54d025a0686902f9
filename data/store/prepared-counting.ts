import type { Selection } from '../domain.ts'
import type { CellLayout } from './cell-layout.ts'
import type { CellCursor } from './count-cells.ts'
import type { Counting, SkillRows } from './counting.ts'
import type { StoreDatabase } from './database.ts'
import { isBucketStart, LAST_DAY } from './day-bucket.ts'
import { toDayNumber } from './day-number.ts'
import { createOpeningCounts } from './opening-counts.ts'
import { ALL_OPENINGS, type BucketSpan, createPreparedCounts } from './prepared-counts.ts'

/** Whether the prepared counts hold the answer: no facet but the source, and a span of whole buckets. */
export function isPrepared({ role, seniority, country, workplace, level, from, until }: Selection): boolean {
  const isWhole = [from, until].every((day) => day === null || isBucketStart(toDayNumber(day)))
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
      from: from === null ? 0 : toDayNumber(from),
      until: until === null ? LAST_DAY + 1 : toDayNumber(until),
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
  { rowOf }: SkillRows,
): void {
  while (cursor.nextRow()) {
    if (!cursor.findSkill(skill)) continue
    while (cursor.nextCell()) {
      if (!isOfSource(cursor.source)) continue
      const row = rowOf(skill)
      const cell = cellOf(cursor.source, cursor.bucket)
      row[cell] = (row[cell] ?? 0) + cursor.openings
    }
  }
}

/** Adds the cells of the cursor's skill to its row. */
type AddCells = (cursor: CellCursor, places: Int32Array, rowOf: SkillRows['rowOf']) => void

function addAll(cursor: CellCursor, placesOf: CellPlaces, { rowOf }: SkillRows, addCells: AddCells): void {
  while (cursor.nextRow()) {
    const places = placesOf(cursor.bucket)
    while (cursor.nextSkill()) if (cursor.skill !== ALL_OPENINGS) addCells(cursor, places, rowOf)
  }
}

const addEach: AddCells = (cursor, places, rowOf) => cursor.addCells(rowOf(cursor.skill), places)

/** A skill that no wanted source names gets no row. */
const addWanted: AddCells = (cursor, places, rowOf) => {
  let row: Uint32Array | null = null
  while (cursor.nextCell()) {
    const place = places[cursor.source] ?? -1
    if (place < 0) continue
    row ??= rowOf(cursor.skill)
    row[place] = (row[place] ?? 0) + cursor.openings
  }
}
