import type { PlanWork } from '../analysis/plan/plan-work.ts'
import { type AppDeps, todayOf } from './app-deps.ts'

/** What a change of a plan needs to know, now. The rules follow the vocabulary as it is edited. */
export const planWorkOf = (deps: AppDeps): PlanWork => ({
  store: deps.store,
  rules: deps,
  today: todayOf(deps),
  at: deps.now(),
})
