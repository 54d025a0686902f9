import {
  type CalendarItem,
  type Goal,
  isPlannedWork,
  type PlanFields,
  type ReviewKind,
  type ReviewPoint,
} from './plan.ts'

/** Which days of a plan stand in a calendar. No reasons, notes, figures or constraints: a calendar is often shared. */

const REVIEW_TITLES: Record<ReviewKind, string> = {
  self: 'Plan check-in',
  coach: 'Plan check-in with the coach',
  market: 'Plan review with today’s market',
}
const REVIEW_DETAIL = 'Five minutes: progress, hours, one obstacle, the next step.'
/** A day that is no longer in the plan says nothing about it any more. */
const REMOVED = { title: 'Taken out of the plan', detail: '' }

type Day = Omit<CalendarItem, 'sequence' | 'changedAt'>

/**
 * The calendar after a change: items that are as they were keep their sequence and time, changed ones go up by one, and
 * those that are gone stay as cancelled. The same plan gives the same calendar.
 *
 * @param at  UTC time of the change
 */
export function nextCalendar(
  before: readonly CalendarItem[],
  plan: Pick<PlanFields, 'goals' | 'reviews'>,
  at: string,
): CalendarItem[] {
  const known = new Map(before.map((item) => [item.uid, item]))
  const days = [...plan.goals.flatMap(daysOfGoal), ...plan.reviews.map(dayOfReview)]
  const there = new Set(days.map(({ uid }) => uid))
  const gone = before
    .filter(({ uid }) => !there.has(uid))
    .map(({ uid, on }): Day => ({ uid, on, ...REMOVED, isCancelled: true }))
  return [...days, ...gone]
    .map((day) => stamp(day, known.get(day.uid), at))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.uid < b.uid ? -1 : 1))
}

/** Of a goal that is paused, done or dropped only what was reached stays: the rest comes back when it is worked on again. */
function daysOfGoal(goal: Goal): Day[] {
  const isLeft = !isPlannedWork(goal)
  return goal.milestones.flatMap(({ id, title, dueOn, doneOn }) => {
    if (dueOn === null) return []
    const isCancelled = goal.state === 'dropped' || (isLeft && doneOn === null)
    return [{ uid: uidOf(id), on: dueOn, title, detail: `Goal: ${goal.statement}`, isCancelled, ...reached(doneOn) }]
  })
}

const reached = (doneOn: string | null): Pick<Day, 'isReached'> => (doneOn === null ? {} : { isReached: true })

function dayOfReview({ id, on, kind, topic, doneOn }: ReviewPoint): Day {
  const detail = topic === '' ? REVIEW_DETAIL : `${topic}\n${REVIEW_DETAIL}`
  return { uid: uidOf(id), on, title: REVIEW_TITLES[kind], detail, isCancelled: false, ...reached(doneOn) }
}

const uidOf = (id: string): string => `${id}@skilltide`

function stamp(day: Day, before: CalendarItem | undefined, at: string): CalendarItem {
  if (before === undefined) return { ...day, sequence: 0, changedAt: at }
  const isSame = (['on', 'title', 'detail', 'isCancelled', 'isReached'] as const).every(
    (part) => day[part] === before[part],
  )
  return isSame ? before : { ...day, sequence: before.sequence + 1, changedAt: at }
}
