import { selectionOf } from '../analysis/profiles/profile-skills.ts'
import type { Profile } from '../data/profile.ts'
import type { Store } from '../data/store/store.ts'
import { HttpProblem } from './problems.ts'
import { type RouteDeps, viewOf } from './routes/route-deps.ts'
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
