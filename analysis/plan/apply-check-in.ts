import type { CheckIn, CheckInFields, Goal, GoalCheckIn, Plan, PlanFields, ReviewPoint } from '../../data/plan.ts'
import { newPlanId } from '../../data/plan-input.ts'
import { addDays } from '../../data/weeks.ts'

/** A check-in counts for a review that was due until so many days after it. */
const EARLY_DAYS = 3

/**
 * What a check-in changes: goals that are worked on become active, dropped ones are dropped with their reason, reviews that
 * were due are done, milestones that were reached are ticked, and the next review is noted. Order and dates of goals stay as the person set them.
 */
export function applyCheckIn(plan: Plan, { on, nextOn, goals }: CheckInFields): PlanFields {
  const said = new Map(goals.map((goal) => [goal.goalId, goal]))
  return {
    ...plan,
    goals: plan.goals.map((goal) => moved(goal, said.get(goal.id), on)),
    reviews: nextReviews(plan.reviews, on, nextOn),
  }
}

/**
 * What goes with a check-in that is removed: milestones and reviews that are done because of it are open again. Those that
 * another check-in of the day speaks of stay; so does where goals stand, which the person may have changed since.
 */
export function undoCheckIn(after: Plan, { on, goals }: CheckIn): PlanFields {
  const others = after.checkIns.filter((checkIn) => checkIn.on === on)
  const reached = (checkIns: readonly CheckInFields['goals'][]) =>
    new Set(checkIns.flatMap((said) => said.flatMap(({ milestonesDone }) => milestonesDone)))
  const [byThis, byOthers] = [reached([goals]), reached(others.map((checkIn) => checkIn.goals))]
  const isOnlyByThis = (id: string): boolean => byThis.has(id) && !byOthers.has(id)
  const due = addDays(on, EARLY_DAYS)
  return {
    ...after,
    goals: after.goals.map((goal) => ({
      ...goal,
      milestones: goal.milestones.map((milestone) =>
        milestone.doneOn === on && isOnlyByThis(milestone.id) ? { ...milestone, doneOn: null } : milestone,
      ),
    })),
    reviews: after.reviews.map((review) =>
      others.length === 0 && review.doneOn === on && review.on <= due ? { ...review, doneOn: null } : review,
    ),
  }
}

function moved(before: Goal, said: GoalCheckIn | undefined, on: string): Goal {
  if (said === undefined) return before
  const goal = {
    ...before,
    milestones: before.milestones.map((milestone) =>
      said.milestonesDone.includes(milestone.id) ? { ...milestone, doneOn: milestone.doneOn ?? on } : milestone,
    ),
  }
  const confidence = said.confidence ?? goal.confidence
  if (said.decision === 'drop') {
    return { ...goal, confidence, state: 'dropped', stateReason: said.reason, stateChangedOn: on }
  }
  const isBegun = (said.progressPercent ?? 0) > 0 || (said.hours ?? 0) > 0 || said.milestonesDone.length > 0
  if (goal.state === 'planned' && isBegun) return { ...goal, confidence, state: 'active', stateChangedOn: on }
  return { ...goal, confidence }
}

function nextReviews(reviews: readonly ReviewPoint[], on: string, nextOn: string | null): ReviewPoint[] {
  const due = addDays(on, EARLY_DAYS)
  const after = reviews.map((review) =>
    review.doneOn === null && review.on <= due && review.on !== nextOn ? { ...review, doneOn: on } : review,
  )
  if (nextOn === null || after.some((review) => review.on === nextOn && review.doneOn === null)) return after
  return [...after, { id: newPlanId(), on: nextOn, kind: 'self' as const, topic: '', doneOn: null }].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  )
}
