import { type Goal, isOpenGoal, isPlannedWork, type Plan } from '../../data/plan.ts'
import { addDays, addPeriods, weeksBetween } from '../../data/weeks.ts'
import { GOALS_PER_QUARTER, quarterOf, roadmapOf } from './roadmap.ts'

export const SMART_LETTERS = ['S', 'M', 'A', 'R', 'T'] as const
export type SmartLetter = (typeof SMART_LETTERS)[number]

/** Something that a goal lacks, and how to mend it. A hint never stops anybody. */
export interface SmartHint {
  letter: SmartLetter
  hint: string
}

export interface SmartHelp {
  name: string
  question: string
  example: string
}

/** What each letter asks, and what an answer looks like. */
export const SMART_HELP: Record<SmartLetter, SmartHelp> = {
  S: {
    name: 'Specific',
    question: 'What exactly will you make, do or run?',
    example: 'Move our nightly load of orders to Airflow, with retries and an alert.',
  },
  M: {
    name: 'Measurable',
    question: 'What will show that it is done? A project, a certificate, a task that somebody watched.',
    example: 'It has run for 14 nights, and a colleague has restarted a failed night from my notes.',
  },
  A: {
    name: 'Achievable',
    question: 'How many hours will it take, and what has to be there before?',
    example: '40 hours at 5 a week; access to a test server.',
  },
  R: {
    name: 'Relevant',
    question: 'Why this one? The market’s figure stands beside it; the reason is yours.',
    example: 'Two of the three jobs I liked last month ask for it.',
  },
  T: {
    name: 'Time-bound',
    question: 'When does it begin, when is it due, and what stands on the way?',
    example: 'From 1 December to 28 February, with two milestones.',
  },
}

/** Words that promise no result by themselves (a list of our own, from common SMART guidance). */
const VAGUE =
  /^(?:learn|improve|understand|know|study|explore|get (?:better|good)|be(?:come)? (?:better|good)|familiari[sz]e|look into|work on)\b/i
const SHORT_WORDS = 4
/** Below it people tend not to do what they said; as scaling questions of coaching have it (recalled). */
const LOW_CONFIDENCE = 7
const FEW_OPENINGS = 30
const LONGEST_WEEKS = 26

/** What each goal lacks, letter by letter, by rules alone: it reads no meaning. Done and dropped goals are left alone. */
export function checkGoal(
  goal: Goal,
  plan: Pick<Plan, 'goals' | 'constraints' | 'createdAt'>,
  today: string,
): SmartHint[] {
  if (!isOpenGoal(goal)) return []
  const hints = { S: specific(goal), M: measurable(goal), A: achievable(goal, plan), R: relevant(goal) }
  return SMART_LETTERS.flatMap((letter) =>
    (letter === 'T' ? timeBound(goal, today) : hints[letter]).map((hint) => ({ letter, hint })),
  )
}

function specific({ statement, specific, skill, skillName }: Goal): string[] {
  const words = statement.split(/\s+/).length
  const isBare = specific === ''
  return [
    ...(isBare ? ['Nothing says what exactly you will make or do.'] : []),
    ...(isBare && VAGUE.test(statement)
      ? ['The sentence promises an effort, not a result: name what will be there.']
      : []),
    ...(words < SHORT_WORDS ? ['The sentence is very short: somebody else should understand it.'] : []),
    ...(skill === null && skillName === '' ? ['No skill is named, so the market cannot be looked at.'] : []),
  ]
}

const measurable = ({ measure, milestones }: Goal): string[] => [
  ...(measure === '' ? ['Nothing says how you will know that it is done.'] : []),
  ...(milestones.length === 0 ? ['No milestone: two to four on the way show early whether it works.'] : []),
]

function achievable(goal: Goal, plan: Pick<Plan, 'goals' | 'constraints'>): string[] {
  const { hours, confidence, startOn, dueOn } = goal
  if (hours === null) return ['No hours: nobody can tell whether it fits.']
  const capacity = plan.constraints.hoursPerWeek
  const own = startOn !== null && dueOn !== null ? capacity * weeksBetween(startOn, dueOn) : null
  const load = own === null || hours > own ? null : crowdedBy(goal, plan.goals, capacity)
  return [
    ...(own !== null && hours > own
      ? [`${hours} hours do not fit: at ${capacity} a week there are ${Math.floor(own)} from start to due.`]
      : []),
    ...(load === null
      ? []
      : [`With the other goals of that time it is ${load.hours} hours, and there are ${Math.floor(load.free)}.`]),
    ...(confidence !== null && confidence < LOW_CONFIDENCE
      ? [`Confidence is ${confidence} of 10: make it smaller, or find support.`]
      : []),
  ]
}

/** The fullest span of time that ends with this goal, if it holds more work than hours: no order of work can then succeed. */
function crowdedBy(goal: Goal, goals: readonly Goal[], capacity: number): { hours: number; free: number } | null {
  const due = goal.dueOn ?? ''
  const within = goals.filter(
    (other) => isPlannedWork(other) && other.startOn !== null && other.dueOn !== null && other.dueOn <= due,
  )
  const spans = within
    .filter(({ startOn }) => (startOn ?? '') <= (goal.startOn ?? ''))
    .map(({ startOn }) => {
      const start = startOn ?? ''
      const hours = within.reduce((sum, other) => sum + ((other.startOn ?? '') >= start ? (other.hours ?? 0) : 0), 0)
      return { hours, free: capacity * weeksBetween(start, due) }
    })
    .filter(({ hours, free }) => hours > free)
  return spans.reduce<(typeof spans)[number] | null>(
    (worst, span) => (worst === null || span.hours - span.free > worst.hours - worst.free ? span : worst),
    null,
  )
}

function relevant({ market, reason, skill }: Goal): string[] {
  return [
    ...(market === null && skill !== null ? ['No market figure: these openings were not counted for it.'] : []),
    ...(market !== null && market.count === 0 ? ['None of the openings counted asks for it.'] : []),
    ...(market !== null && market.n < FEW_OPENINGS
      ? [`Only ${market.n} openings stand behind the market figure.`]
      : []),
    ...(market?.verdict === 'falling' ? ['Demand was falling on the day this goal was set.'] : []),
    ...(reason === '' ? ['Your own reason is missing.'] : []),
  ]
}

function timeBound({ startOn, dueOn, milestones, state }: Goal, today: string): string[] {
  const undated = milestones.filter(({ dueOn: day }) => day === null).length
  const outside = milestones.filter(
    ({ dueOn: day }) => day !== null && ((startOn !== null && day < startOn) || (dueOn !== null && day > dueOn)),
  )
  return [
    ...(dueOn === null ? ['No due date.'] : []),
    ...(startOn === null ? ['No start date.'] : []),
    ...(dueOn !== null && dueOn < today && state !== 'paused' ? ['It is past its due date.'] : []),
    ...(startOn !== null && dueOn !== null && weeksBetween(startOn, dueOn) > LONGEST_WEEKS
      ? ['It is longer than half a year: a nearer goal is easier to keep.']
      : []),
    ...(undated > 0 ? [`${undated === 1 ? 'A milestone has' : `${undated} milestones have`} no date.`] : []),
    ...outside.map(({ title }) => `“${title}” lies outside start and due.`),
  ]
}

/** What the plan as a whole lacks. */
export function checkPlan(plan: Plan, today: string): string[] {
  const roadmap = roadmapOf(plan)
  const open = new Set(plan.goals.filter(isOpenGoal).map(({ id }) => id))
  const perQuarter = new Map<number, number>()
  for (const { goalId, dueOn } of roadmap.items) {
    const quarter = quarterOf(roadmap.startOn, dueOn)
    if (open.has(goalId)) perQuarter.set(quarter, (perQuarter.get(quarter) ?? 0) + 1)
  }
  const busiest = Math.max(0, ...perQuarter.values())
  const lastDay = plan.horizonMonths === null ? null : addPeriods(roadmap.startOn, plan.horizonMonths, 'month')
  return [
    ...(plan.vision === '' ? ['No vision yet: two or three sentences on where this should lead.'] : []),
    ...(open.size === 0 ? ['No open goal.'] : []),
    ...(busiest > GOALS_PER_QUARTER
      ? [`${busiest} goals are due in one quarter; up to ${GOALS_PER_QUARTER} at a time can be kept.`]
      : []),
    ...(lastDay !== null && addDays(roadmap.endOn, -1) > lastDay
      ? ['Some goals lie beyond the horizon of the plan.']
      : []),
    ...(plan.reviews.some(({ on, doneOn }) => doneOn === null && on >= today)
      ? []
      : ['No review ahead: a plan that nobody looks at is forgotten.']),
    ...(plan.planB === '' ? ['No plan B: what if the first way is closed?'] : []),
    ...(plan.support.length === 0 ? ['Nobody supports it yet: who could, and what would they do?'] : []),
  ]
}
