import type { Selection } from '../domain.ts'
import { LEVEL_CODES, SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { StoreDatabase } from './database.ts'
import { LAST_DAY } from './day-bucket.ts'
import { toStoredDay } from './day-number.ts'
import { readSegment, SEGMENT_SIZE, type Segment, skillsFrom, skillsUntil } from './opening-segment.ts'

interface SegmentRow {
  segmentId: number
  facets: Buffer
  skills: Buffer
}

/** The slots of one segment that a selection includes. */
export interface SelectedSlots {
  segment: Segment
  slots: Uint16Array
}

export interface OpeningScan {
  /** Segment by segment, in order of opening ids; segments without a selected opening are left out. */
  scan(selection: Selection): IterableIterator<SelectedSlots>
  /** The same with only those openings that mention the skill at the selection's level. */
  scanNaming(selection: Selection, skill: number): IterableIterator<SelectedSlots>
}

/** Code of the level that a selection counts, or -1 for all of them. */
export const levelOf = ({ level }: Selection): number => (level === null ? -1 : LEVEL_CODES.indexOf(level))

export function createOpeningScan({ db, roles, countries }: StoreDatabase): OpeningScan {
  const sourceNumber = db
    .prepare<{ source: string }, number>('SELECT source_id FROM sources WHERE source = @source')
    .pluck()
  // One row a call, so that a caller may write between two segments.
  const nextSegment = db.prepare<{ after: number }, SegmentRow>(`
    SELECT segment_id AS segmentId, facets, skills
    FROM opening_segments
    WHERE segment_id > @after
    ORDER BY segment_id
    LIMIT 1
  `)

  /** Null: any value will do. -1: a value that no opening has. */
  const numbersOf = (selection: Selection) => ({
    source: selection.source === null ? null : (sourceNumber.get({ source: selection.source }) ?? -1),
    role: selection.role === null ? null : (roles.find(selection.role) ?? -1),
    country: selection.country === null ? null : (countries.find(selection.country) ?? -1),
    seniority: selection.seniority === null ? null : SENIORITY_CODES.indexOf(selection.seniority),
    workplace: selection.workplace === null ? null : WORKPLACE_CODES.indexOf(selection.workplace),
    // Day 0 marks an empty slot.
    firstDay: selection.from === null ? 1 : Math.max(1, toStoredDay(selection.from)),
    lastDay: selection.until === null ? LAST_DAY : toStoredDay(selection.until) - 1,
  })

  function* scan(selection: Selection): IterableIterator<SelectedSlots> {
    const wanted = numbersOf(selection)
    for (let row = nextSegment.get({ after: -1 }); row !== undefined; row = nextSegment.get({ after: row.segmentId })) {
      const segment = readSegment(row.segmentId, row.facets, row.skills)
      let slots = keepBetween(segment.day, wanted.firstDay, wanted.lastDay)
      slots = keepEqual(segment.source, wanted.source, slots)
      slots = keepEqual(segment.role, wanted.role, slots)
      slots = keepEqual(segment.country, wanted.country, slots)
      slots = keepEqual(segment.seniority, wanted.seniority, slots)
      slots = keepEqual(segment.workplace, wanted.workplace, slots)
      if (slots.length > 0) yield { segment, slots }
    }
  }

  return {
    scan,
    *scanNaming(selection, skill) {
      const level = levelOf(selection)
      for (const { segment, slots } of scan(selection)) {
        const naming = keepNaming(segment, slots, level, skill)
        if (naming.length > 0) yield { segment, slots: naming }
      }
    },
  }
}

function keepBetween(column: Uint16Array, first: number, last: number): Uint16Array {
  const kept = new Uint16Array(SEGMENT_SIZE)
  let length = 0
  for (let slot = 0; slot < SEGMENT_SIZE; slot++) {
    const value = column[slot] ?? 0
    if (value >= first && value <= last) kept[length++] = slot
  }
  return kept.subarray(0, length)
}

/** Narrows `slots` in place. */
function keepEqual(column: Uint16Array | Uint8Array, wanted: number | null, slots: Uint16Array): Uint16Array {
  if (wanted === null) return slots
  let length = 0
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0
    if (column[slot] === wanted) slots[length++] = slot
  }
  return slots.subarray(0, length)
}

/** Narrows `slots`, which ascend, in place: the skill is looked for in the whole segment, at the speed of memory. */
function keepNaming(segment: Segment, slots: Uint16Array, level: number, skill: number): Uint16Array {
  const { skills } = segment
  let length = 0
  let at = skills.indexOf(skill)
  for (let index = 0; at !== -1 && index < slots.length; index++) {
    const slot = slots[index] ?? 0
    const from = skillsFrom(segment, slot, level)
    if (at < from) at = skills.indexOf(skill, from)
    if (at !== -1 && at < skillsUntil(segment, slot, level)) slots[length++] = slot
  }
  return slots.subarray(0, length)
}
