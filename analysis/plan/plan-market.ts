import { EMPTY_PLAN, type Goal, type PlanFields } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import { planMarketOf } from './draft-plan.ts'
import { type MarketReading, marketReading } from './market-reading.ts'
import { gapReportFor } from './plan-report.ts'
import { type PlanWork, requestOf } from './plan-work.ts'

/** The market that new goals of a person are weighed by. */
export function marketFor(work: PlanWork, profile: Profile): MarketReading {
  const request = requestOf(work)
  return marketReading(request, gapReportFor(request, profile, work.store.plans.find(profile.id)?.market?.selection))
}

/** A goal with the market figure of today, where it has none. */
export const withMarket = (goal: Goal, market: MarketReading): Goal =>
  goal.market === null && goal.skill !== null ? { ...goal, market: market.figureOf(goal.skill) } : goal

/** A plan without goals, that stands on the market of today. */
export function beginning(work: PlanWork, profile: Profile): PlanFields {
  const report = gapReportFor(requestOf(work), profile)
  return {
    ...EMPTY_PLAN,
    horizonMonths: profile.vision.horizonMonths,
    constraints: { ...EMPTY_PLAN.constraints, place: profile.places.text },
    market: planMarketOf(report, work.today),
  }
}
