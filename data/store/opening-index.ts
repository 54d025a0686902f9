import type { StoreDatabase } from './database.ts'
import type { NumberedMention } from './mention-blob.ts'
import { createMentionReader } from './mention-reader.ts'
import {
  emptySegment,
  type IndexedOpening,
  readSegment,
  rewriteSegment,
  SEGMENT_SIZE,
  type Segment,
  segmentIdOf,
  skillsFrom,
  skillsUntil,
} from './opening-segment.ts'
import { createOpeningWalk, type OpeningRow } from './opening-walk.ts'
import { createPreparedCounts, type OpeningChange } from './prepared-counts.ts'

interface SegmentRow {
  segmentId: number
  facets: Buffer
  skills: Buffer
}

/** Keeps the column index and the prepared counts equal to the facts. Runs inside the caller's transaction. */
export interface OpeningIndex {
  /** Brings the given ids up to date, whether they lead an opening (still, newly) or do not (any more). */
  refresh(postingIds: ReadonlySet<number>): void
  /** Makes both anew out of the facts, whatever they hold. */
  makeAgain(): void
}

export function createOpeningIndex(database: StoreDatabase): OpeningIndex {
  const { db } = database
  const prepared = createPreparedCounts(database)
  const { list } = createOpeningWalk(database)
  const mentionReader = createMentionReader(database)
  const findSegment = db.prepare<{ segmentId: number }, SegmentRow>(
    'SELECT segment_id AS segmentId, facets, skills FROM opening_segments WHERE segment_id = @segmentId',
  )
  const saveSegment = db.prepare<{ segmentId: number; facets: Uint8Array; skills: Uint8Array }>(`
    INSERT INTO opening_segments (segment_id, facets, skills) VALUES (@segmentId, @facets, @skills)
    ON CONFLICT (segment_id) DO UPDATE SET facets = excluded.facets, skills = excluded.skills
  `)
  const readAgain = db.prepare<{ openingId: number }>(
    'UPDATE postings SET analysis_id = 0 WHERE posting_id = @openingId',
  )

  /** Damaged mentions of an opening that others lead to are no reason to stop: it counts without, and is read anew. */
  function mentionsOf({ openingId, mentions }: OpeningRow): NumberedMention[] {
    const found = mentionReader.find(mentions)
    if (found === null) readAgain.run({ openingId })
    return found ?? []
  }

  const forget = ['DELETE FROM opening_segments', 'DELETE FROM prepared_counts'].map((sql) => db.prepare(sql))
  const idsAfter = db
    .prepare<{ after: number }, number>(
      `SELECT opening_id FROM openings WHERE opening_id > @after ORDER BY opening_id LIMIT ${SEGMENT_SIZE}`,
    )
    .pluck()

  return {
    makeAgain() {
      for (const statement of forget) statement.run()
      for (let ids = idsAfter.all({ after: 0 }); ids.length > 0; ids = idsAfter.all({ after: ids.at(-1) ?? 0 })) {
        this.refresh(new Set(ids))
      }
    },
    refresh(postingIds) {
      const rows = new Map(list(postingIds).map((row) => [row.openingId, row]))
      const bySegment = new Map<number, Map<number, IndexedOpening | null>>()
      for (const openingId of postingIds) {
        const row = rows.get(openingId)
        const segmentId = segmentIdOf(openingId)
        const changes = bySegment.get(segmentId) ?? new Map<number, IndexedOpening | null>()
        changes.set(openingId % SEGMENT_SIZE, row === undefined ? null : toIndexed(row, mentionsOf(row)))
        bySegment.set(segmentId, changes)
      }
      const counted: OpeningChange[] = []
      for (const [segmentId, changes] of bySegment) {
        const row = findSegment.get({ segmentId })
        const old = row === undefined ? emptySegment(segmentId) : readSegment(segmentId, row.facets, row.skills)
        for (const [slot, opening] of changes) {
          if (old.day[slot] !== 0) counted.push({ opening: openingAt(old, slot), by: -1 })
          if (opening !== null) counted.push({ opening, by: 1 })
        }
        saveSegment.run({ segmentId, ...rewriteSegment(old, changes) })
      }
      prepared.change(counted)
    },
  }
}

function toIndexed(row: OpeningRow, mentions: readonly NumberedMention[]): IndexedOpening {
  const { day, isStated, source, role, seniority, workplace } = row
  const skills: [number[], number[], number[]] = [[], [], []]
  for (const { skill, level } of mentions) skills[level]?.push(skill)
  const [country, employer] = [row.country ?? 0, row.employer ?? 0]
  return { day, isStated, source, role, seniority, country, workplace, employer, skills }
}

function openingAt(segment: Segment, slot: number): IndexedOpening {
  const skillsAt = (level: number) => [
    ...segment.skills.subarray(skillsFrom(segment, slot, level), skillsUntil(segment, slot, level)),
  ]
  return {
    day: segment.day[slot] ?? 0,
    isStated: segment.isStated[slot] ?? 0,
    source: segment.source[slot] ?? 0,
    role: segment.role[slot] ?? 0,
    seniority: segment.seniority[slot] ?? 0,
    country: segment.country[slot] ?? 0,
    workplace: segment.workplace[slot] ?? 0,
    employer: segment.employer[slot] ?? 0,
    skills: [skillsAt(0), skillsAt(1), skillsAt(2)],
  }
}
