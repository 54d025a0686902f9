import type { Plan } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import { type ClientSession, type PrivateNote, type Session, withoutPrivateNotes } from '../../data/session.ts'
import type { Store } from '../../data/store/store.ts'

/** Everything that is kept about a person and is theirs. Parts that they have not are left out. */
export interface PersonRecord extends Profile {
  plan?: Plan
  /** With the private notes of the coach only where these were asked for. */
  sessions?: (ClientSession | Session)[]
  privateNotes?: PrivateNote[]
}

/**
 * What a person is handed when they ask for what is kept about them.
 *
 * @param isForCoach  with the private notes of the coach
 */
export function personRecord(
  store: Pick<Store, 'plans' | 'sessions'>,
  profile: Profile,
  isForCoach = false,
): PersonRecord {
  const plan = store.plans.find(profile.id)
  const sessions = store.sessions.list(profile.id)
  const notes = isForCoach ? store.sessions.listNotes(profile.id) : []
  return {
    ...profile,
    ...(plan !== null && { plan }),
    ...(sessions.length > 0 && { sessions: isForCoach ? sessions : sessions.map(withoutPrivateNotes) }),
    ...(notes.length > 0 && { privateNotes: notes }),
  }
}
