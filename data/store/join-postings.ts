import type { MergeReason } from '../domain.ts'
import type { Member, Pool, Sighting } from './group-openings.ts'

export interface JoinedPosting {
  sighting: Sighting
  joined: Member['joined']
}

/** Something two postings have in common. Positions are of the sightings at hand. */
interface Bond {
  one: number
  other: number
  reason: MergeReason
  jaccard: number | null
  overlap: number | null
}

/** Of what a set of joined postings is made; null where none of them says. */
interface Cluster {
  members: number[]
  companies: Set<number>
  country: number | null
  place: number | null
}

/** The surest first. */
const STRENGTH: Record<MergeReason, number> = {
  'same-advert': 0,
  'same-url': 1,
  'near-text': 2,
  'contained-text': 3,
  'unnamed-employer': 4,
}

/** Of more postings with one key or address only neighbours are tried. */
const MAX_ALL_PAIRS = 64

/**
 * Joins postings along their bonds, the strongest first (Kruskal's forest), but never two sets that name different places
 * or countries, that share no employer though both name one, or that hold a pair which a person took apart. So an advert
 * that names no place cannot tie together two that name different ones.
 *
 * @returns the sets, each in the order of `sightings`; the first of a set has nothing that joined it
 */
export function joinPostings(sightings: readonly Sighting[], { links, undone }: Pool): JoinedPosting[][] {
  const clusters: Cluster[] = sightings.map(({ company, country, place }, position) => ({
    members: [position],
    companies: new Set(company === null ? [] : [company]),
    country,
    place,
  }))
  const isUndone = (one: number, other: number): boolean => {
    const [a, b] = [sightings[one]?.postingId ?? 0, sightings[other]?.postingId ?? 0]
    return undone.get(Math.min(a, b))?.has(Math.max(a, b)) === true
  }
  const neighbours = sightings.map((): Bond[] => [])
  for (const bond of listBonds(sightings, links, undone.size > 0)) {
    const [one, other] = [clusters[bond.one], clusters[bond.other]]
    if (one === undefined || other === undefined || one === other || !mayJoin(one, other, bond.reason)) continue
    if (undone.size > 0 && one.members.some((a) => other.members.some((b) => isUndone(a, b)))) continue
    const [small, large] = one.members.length < other.members.length ? [one, other] : [other, one]
    for (const member of small.members) clusters[member] = large
    large.members.push(...small.members)
    for (const company of small.companies) large.companies.add(company)
    large.country ??= small.country
    large.place ??= small.place
    neighbours[bond.one]?.push(bond)
    neighbours[bond.other]?.push(bond)
  }
  return [...new Set(clusters)].map(({ members }) => inOrder(members, sightings, neighbours))
}

/** An address is shared by those who advertise for an employer, under whatever name; a text must have one employer. */
function mayJoin(one: Cluster, other: Cluster, reason: MergeReason): boolean {
  if (one.country !== null && other.country !== null && one.country !== other.country) return false
  if (one.place !== null && other.place !== null && one.place !== other.place) return false
  if (reason === 'same-url' || one.companies.size === 0 || other.companies.size === 0) return true
  return [...one.companies].some((company) => other.companies.has(company))
}

/** Walks the bonds from the first posting, so that each other one is joined to one that stands nearer to the first. */
function inOrder(members: number[], sightings: readonly Sighting[], neighbours: readonly Bond[][]): JoinedPosting[] {
  const [lead = 0, ...others] = members.sort((a, b) => a - b)
  const joined = new Map<number, Member['joined']>([[lead, null]])
  for (const position of joined.keys()) {
    for (const { one, other, ...bond } of neighbours[position] ?? []) {
      const next = one === position ? other : one
      if (!joined.has(next)) joined.set(next, { otherId: sightings[position]?.postingId ?? 0, ...bond })
    }
  }
  return [lead, ...others].flatMap((position) => {
    const sighting = sightings[position]
    return sighting === undefined ? [] : { sighting, joined: joined.get(position) ?? null }
  })
}

/**
 * Every bond that can matter, strongest first. Of postings with one key neighbours are enough to hold them together,
 * unless a person took some of them apart.
 */
function listBonds(sightings: readonly Sighting[], links: Pool['links'], isAnyUndone: boolean): Bond[] {
  const bonds: Bond[] = []
  const byAdvert = groupBy(sightings, ({ advert }) => advert)
  const addAll = (
    groups: ReadonlyMap<unknown, number[]>,
    reason: MergeReason,
    likeness: number | null,
    all: boolean,
  ) => {
    for (const positions of groups.values()) {
      const reach = all && positions.length <= MAX_ALL_PAIRS ? positions.length : 1
      for (const [at, other] of positions.entries()) {
        for (const one of positions.slice(Math.max(0, at - reach), at)) {
          bonds.push({ one, other, reason, jaccard: likeness, overlap: likeness })
        }
      }
    }
  }
  addAll(
    groupBy(sightings, ({ key }) => key),
    'same-advert',
    null,
    isAnyUndone,
  )
  addAll(
    groupBy(sightings, ({ application }) => application),
    'same-url',
    null,
    true,
  )
  addAll(byAdvert, 'near-text', 1, isAnyUndone)
  for (const { one, other, reason, jaccard, overlap } of links) {
    const [ones = [], others = []] = [byAdvert.get(one), byAdvert.get(other)]
    for (const a of isAnyUndone ? ones : ones.slice(0, 1)) {
      for (const b of isAnyUndone ? others : others.slice(0, 1)) {
        bonds.push({ one: Math.min(a, b), other: Math.max(a, b), reason, jaccard, overlap })
      }
    }
  }
  return bonds.sort(
    (a, b) =>
      STRENGTH[a.reason] - STRENGTH[b.reason] ||
      (b.jaccard ?? 1) - (a.jaccard ?? 1) ||
      (b.overlap ?? 1) - (a.overlap ?? 1) ||
      a.other - b.other ||
      a.one - b.one,
  )
}

function groupBy<Key>(sightings: readonly Sighting[], keyOf: (sighting: Sighting) => Key | null): Map<Key, number[]> {
  const groups = new Map<Key, number[]>()
  for (const [position, sighting] of sightings.entries()) {
    const key = keyOf(sighting)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [position])
    else group.push(position)
  }
  return groups
}
