/**
 * A segment holds what selections ask about the openings of 2,048 neighbouring ids, in columns: a facet of all of them
 * side by side, then the skills of one opening after the other. Scanning columns answers any question about a million
 * openings in the time that reading a million rows through SQL needs to begin.
 *
 * Facets: fixed columns in the order of `readFacets`. Skills: 16-bit skill numbers; an opening's required ones first, then
 * preferred, then mentioned. Numbers are little-endian, as on every machine that Node runs on.
 */

import { StoreError } from './store-error.ts'

/** Small enough that a batch of postings rewrites little, large enough that a million openings are few rows. */
export const SEGMENT_SIZE = 2048

/** An opening as the index knows it, in the store's numbers; 0 where a country or employer is unknown. */
export interface IndexedOpening {
  day: number
  isStated: number
  source: number
  role: number
  seniority: number
  country: number
  workplace: number
  employer: number
  /** Skill numbers by level code: required, preferred, mentioned. */
  skills: readonly [number[], number[], number[]]
}

export interface Segment {
  /** Opening id of slot 0. */
  firstId: number
  /** The columns up to `isStated` as they are kept. */
  facets: Uint8Array
  employer: Uint32Array
  /** 0: no opening in this slot. */
  day: Uint16Array
  source: Uint16Array
  role: Uint16Array
  country: Uint16Array
  requiredCount: Uint16Array
  preferredCount: Uint16Array
  mentionedCount: Uint16Array
  seniority: Uint8Array
  workplace: Uint8Array
  isStated: Uint8Array
  /** Where each slot's skills begin in `skills`. */
  skillsStart: Uint32Array
  skills: Uint16Array
}

type FacetColumns = Omit<Segment, 'firstId' | 'facets' | 'skills' | 'skillsStart'>

/** Of the columns that `readFacets` names: one of four bytes, seven of two, three of one. */
const FACET_BYTES = (4 + 7 * 2 + 3) * SEGMENT_SIZE

export const segmentIdOf = (openingId: number): number => Math.floor(openingId / SEGMENT_SIZE)

export function emptySegment(segmentId: number): Segment {
  return readSegment(segmentId, new Uint8Array(FACET_BYTES), new Uint8Array())
}

/** @throws StoreError when the bytes are none that `rewriteSegment` makes */
export function readSegment(segmentId: number, facets: Uint8Array, skills: Uint8Array): Segment {
  if (facets.byteLength !== FACET_BYTES) throw damaged(segmentId)
  const [facetBuffer, facetOffset] = aligned(facets)
  const columns = readFacets(facetBuffer, facetOffset)
  const skillsStart = new Uint32Array(SEGMENT_SIZE)
  const { requiredCount, preferredCount, mentionedCount } = columns
  let start = 0
  for (let slot = 0; slot < SEGMENT_SIZE; slot++) {
    skillsStart[slot] = start
    start += (requiredCount[slot] ?? 0) + (preferredCount[slot] ?? 0) + (mentionedCount[slot] ?? 0)
  }
  if (skills.byteLength !== start * 2) throw damaged(segmentId)
  const [buffer, offset] = aligned(skills)
  return {
    firstId: segmentId * SEGMENT_SIZE,
    facets,
    skillsStart,
    skills: new Uint16Array(buffer, offset, skills.byteLength / 2),
    ...columns,
  }
}

const damaged = (segmentId: number): StoreError =>
  new StoreError(
    `the index of openings ${segmentId * SEGMENT_SIZE} to ${(segmentId + 1) * SEGMENT_SIZE - 1} is damaged in the database; count again: skilltide analyze --rebuild`,
  )

/** Each column by its name: segments of one shape are read at the speed of memory. */
function readFacets(buffer: ArrayBuffer, offset: number): FacetColumns {
  const bytes = (at: number) => new Uint8Array(buffer, offset + at * SEGMENT_SIZE, SEGMENT_SIZE)
  const pairs = (at: number) => new Uint16Array(buffer, offset + at * SEGMENT_SIZE, SEGMENT_SIZE)
  return {
    employer: new Uint32Array(buffer, offset, SEGMENT_SIZE),
    day: pairs(4),
    source: pairs(6),
    role: pairs(8),
    country: pairs(10),
    requiredCount: pairs(12),
    preferredCount: pairs(14),
    mentionedCount: pairs(16),
    seniority: bytes(18),
    workplace: bytes(19),
    isStated: bytes(20),
  }
}

/** Typed arrays begin at multiples of their width: bytes that do not are copied to where they do. */
function aligned({ buffer, byteOffset, byteLength }: Uint8Array): [ArrayBuffer, number] {
  if (buffer instanceof ArrayBuffer && byteOffset % 4 === 0) return [buffer, byteOffset]
  return [Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength)).buffer, 0]
}

/** The bytes of a segment in which some slots are replaced; null empties a slot. */
export function rewriteSegment(
  old: Segment,
  changes: ReadonlyMap<number, IndexedOpening | null>,
): { facets: Uint8Array; skills: Uint8Array } {
  const facets = new Uint8Array(old.facets)
  const columns = readFacets(facets.buffer, 0)
  let skillCount = old.skills.length
  for (const [slot, opening] of changes) {
    skillCount -= countSkills(old, slot)
    writeSlot(columns, slot, opening)
    skillCount += countSkills(columns, slot)
  }
  const skills = new Uint16Array(skillCount)
  let length = 0
  let copiedUntil = 0
  for (const [slot, opening] of [...changes].sort(([one], [other]) => one - other)) {
    const start = old.skillsStart[slot] ?? 0
    skills.set(old.skills.subarray(copiedUntil, start), length)
    length += start - copiedUntil
    copiedUntil = start + countSkills(old, slot)
    for (const numbers of opening?.skills ?? []) {
      skills.set(numbers, length)
      length += numbers.length
    }
  }
  skills.set(old.skills.subarray(copiedUntil), length)
  return { facets, skills: new Uint8Array(skills.buffer) }
}

const countSkills = ({ requiredCount, preferredCount, mentionedCount }: FacetColumns, slot: number): number =>
  (requiredCount[slot] ?? 0) + (preferredCount[slot] ?? 0) + (mentionedCount[slot] ?? 0)

function writeSlot(columns: FacetColumns, slot: number, opening: IndexedOpening | null): void {
  columns.employer[slot] = opening?.employer ?? 0
  columns.day[slot] = opening?.day ?? 0
  columns.source[slot] = opening?.source ?? 0
  columns.role[slot] = opening?.role ?? 0
  columns.country[slot] = opening?.country ?? 0
  columns.seniority[slot] = opening?.seniority ?? 0
  columns.workplace[slot] = opening?.workplace ?? 0
  columns.isStated[slot] = opening?.isStated ?? 0
  const [required, preferred, mentioned] = opening?.skills ?? [[], [], []]
  columns.requiredCount[slot] = required.length
  columns.preferredCount[slot] = preferred.length
  columns.mentionedCount[slot] = mentioned.length
}

/** The stretch of `skills` that holds a slot's skills of one level code, or of all levels when `level` is -1. */
export function skillsFrom(segment: Segment, slot: number, level: number): number {
  const start = segment.skillsStart[slot] ?? 0
  if (level <= 0) return start
  const preferredStart = start + (segment.requiredCount[slot] ?? 0)
  return level === 1 ? preferredStart : preferredStart + (segment.preferredCount[slot] ?? 0)
}

export function skillsUntil(segment: Segment, slot: number, level: number): number {
  const requiredEnd = (segment.skillsStart[slot] ?? 0) + (segment.requiredCount[slot] ?? 0)
  if (level === 0) return requiredEnd
  const preferredEnd = requiredEnd + (segment.preferredCount[slot] ?? 0)
  return level === 1 ? preferredEnd : preferredEnd + (segment.mentionedCount[slot] ?? 0)
}
