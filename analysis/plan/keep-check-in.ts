import { type CheckInInput, readCheckIn } from '../../data/check-in-input.ts'
import type { Profile } from '../../data/profile.ts'
import { UserError } from '../../data/user-error.ts'
import { applyCheckIn, undoCheckIn } from './apply-check-in.ts'
import { readPlan } from './keep-plan.ts'
import { type PlanWork, stored } from './plan-work.ts'

/**
 * Keeps a check-in: what the person says of each goal, beside the market of today.
 *
 * @returns its id
 * @throws UserError for an input that is not understood, or without a plan
 */
export function keepCheckIn(work: PlanWork, profile: Profile, input: CheckInInput): string {
  const report = readPlan(work, profile)
  if (report === null) throw new UserError('there is no plan yet to check')
  const said = readCheckIn(input, report, work.today)
  const todayOf = new Map(report.today.goals.map((goal) => [goal.goalId, goal]))
  const goals = said.goals.map((goal) => {
    const today = todayOf.get(goal.goalId)
    return { ...goal, market: today?.now ?? null, change: today?.change ?? null }
  })
  const checkIn = { ...said, goals }
  return stored(work.store.plans.checkIn(profile.id, checkIn, (before) => applyCheckIn(before, checkIn), work.at))
}

/** Removes a check-in with what is done because of it. False when there is no such check-in. */
export const removeCheckIn = ({ store, at }: PlanWork, profileId: string, checkInId: string): boolean =>
  store.plans.deleteCheckIn(profileId, checkInId, undoCheckIn, at)
