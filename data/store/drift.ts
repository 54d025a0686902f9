import { WHOLE_MARKET } from '../selection.ts'
import { toDay, weekStartOf } from '../weeks.ts'
import type { CountStore } from './contracts/counts.ts'
import type { StoreDatabase } from './database.ts'
import { bucketOf } from './day-bucket.ts'
import { createMentionReader } from './mention-reader.ts'
import { createOpeningScan } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'
import { createOpeningWalk } from './opening-walk.ts'
import { ALL_DAYS, ALL_OPENINGS, type CountedLevel, createPreparedCounts } from './prepared-counts.ts'

type Drift = ReturnType<CountStore['findDrift']>
/** Openings by skill, then by cell key. */
type Counts = Map<number, Map<number, number>>

/** Answers `CountStore.findDrift`: counts the facts anew, and holds the column index and the prepared counts against that. */
export function createDriftCheck(database: StoreDatabase): CountStore['findDrift'] {
  const { db, skills, read } = database
  const { walk } = createOpeningWalk(database)
  const { scan } = createOpeningScan(database)
  const prepared = createPreparedCounts(database)
  const mentionReader = createMentionReader(database)
  const listSources = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources ORDER BY source_id',
  )

  function recount(level: CountedLevel): Counts {
    const counts: Counts = new Map()
    for (const { openingId, source, day, mentions } of walk()) {
      const key = cellKey(source, bucketOf(day))
      bump(counts, ALL_OPENINGS, key)
      for (const mention of mentionReader.read(openingId, mentions)) {
        if (level === 'any' || mention.level === 0) bump(counts, mention.skill, key)
      }
    }
    return counts
  }

  function countIndex(level: CountedLevel): Counts {
    const counts: Counts = new Map()
    for (const { segment, slots } of scan(WHOLE_MARKET)) {
      for (const slot of slots) {
        const key = cellKey(segment.source[slot] ?? 0, bucketOf(segment.day[slot] ?? 0))
        bump(counts, ALL_OPENINGS, key)
        const code = level === 'any' ? -1 : 0
        const until = skillsUntil(segment, slot, code)
        for (let at = skillsFrom(segment, slot, code); at < until; at++) bump(counts, segment.skills[at] ?? 0, key)
      }
    }
    return counts
  }

  function readPrepared(level: CountedLevel): Counts {
    const counts: Counts = new Map()
    for (const cursor of prepared.rows({ level, ...ALL_DAYS }))
      while (cursor.nextRow())
        while (cursor.nextSkill())
          while (cursor.nextCell()) bump(counts, cursor.skill, cellKey(cursor.source, cursor.bucket), cursor.openings)
    return counts
  }

  return () =>
    read(() => {
      const sources = new Map(listSources.all().map(({ number, source }) => [number, source]))
      const drift: Drift = []
      for (const level of ['any', 'required'] as const) {
        const recounted = recount(level)
        for (const stored of [readPrepared(level), countIndex(level)]) {
          for (const { skill, key, ...figures } of compare(stored, recounted)) {
            drift.push({
              weekStart: weekStartOf(toDay(bucketOfCell(key))),
              source: sources.get(sourceOfCell(key)) ?? `source ${sourceOfCell(key)}`,
              skillId: skill === ALL_OPENINGS ? null : skills.textOf(skill),
              ...figures,
            })
          }
        }
      }
      return drift
    })
}

function bump(counts: Counts, skill: number, key: number, by = 1): void {
  let cells = counts.get(skill)
  if (cells === undefined) {
    cells = new Map()
    counts.set(skill, cells)
  }
  cells.set(key, (cells.get(key) ?? 0) + by)
}

const cellKey = (source: number, bucket: number): number => bucket * 65_536 + source
const sourceOfCell = (key: number): number => key % 65_536
const bucketOfCell = (key: number): number => Math.floor(key / 65_536)

function* compare(stored: Counts, recounted: Counts) {
  for (const skill of new Set([...recounted.keys(), ...stored.keys()])) {
    const storedCells = stored.get(skill) ?? new Map<number, number>()
    const recountedCells = recounted.get(skill) ?? new Map<number, number>()
    for (const key of new Set([...recountedCells.keys(), ...storedCells.keys()])) {
      const figures = { stored: storedCells.get(key) ?? 0, recounted: recountedCells.get(key) ?? 0 }
      if (figures.stored !== figures.recounted) yield { skill, key, ...figures }
    }
  }
}
