import type { MergeReason } from '../domain.ts'
import { type JoinedPosting, joinPostings } from './join-postings.ts'

/** A posting later than this after the latest sighting of an opening is a new one. */
export const MAX_GAP_DAYS = 60

/** One analysed posting among those that may be one opening. Keys are numbers or bytes of the store. */
export interface Sighting {
  postingId: number
  /** Stated day, or day of the first sighting. */
  day: number
  /** Last day that it was there, as far as its source tells: of an archive `day` itself. */
  lastDay: number
  isStated: boolean
  /** Of the whole advert: equal for the same words. */
  key: string
  application: number | null
  advert: number | null
  /** Null for any: two that differ are never one opening. */
  company: number | null
  country: number | null
  place: number | null
}

/** That two adverts say the same: see `likenesses` in the database. */
export interface AdvertLink {
  one: number
  other: number
  reason: MergeReason
  jaccard: number
  overlap: number
}

/** Postings that hang together by keys, addresses and likenesses, with all that connects and divides them. */
export interface Pool {
  /** By day, source, board and the source's own id: an order that does not depend on when they arrived. */
  sightings: readonly Sighting[]
  links: readonly AdvertLink[]
  /** Pairs of posting ids, the smaller first, that a person took apart. */
  undone: ReadonlyMap<number, ReadonlySet<number>>
}

/** A posting in an opening with what joined it; null for the lead. */
export interface Member {
  postingId: number
  joined: { otherId: number; reason: MergeReason; jaccard: number | null; overlap: number | null } | null
}

export interface OpeningGroup {
  leadId: number
  /** Earliest stated day of the group; without one, the earliest first sighting. */
  day: number
  isStated: boolean
  /** Lead of the opening that this one repeats after more than 60 days; null for none. */
  repostOf: number | null
  members: Member[]
}

/**
 * Splits a pool into openings: postings joined by what they have in common, each begun within 60 days of the latest
 * sighting of the others. The first posting of an opening leads it. A function of the set: the order in which postings
 * came does not matter.
 */
export function groupOpenings(pool: Pool): OpeningGroup[] {
  return joinPostings(pool.sightings, pool).flatMap((whole) => {
    const openings = resolve(whole, pool).sort((one, other) => orderOf(one, pool) - orderOf(other, pool))
    return openings.map((members, index) => toGroup(members, openings.slice(0, index)))
  })
}

const orderOf = ([first]: JoinedPosting[], { sightings }: Pool): number =>
  sightings.findIndex(({ postingId }) => postingId === first?.sighting.postingId)

/** Cuts where more than 60 days lie between, and what is left in pieces by that once more. */
function resolve(whole: JoinedPosting[], pool: Pool): JoinedPosting[][] {
  const parts = splitByTime(whole.map(({ sighting }) => sighting))
  if (parts.length === 1) return [whole]
  return parts.flatMap((part) => joinPostings(part, pool).flatMap((piece) => resolve(piece, pool)))
}

function splitByTime(sightings: readonly Sighting[]): Sighting[][] {
  const parts: Sighting[][] = []
  let latestDay = Number.NEGATIVE_INFINITY
  for (const sighting of sightings) {
    if (sighting.day - latestDay > MAX_GAP_DAYS) parts.push([sighting])
    else parts.at(-1)?.push(sighting)
    latestDay = Math.max(latestDay, sighting.lastDay)
  }
  return parts
}

function toGroup(members: JoinedPosting[], earlier: readonly JoinedPosting[][]): OpeningGroup {
  const [lead] = members
  const leadId = lead?.sighting.postingId ?? 0
  const firstDay = lead?.sighting.day ?? 0
  const stated = members.find(({ sighting }) => sighting.isStated)
  const repeated = earlier.findLast((others) =>
    others.every(({ sighting }) => firstDay - sighting.lastDay > MAX_GAP_DAYS),
  )
  return {
    leadId,
    day: (stated ?? lead)?.sighting.day ?? 0,
    isStated: stated !== undefined,
    repostOf: repeated?.[0]?.sighting.postingId ?? null,
    members: members.map(({ sighting, joined }) => ({ postingId: sighting.postingId, joined })),
  }
}
