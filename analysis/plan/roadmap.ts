import { isOpenGoal, type Plan } from '../../data/plan.ts'
import { addDays, weeksBetween } from '../../data/weeks.ts'

/** How far away a goal lies: the next quarter, the next year, beyond. Weeks from the start of the plan. */
export const BANDS = ['short', 'mid', 'long'] as const
export type Band = (typeof BANDS)[number]
export const BAND_WEEKS: Record<Band, number> = { short: 13, mid: 52, long: 156 }

export interface RoadmapItem {
  goalId: string
  band: Band
  startOn: string
  dueOn: string
  /** Neither day, or not both, was stated: worked out from hours and capacity, after the goals before it. */
  isEstimated: boolean
}

export interface Roadmap {
  startOn: string
  /** Day after the last goal. */
  endOn: string
  items: RoadmapItem[]
}

/** Weeks that so many hours take at so many hours a week. */
export const weeksOf = (hours: number, hoursPerWeek: number): number => hours / hoursPerWeek

/** The day after so many weeks of work, counted up to whole days. */
export const dayAfterWeeks = (startOn: string, weeks: number): string => addDays(startOn, Math.ceil(7 * weeks - 1e-9))

/** Without hours a goal is drawn as long as this, and marked as estimated. */
const UNKNOWN_HOURS = 40

/**
 * Goals on one line of time, in the order of the plan. A goal without days follows the open goals before it, as long as its
 * hours take. Dropped goals are left out.
 */
export function roadmapOf(plan: Pick<Plan, 'goals' | 'constraints' | 'createdAt'>): Roadmap {
  const shown = plan.goals.filter(({ state }) => state !== 'dropped')
  const starts = shown.flatMap(({ startOn }) => startOn ?? [])
  const startOn = starts.length === 0 ? plan.createdAt.slice(0, 10) : starts.reduce((a, b) => (a < b ? a : b))
  let free = startOn
  const items = shown.map((goal): RoadmapItem => {
    const weeks = weeksOf(goal.hours ?? UNKNOWN_HOURS, plan.constraints.hoursPerWeek)
    const start = goal.startOn ?? (goal.dueOn !== null && goal.dueOn < free ? goal.dueOn : free)
    const due = goal.dueOn ?? dayAfterWeeks(start, weeks)
    if (isOpenGoal(goal) && due > free) free = due
    const isEstimated = goal.startOn === null || goal.dueOn === null
    return { goalId: goal.id, band: bandOf(startOn, due), startOn: start, dueOn: due, isEstimated }
  })
  const endOn = items.reduce((last, { dueOn }) => (dueOn > last ? dueOn : last), startOn)
  return { startOn, endOn: addDays(endOn, 1), items }
}

function bandOf(startOn: string, dueOn: string): Band {
  if (dueOn <= addDays(startOn, 7 * BAND_WEEKS.short)) return 'short'
  return dueOn <= addDays(startOn, 7 * BAND_WEEKS.mid) ? 'mid' : 'long'
}

/** Quarter of a plan, 0 for its first 13 weeks, that a day lies in. */
export const quarterOf = (startOn: string, day: string): number =>
  Math.max(0, Math.ceil(weeksBetween(startOn, day) / BAND_WEEKS.short) - 1)

/** More goals than these at a time are a list of wishes. */
export const GOALS_PER_QUARTER = 3
