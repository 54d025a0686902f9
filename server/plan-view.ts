import { EMPTY_PLAN, type Plan } from '../data/plan.ts'
import { planWorkOf } from './plan-work.ts'
import type { RouteDeps } from './routes/route-deps.ts'

/** Where the plan of a person is shown. */
export const planPathOf = (profileId: string): string => `/profiles/${profileId}/plan`

/** The plan, or an empty one to begin with. */
export function planOf(deps: RouteDeps, profileId: string): Plan {
  const at = planWorkOf(deps.app).at
  return (
    deps.app.store.plans.find(profileId) ?? {
      ...{ ...EMPTY_PLAN, profileId, version: 0, createdAt: at, updatedAt: at, calendar: [], checkIns: [] },
    }
  )
}
