import { Type } from '@fastify/type-provider-typebox'
import { holdingsOf, type ProfileHoldings, selectionOf } from '../analysis/profiles/profile-skills.ts'
import type { Profile } from '../data/profile.ts'
import type { Store } from '../data/store/store.ts'
import { HttpProblem } from './problems.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'
import type { View, ViewParameters } from './view-query.ts'

/** @throws HttpProblem when there is no such profile */
export function requireProfile({ profiles }: Pick<Store, 'profiles'>, id: string): Profile {
  const profile = profiles.find(id)
  if (profile !== null) return profile
  throw new HttpProblem(404, 'Profile not found', 'There is no such profile, or it was deleted.')
}

/**
 * What a profile is after, unless any part of a selection is given or it was chosen that there be none. The skills of a
 * profile never stand in an address.
 */
export function viewOfProfile(
  deps: RouteDeps,
  profile: Profile,
  { skills: _, ...query }: ViewParameters,
  isChosen: boolean,
): View {
  const names = ['role', 'seniority', 'country', 'workplace'] as const
  const isOwn = !isChosen && names.every((name) => query[name] === undefined)
  return viewOf(deps, isOwn ? { ...query, ...selectionOf(profile) } : query)
}

/** Who is asking, in an address: a profile instead of skills. With `chosen` the selection is what the address says, even if nothing. */
export const profileParameters = {
  profile: Type.Optional(Type.String({ maxLength: 64, description: 'id of a profile, instead of skills' })),
  chosen: Type.Optional(Type.Literal('yes')),
}

export interface ProfileParameters {
  profile?: string
  chosen?: 'yes'
}

/** Who asks about what. */
export interface PersonView {
  view: View
  /** Null where nobody said what they have. */
  skills: ProfileHoldings | null
  profile: Profile | null
}

/**
 * Reads skills from an address, ids or typed, or those of a profile with the selection that it is after.
 *
 * @throws HttpProblem when there is no such profile
 */
export function personOf(deps: RouteDeps, query: ViewParameters & ProfileParameters): PersonView {
  const { profile: profileId, chosen, ...rest } = query
  if (profileId === undefined) {
    const view = viewOf(deps, rest)
    const { held, unknown, partly } = view.said
    const skills = held.length + unknown.length + partly.length === 0 ? null : view.said
    return { view, skills, profile: null }
  }
  const profile = requireProfile(deps.app.store, profileId)
  const view = viewOfProfile(deps, profile, rest, chosen === 'yes')
  return { view, skills: holdingsOf(profile, deps.app.vocabulary), profile }
}
