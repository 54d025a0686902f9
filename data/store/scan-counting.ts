import type { Selection } from '../domain.ts'
import type { CellLayout } from './cell-layout.ts'
import type { Counting } from './counting.ts'
import type { StoreDatabase } from './database.ts'
import { bucketOf, LAST_DAY } from './day-bucket.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'
import { ALL_OPENINGS } from './prepared-counts.ts'
import type { SkillRows } from './skill-rows.ts'

/** Counts of one source and day bucket: at 0 its openings, then those that mention each skill. */
interface BucketCounts {
  source: number
  day: number
  counts: Uint32Array
}

/** Counts any selection by one walk over the column index. */
export function createScanCounting(database: StoreDatabase): (selection: Selection) => Counting {
  const { scan } = createOpeningScan(database)

  return (selection) => {
    const level = levelOf(selection)
    const buckets = createBuckets(database.skills.width())
    for (const { segment, slots } of scan(selection)) {
      const { skills } = segment
      for (const slot of slots) {
        const counts = buckets.countsOf(segment.source[slot] ?? 0, segment.day[slot] ?? 0)
        counts[ALL_OPENINGS] = (counts[ALL_OPENINGS] ?? 0) + 1
        const until = skillsUntil(segment, slot, level)
        for (let at = skillsFrom(segment, slot, level); at < until; at++) {
          const skill = skills[at] ?? 0
          counts[skill] = (counts[skill] ?? 0) + 1
        }
      }
    }
    return {
      days: buckets.list.map(({ source, day, counts }) => ({ source, day, openings: counts[ALL_OPENINGS] ?? 0 })),
      count(layout, rows, wanted) {
        for (const bucket of buckets.list) addBucket(bucket, layout, rows, wanted)
      },
    }
  }
}

/** Counts per source and bucket, found by an array look-up: this happens once for every opening. */
function createBuckets(width: number) {
  const list: BucketCounts[] = []
  const positionsOf: Uint32Array[] = []
  return {
    list,
    countsOf(source: number, day: number): Uint32Array {
      let positions = positionsOf[source]
      if (positions === undefined) {
        positions = new Uint32Array(LAST_DAY + 1)
        positionsOf[source] = positions
      }
      // One more than the position, so that 0 says that the day was not met yet.
      const known = list[(positions[day] ?? 0) - 1]
      if (known !== undefined) return known.counts
      const bucket = bucketOf(day)
      let position = positions[bucket] ?? 0
      if (position === 0) position = list.push({ source, day: bucket, counts: new Uint32Array(width) })
      positions[bucket] = position
      positions[day] = position
      return list[position - 1]?.counts ?? new Uint32Array(width)
    },
  }
}

function addBucket(
  { source, day, counts }: BucketCounts,
  { cellOf }: CellLayout,
  rows: SkillRows,
  wanted: readonly number[] | null,
): void {
  const cell = cellOf(source, day)
  const add = (skill: number): void => {
    const count = counts[skill] ?? 0
    if (count > 0) rows.add(skill, cell, count)
  }
  if (wanted !== null) for (const skill of wanted) add(skill)
  else for (let skill = ALL_OPENINGS + 1; skill < counts.length; skill++) add(skill)
}
