import { CellCursor, type Cells, cellKey, writeRow } from './count-cells.ts'
import type { StoreDatabase } from './database.ts'
import { bucketOf, LAST_DAY } from './day-bucket.ts'
import type { IndexedOpening } from './opening-segment.ts'

/**
 * Openings per skill, source and day bucket. A row of the table holds one bucket for a block of 64 skills; see
 * `count-cells.ts`. So a batch of this week's postings rewrites a dozen rows, and one skill's history is one short stretch of
 * each bucket's row.
 */

/** Stands in for a skill: the openings themselves, the denominators. */
export const ALL_OPENINGS = 0
/** Rows of about half a kilobyte: one page holds several, and one skill's history is few pages. */
const BLOCK_SIZE = 64

/** `any`: openings that mention the skill at whatever level. */
export type CountedLevel = 'any' | 'required'
const COUNTED_LEVELS = ['any', 'required'] as const

export interface BucketSpan {
  level: CountedLevel
  /** First day, and the day after the last; both begin buckets. */
  from: number
  until: number
}

/** All days that the store can hold. */
export const ALL_DAYS = { from: 0, until: LAST_DAY + 1 }

/** An opening that came (+1) or went (−1). */
export interface OpeningChange {
  opening: IndexedOpening
  by: 1 | -1
}

export interface PreparedCounts {
  /** The rows, by bucket, that hold a skill if it was counted at all. */
  rowsWith(skill: number, span: BucketSpan): CellCursor
  /** The rows of all skills and of `ALL_OPENINGS`, a block of skills at a time; within one reading transaction. */
  rows(span: BucketSpan): Iterable<CellCursor>
  /** Runs inside the caller's transaction. */
  change(changes: readonly OpeningChange[]): void
}

type RowKey = { level: CountedLevel; block: number; bucket: number }

export function createPreparedCounts({ db }: StoreDatabase): PreparedCounts {
  const listBlock = db
    .prepare<BucketSpan & { block: number }, Buffer>(`
      SELECT CAST(group_concat(cells, '') AS BLOB)
      FROM prepared_counts
      WHERE level = @level AND skill_block = @block AND day_bucket >= @from AND day_bucket < @until
    `)
    .pluck()
  const lastBlock = db
    .prepare<Pick<BucketSpan, 'level'>, number | null>(
      'SELECT max(skill_block) FROM prepared_counts WHERE level = @level',
    )
    .pluck()
  const find = db
    .prepare<RowKey, Buffer>(
      'SELECT CAST(cells AS BLOB) FROM prepared_counts WHERE level = @level AND skill_block = @block AND day_bucket = @bucket',
    )
    .pluck()
  const save = db.prepare<RowKey & { cells: string }>(`
    INSERT INTO prepared_counts (level, skill_block, day_bucket, cells) VALUES (@level, @block, @bucket, @cells)
    ON CONFLICT (level, skill_block, day_bucket) DO UPDATE SET cells = excluded.cells
  `)
  const remove = db.prepare<RowKey>(
    'DELETE FROM prepared_counts WHERE level = @level AND skill_block = @block AND day_bucket = @bucket',
  )

  function apply(level: CountedLevel, changes: readonly OpeningChange[]): void {
    const buckets = groupByBucket(changes)
    const width = 1 + maxSkillOf(changes)
    for (const [bucket, sources] of buckets) {
      const columns = [...sources].map(([source, own]) => ({ source, sums: sumChanges(own, level, width) }))
      columns.sort((one, other) => one.source - other.source)
      for (let block = 0; block <= blockOf(width - 1); block++) {
        const { keys, by } = listChanged(columns, firstOf(block), Math.min(width, firstOf(block + 1)))
        if (keys.length === 0) continue
        const row = { level, block, bucket }
        const cells = mergeCells(readCells(find.get(row) ?? NO_ROWS), keys, by)
        if (cells.keys.length === 0) remove.run(row)
        else save.run({ cells: writeRow(bucket, cells), ...row })
      }
    }
  }

  return {
    rowsWith: (skill, span) => new CellCursor(listBlock.get({ block: blockOf(skill), ...span }) ?? NO_ROWS),
    *rows(span) {
      // Block by block: one statement for all of them would walk over every bucket of the past.
      const last = lastBlock.get({ level: span.level }) ?? -1
      for (let block = 0; block <= last; block++) {
        const rows = listBlock.get({ block, ...span })
        if (rows) yield new CellCursor(rows)
      }
    },
    change(changes) {
      for (const level of COUNTED_LEVELS) apply(level, changes)
    },
  }
}

/** Skill 0, the openings themselves, has a block of its own. */
const blockOf = (skill: number): number => Math.ceil(skill / BLOCK_SIZE)
const firstOf = (block: number): number => (block === 0 ? ALL_OPENINGS : (block - 1) * BLOCK_SIZE + 1)

function maxSkillOf(changes: readonly OpeningChange[]): number {
  let max = 0
  for (const { opening } of changes)
    for (const skills of opening.skills) for (const skill of skills) if (skill > max) max = skill
  return max
}

/** Changes by day bucket and source. */
function groupByBucket(changes: readonly OpeningChange[]): Map<number, Map<number, OpeningChange[]>> {
  const buckets = new Map<number, Map<number, OpeningChange[]>>()
  for (const change of changes) {
    const { day, source } = change.opening
    const sources = buckets.get(bucketOf(day)) ?? new Map<number, OpeningChange[]>()
    buckets.set(bucketOf(day), sources)
    const own = sources.get(source)
    if (own === undefined) sources.set(source, [change])
    else own.push(change)
  }
  return buckets
}

/** What the changes of one cell come to for each skill; at 0 for the openings themselves, whatever the level. */
function sumChanges(changes: readonly OpeningChange[], level: CountedLevel, width: number): Int32Array {
  const sums = new Int32Array(width)
  for (const { opening, by } of changes) {
    sums[ALL_OPENINGS] = (sums[ALL_OPENINGS] ?? 0) + by
    const counted = level === 'required' ? opening.skills.slice(0, 1) : opening.skills
    for (const skills of counted) for (const skill of skills) sums[skill] = (sums[skill] ?? 0) + by
  }
  return sums
}

function listChanged(columns: readonly { source: number; sums: Int32Array }[], first: number, until: number) {
  const keys: number[] = []
  const by: number[] = []
  for (let skill = first; skill < until; skill++) {
    for (const { source, sums } of columns) {
      const sum = sums[skill] ?? 0
      if (sum === 0) continue
      keys.push(cellKey(skill, source))
      by.push(sum)
    }
  }
  return { keys, by }
}

const NO_ROWS = new Uint8Array()

/** Cells of one row. */
function readCells(row: Uint8Array): Cells {
  // A cell takes two characters and more.
  const keys = new Uint32Array(row.length / 2)
  const counts = new Uint32Array(row.length / 2)
  let length = 0
  for (const cursor = new CellCursor(row); cursor.nextRow(); )
    while (cursor.nextSkill())
      for (; cursor.nextCell(); length++) {
        keys[length] = cellKey(cursor.skill, cursor.source)
        counts[length] = cursor.openings
      }
  return { keys: keys.subarray(0, length), counts: counts.subarray(0, length) }
}

/** Old cells and changes as one list; cells that come to nothing are gone. */
function mergeCells(old: Cells, changedKeys: readonly number[], by: readonly number[]): Cells {
  const capacity = old.keys.length + changedKeys.length
  const keys = new Uint32Array(capacity)
  const counts = new Uint32Array(capacity)
  let length = 0
  const push = (key: number, count: number): void => {
    if (count === 0) return
    keys[length] = key
    counts[length] = count
    length++
  }
  let at = 0
  for (const [index, key] of changedKeys.entries()) {
    for (; at < old.keys.length && (old.keys[at] ?? 0) < key; at++) push(old.keys[at] ?? 0, old.counts[at] ?? 0)
    const isKnown = at < old.keys.length && old.keys[at] === key
    push(key, (isKnown ? (old.counts[at] ?? 0) : 0) + (by[index] ?? 0))
    if (isKnown) at++
  }
  for (; at < old.keys.length; at++) push(old.keys[at] ?? 0, old.counts[at] ?? 0)
  return { keys: keys.subarray(0, length), counts: counts.subarray(0, length) }
}
