import type { OpeningText } from '../../data/store/contracts/phrases.ts'
import { unpackChunks } from './pack-chunks.ts'
import { phraseKey, phraseWords } from './phrase-key.ts'

/** Openings read for examples of a phrase: some turn out to be of the same employer. */
const CANDIDATE_EXAMPLES = 12

interface NamingOpening {
  openingId: number
  day: string
  employer: number
  /** Whether it stands where skills are asked for: that says more than what the employer tells of itself. */
  isAsked: boolean
}

export interface PhraseDetail {
  /** Most frequent spelling. */
  surface: string
  openings: number
  employers: number
  /** Openings by `source weekStart`. */
  cells: Map<string, number>
  /** Those that ask for it first, newest first: by day, then by id. */
  newest: NamingOpening[]
}

/**
 * What one more reading of the chunks tells of chosen phrases, all spellings of each taken together.
 *
 * @param groups  keys of the spellings of each phrase
 */
export function phraseDetails(
  openings: Iterable<OpeningText>,
  groups: readonly (readonly string[])[],
  weekStartOf: (day: string) => string,
): PhraseDetail[] {
  const groupOf = new Map(groups.flatMap((keys, group) => keys.map((key): [string, number] => [key, group])))
  const lengths = [...new Set([...groupOf.keys()].map((key) => key.split(' ').length))]
  const found = groups.map(
    (): GrowingDetail => ({
      surfaces: new Map(),
      openings: 0,
      employers: new Set(),
      cells: new Map(),
      newest: [],
    }),
  )
  for (const opening of openings) {
    const named = new Map<number, string[]>()
    const asked = new Set<number>()
    for (const { surface, place, isBound } of unpackChunks(opening.chunks)) {
      if (place === 'background') continue
      for (const { group, written } of groupsIn(surface, isBound, lengths, groupOf)) {
        named.set(group, [...(named.get(group) ?? []), written])
        if (place === 'asked') asked.add(group)
      }
    }
    const cell = `${opening.source} ${weekStartOf(opening.day)}`
    for (const [group, surfaces] of named) {
      const detail = found[group]
      if (detail) addOpening(detail, { ...opening, isAsked: asked.has(group) }, cell, surfaces)
    }
  }
  return found.map(({ surfaces, employers, newest, ...detail }) => ({
    ...detail,
    surface: mostFrequent(surfaces),
    employers: employers.size,
    newest: newestOf(newest),
  }))
}

interface GrowingDetail extends Omit<PhraseDetail, 'surface' | 'employers'> {
  surfaces: Map<string, number>
  employers: Set<number>
}

function groupsIn(
  surface: string,
  isBound: boolean,
  lengths: readonly number[],
  groupOf: ReadonlyMap<string, number>,
): { group: number; written: string }[] {
  const parts = surface.split(/[ -]/)
  const spelled = parts.map((part) => phraseWords(part)[0] ?? '')
  const found: { group: number; written: string }[] = []
  for (const length of isBound ? [parts.length] : lengths) {
    for (let from = 0; from + length <= parts.length; from++) {
      const group = groupOf.get(phraseKey(spelled.slice(from, from + length)))
      if (group !== undefined) found.push({ group, written: joinParts(surface, parts, from, length) })
    }
  }
  return found
}

function addOpening(
  detail: GrowingDetail,
  { openingId, day, employer, isAsked }: NamingOpening,
  cell: string,
  surfaces: readonly string[],
): void {
  detail.openings++
  detail.employers.add(employer)
  detail.cells.set(cell, (detail.cells.get(cell) ?? 0) + 1)
  for (const written of surfaces) detail.surfaces.set(written, (detail.surfaces.get(written) ?? 0) + 1)
  detail.newest.push({ openingId, day, employer, isAsked })
  if (detail.newest.length > 4 * CANDIDATE_EXAMPLES) detail.newest = newestOf(detail.newest)
}

/** The words with the spaces and hyphens that stand between them. */
function joinParts(surface: string, parts: readonly string[], from: number, length: number): string {
  let start = 0
  for (let at = 0; at < from; at++) start += (parts[at]?.length ?? 0) + 1
  let end = start - 1
  for (let at = from; at < from + length; at++) end += (parts[at]?.length ?? 0) + 1
  return surface.slice(start, end)
}

/** One of each employer first, so that the examples are not all of one; then by day. */
function newestOf(list: PhraseDetail['newest']): PhraseDetail['newest'] {
  const sorted = list.toSorted((one, other) => {
    if (one.isAsked !== other.isAsked) return one.isAsked ? -1 : 1
    return one.day === other.day ? other.openingId - one.openingId : one.day < other.day ? 1 : -1
  })
  const met = new Set<number>()
  const firsts = sorted.filter(({ employer }) => !met.has(employer) && met.add(employer))
  return [...firsts, ...sorted.filter((one) => !firsts.includes(one))].slice(0, CANDIDATE_EXAMPLES)
}

function mostFrequent(surfaces: ReadonlyMap<string, number>): string {
  let best = ''
  let count = 0
  for (const [surface, times] of surfaces) {
    if (times > count || (times === count && surface < best)) {
      best = surface
      count = times
    }
  }
  return best
}
