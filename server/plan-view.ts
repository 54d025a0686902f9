import { readPlan } from '../analysis/plan/keep-plan.ts'
import type { PlanReport } from '../analysis/plan/plan-report.ts'
import { EMPTY_PLAN, type Plan } from '../data/plan.ts'
import { planWorkOf } from './plan-work.ts'
import { HttpProblem } from './problems.ts'
import { requireProfile } from './profile-view.ts'
import type { RouteDeps } from './route-deps.ts'

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

/** @throws HttpProblem without such a person or a plan */
export function requirePlan({ app }: RouteDeps, profileId: string): PlanReport {
  const plan = readPlan(planWorkOf(app), requireProfile(app.store, profileId))
  if (plan !== null) return plan
  throw new HttpProblem(404, 'No plan yet', 'This person has no plan yet.')
}
