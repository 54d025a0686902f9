import type { Selection } from '../domain.ts'
import type { CellLayout } from './cell-layout.ts'
import type { Counting, SkillRows } from './counting.ts'
import type { StoreDatabase } from './database.ts'
import { isBucketStart, LAST_DAY } from './day-bucket.ts'
import { toDayNumber } from './day-number.ts'
import { createOpeningCounts } from './opening-counts.ts'
import {
  ALL_OPENINGS,
  type BucketSpan,
  createPreparedCounts,
  skillOf,
  sourceOf,
  type VisitCell,
  type VisitRow,
} from './prepared-counts.ts'

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
    return {
      days: openingCounts().filter(
        (count) => isOfSource(count.source) && count.day >= span.from && count.day < span.until,
      ),
      count(layout, rows, wanted) {
        if (wanted === null) prepared.visitAll(span, addRows(layout, rows, isOfSource))
        else for (const skill of wanted) prepared.visitSkill(skill, span, addCells(skill, layout, rows, isOfSource))
      },
    }
  }
}

type IsOfSource = (source: number) => boolean

/** Adds the cells of one skill to its row. */
function addCells(skill: number, { cellOf }: CellLayout, { rowOf }: SkillRows, isOfSource: IsOfSource): VisitCell {
  return (source, bucket, openings) => {
    if (!isOfSource(source)) return
    const row = rowOf(skill)
    const cell = cellOf(source, bucket)
    row[cell] = (row[cell] ?? 0) + openings
  }
}

/**
 * Adds rows of many skills to theirs. A table of all skills has hundreds of thousands of cells: where a source stands is worked
 * out once a bucket, and a row is looked up once a skill.
 */
function addRows({ sources, cellOf }: CellLayout, { rowOf }: SkillRows, isOfSource: IsOfSource): VisitRow {
  const wanted = sources.filter(isOfSource)
  const cellsOf = new Map<number, Int32Array>()
  function cellsOfBucket(bucket: number): Int32Array {
    const cells = new Int32Array(Math.max(-1, ...sources) + 1).fill(-1)
    for (const source of wanted) cells[source] = cellOf(source, bucket)
    cellsOf.set(bucket, cells)
    return cells
  }
  return (bucket, keys, counts) => {
    const cellBySource = cellsOf.get(bucket) ?? cellsOfBucket(bucket)
    let skill = ALL_OPENINGS
    let row: Uint32Array = NO_ROW
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0
      const cell = cellBySource[sourceOf(key)] ?? -1
      if (skillOf(key) === ALL_OPENINGS || cell < 0) continue
      if (skillOf(key) !== skill) {
        skill = skillOf(key)
        row = rowOf(skill)
      }
      row[cell] = (row[cell] ?? 0) + (counts[at] ?? 0)
    }
  }
}

const NO_ROW = new Uint32Array(0)
