import type { Plan } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import type { Store } from '../../data/store/store.ts'

/** Everything that is kept about a person and is theirs. Parts that they have not are left out. */
export interface PersonRecord extends Profile {
  plan?: Plan
}

/** What a person is handed when they ask for what is kept about them. */
export function personRecord(store: Pick<Store, 'plans'>, profile: Profile): PersonRecord {
  const plan = store.plans.find(profile.id)
  return plan === null ? profile : { ...profile, plan }
}
