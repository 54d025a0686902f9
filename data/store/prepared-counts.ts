import type { StoreDatabase } from './database.ts'
import { bucketOf, LAST_DAY } from './day-bucket.ts'
import type { IndexedOpening } from './opening-segment.ts'

/**
 * Openings per skill, source and day bucket. A row of the table holds one bucket for a block of 64 skills, as cells in
 * ascending order of their key: first all keys, then all counts, as 32-bit numbers. A cell's key is skill × 65,536 +
 * source. So a batch of this week's postings rewrites a dozen rows, and one skill's history is one short stretch of each
 * bucket's row.
 */

/** Stands in for a skill: the openings themselves, the denominators. */
export const ALL_OPENINGS = 0
/** Rows of about a kilobyte: one page holds several, and one skill's history is few pages. */
const BLOCK_SIZE = 64
const KEY_BASE = 65_536

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

export type VisitCell = (source: number, bucket: number, openings: number) => void
/** Is given a row as it is: cells in ascending order of their keys; see `skillOf` and `sourceOf`. */
export type VisitRow = (bucket: number, keys: Uint32Array, counts: Uint32Array) => void

export const skillOf = (key: number): number => key >>> 16
export const sourceOf = (key: number): number => key & 0xffff

/** An opening that came (+1) or went (−1). */
export interface OpeningChange {
  opening: IndexedOpening
  by: 1 | -1
}

export interface PreparedCounts {
  /** Visits the cells of one skill, by bucket. */
  visitSkill(skill: number, span: BucketSpan, visit: VisitCell): void
  /** Visits the rows of all skills and of `ALL_OPENINGS`. */
  visitAll(span: BucketSpan, visit: VisitRow): void
  /** Runs inside the caller's transaction. */
  change(changes: readonly OpeningChange[]): void
}

type CellRow = [bucket: number, cells: Buffer]
type RowKey = { level: CountedLevel; block: number; bucket: number }

export function createPreparedCounts({ db }: StoreDatabase): PreparedCounts {
  // Hundreds of small rows: as arrays, and those of one block at once, they take half the time of objects one by one.
  const listBlock = db
    .prepare<BucketSpan & { block: number }, CellRow>(`
      SELECT day_bucket, cells
      FROM prepared_counts
      WHERE level = @level AND skill_block = @block AND day_bucket >= @from AND day_bucket < @until
      ORDER BY day_bucket
    `)
    .raw()
  const listAll = db
    .prepare<BucketSpan, CellRow>(`
      SELECT day_bucket, cells
      FROM prepared_counts
      WHERE level = @level AND day_bucket >= @from AND day_bucket < @until
      ORDER BY skill_block, day_bucket
    `)
    .raw()
  const find = db
    .prepare<RowKey, Buffer>(
      'SELECT cells FROM prepared_counts WHERE level = @level AND skill_block = @block AND day_bucket = @bucket',
    )
    .pluck()
  const save = db.prepare<RowKey & { cells: Uint8Array }>(`
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
        const cells = mergeCells(readCells(find.get(row)), keys, by)
        if (cells.length === 0) remove.run(row)
        else save.run({ ...row, cells: new Uint8Array(cells.buffer) })
      }
    }
  }

  return {
    visitSkill(skill, span, visit) {
      const untilKey = (skill + 1) * KEY_BASE
      for (const [bucket, cells] of listBlock.all({ ...span, block: blockOf(skill) })) {
        const { keys, counts } = readCells(cells)
        for (let at = lowerBound(keys, skill * KEY_BASE); at < keys.length && (keys[at] ?? 0) < untilKey; at++)
          visit(sourceOf(keys[at] ?? 0), bucket, counts[at] ?? 0)
      }
    },
    visitAll(span, visit) {
      for (const [bucket, cells] of listAll.iterate(span)) {
        const { keys, counts } = readCells(cells)
        visit(bucket, keys, counts)
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
      keys.push(skill * KEY_BASE + source)
      by.push(sum)
    }
  }
  return { keys, by }
}

function readCells(bytes: Buffer | undefined): { keys: Uint32Array; counts: Uint32Array } {
  if (bytes === undefined) return { keys: new Uint32Array(), counts: new Uint32Array() }
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
  const length = bytes.byteLength / 8
  return {
    keys: new Uint32Array(buffer, byteOffset, length),
    counts: new Uint32Array(buffer, byteOffset + length * 4, length),
  }
}

/** Position of the first key that is not below `wanted`. */
function lowerBound(keys: Uint32Array, wanted: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Old cells and changes as one list, keys first; cells that come to nothing are gone. */
function mergeCells(
  { keys, counts }: { keys: Uint32Array; counts: Uint32Array },
  changedKeys: readonly number[],
  by: readonly number[],
): Uint32Array {
  const capacity = keys.length + changedKeys.length
  const merged = new Uint32Array(capacity * 2)
  let length = 0
  const push = (key: number, count: number): void => {
    if (count === 0) return
    merged[length] = key
    merged[capacity + length] = count
    length++
  }
  let old = 0
  for (const [index, key] of changedKeys.entries()) {
    for (; old < keys.length && (keys[old] ?? 0) < key; old++) push(keys[old] ?? 0, counts[old] ?? 0)
    const isKnown = old < keys.length && keys[old] === key
    push(key, (isKnown ? (counts[old] ?? 0) : 0) + (by[index] ?? 0))
    if (isKnown) old++
  }
  for (; old < keys.length; old++) push(keys[old] ?? 0, counts[old] ?? 0)
  const packed = new Uint32Array(length * 2)
  packed.set(merged.subarray(0, length))
  packed.set(merged.subarray(capacity, capacity + length), length)
  return packed
}
