import type { Seniority, Workplace } from '../../data/domain.ts'
import type { Profile } from '../../data/profile.ts'
import { type Session, type SessionSummary, summarizeSessions } from '../../data/session.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { type AskedByMarket, type ClientMarket, standingsOf } from './client-market.ts'

/** One client on the desk of a coach. */
export interface ClientLine {
  id: string
  name: string
  group: string
  currentRole: string
  /** What they are after: the openings that they are set against. */
  target: { role: string | null; seniority: Seniority | null; country: string | null; workplace: Workplace | null }
  skills: number
  /** Skills that one opening in ten asks for and they lack or only know of; null: there are no openings to compare with. */
  gaps: number | null
  /** Of this many. */
  asked: number | null
  /** Of the gaps, the one most asked for; null: none. */
  largestGap: AskedByMarket | null
  sessions: SessionSummary
  /** The next day agreed on, of the session or of the plan; null: none. */
  nextReviewOn: string | null
  updatedAt: string
}

export const DESK_ORDERS = ['name', 'next', 'gaps', 'changed'] as const
export type DeskOrder = (typeof DESK_ORDERS)[number]

export interface DeskRequest {
  /** Null: all groups. */
  group: string | null
  order: DeskOrder
}

export interface DeskSources {
  profiles: readonly Profile[]
  sessionsOf: (profileId: string) => readonly Session[]
  /** Days of the reviews of a plan that were not held yet, passed or ahead. */
  openReviewsOf: (profileId: string) => readonly string[]
  marketOf: (profile: Profile) => ClientMarket | null
  vocabulary: Vocabulary
  /** UTC day. */
  today: string
}

/** The clients that a coach asked for, in the order asked for. Pure: nothing is read but what the sources hand out. */
export function listClients(sources: DeskSources, { group, order }: DeskRequest): ClientLine[] {
  return sources.profiles
    .filter((profile) => group === null || profile.group === group)
    .map((profile) => lineOf(profile, sources))
    .sort(ORDERS[order])
}

/** Groups by name, each with the number of its members; those without one are left out. */
export function listGroups(profiles: readonly Pick<Profile, 'group'>[]): { group: string; members: number }[] {
  const members = new Map<string, number>()
  for (const { group } of profiles) if (group !== '') members.set(group, (members.get(group) ?? 0) + 1)
  return [...members].map(([group, count]) => ({ group, members: count })).sort((a, b) => compareText(a.group, b.group))
}

function lineOf(profile: Profile, { sessionsOf, openReviewsOf, marketOf, vocabulary, today }: DeskSources): ClientLine {
  const { id, name, group, currentRole, vision, places, skills, updatedAt } = profile
  const sessions = summarizeSessions([...sessionsOf(id)], today)
  const market = marketOf(profile)
  const standings = standingsOf(skills, vocabulary)
  const gaps = market?.asked.filter(({ skill }) => (standings.get(skill)?.state ?? 'aware') === 'aware')
  const reviews = [sessions.nextOn, ...openReviewsOf(id)].filter((day) => day !== null).sort()
  return {
    ...{ id, name, group, currentRole },
    target: { role: vision.role, seniority: vision.seniority, country: places.country, workplace: places.workplace },
    skills: skills.length,
    gaps: gaps?.length ?? null,
    asked: market?.asked.length ?? null,
    largestGap: gaps?.[0] ?? null,
    sessions,
    // What lies ahead; where all of it has passed, the latest that was missed.
    nextReviewOn: reviews.find((day) => day >= today) ?? reviews.at(-1) ?? null,
    updatedAt,
  }
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const compareText = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: ClientLine, b: ClientLine): number => compareText(a.name, b.name)

const ORDERS: Record<DeskOrder, (a: ClientLine, b: ClientLine) => number> = {
  name: byName,
  // Whoever has no day yet comes last.
  next: (a, b) => compareText(a.nextReviewOn ?? '9999', b.nextReviewOn ?? '9999') || byName(a, b),
  gaps: (a, b) => (b.gaps ?? -1) - (a.gaps ?? -1) || byName(a, b),
  changed: (a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : byName(a, b)),
}
