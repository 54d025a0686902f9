import { randomBytes } from 'node:crypto'
import {
  CADENCES,
  DEFAULT_HOURS_PER_WEEK,
  EMPTY_PLAN,
  GOAL_STATES,
  type Goal,
  type Milestone,
  OUTCOMES,
  type Plan,
  type PlanFields,
  type PlanGap,
  REVIEW_KINDS,
  type Resource,
  type ReviewPoint,
} from './plan.ts'
import { SKILL_LEVELS } from './profile.ts'
import { readChoice, readDay, readLine, readNote, readWhole } from './read-fields.ts'
import { UserError } from './user-error.ts'

/** A plan and its parts as a person or a program writes them. What is left out or empty is "not said". */

type Text = string | null | undefined
type Amount = number | null | undefined

export interface MilestoneInput {
  id?: Text
  title?: Text
  dueOn?: Text
  doneOn?: Text
}

export interface ResourceInput {
  title?: Text
  url?: Text
  cost?: Text
  hours?: Amount
}

export interface GoalInput {
  id?: Text
  statement?: Text
  skill?: Text
  skillName?: Text
  targetLevel?: Text
  specific?: Text
  measure?: Text
  hours?: Amount
  prerequisites?: Text
  reason?: Text
  startOn?: Text
  dueOn?: Text
  milestones?: readonly MilestoneInput[] | undefined
  resources?: readonly ResourceInput[] | undefined
  support?: Text
  confidence?: Amount
  state?: Text
  stateReason?: Text
  outcome?: Text
  difference?: Amount
}

export interface ReviewPointInput {
  id?: Text
  on?: Text
  kind?: Text
  topic?: Text
  doneOn?: Text
}

export interface PlanInput {
  vision?: Text
  horizonMonths?: Amount
  coach?: Text
  constraints?: { hoursPerWeek?: Amount; money?: Text; place?: Text; other?: Text } | undefined
  gaps?: readonly { skill?: Text; name?: Text; isChosen?: boolean | undefined; why?: Text }[] | undefined
  goals?: readonly GoalInput[] | undefined
  planB?: Text
  risks?: Text
  support?: readonly { who?: Text; does?: Text }[] | undefined
  cadence?: Text
  reviews?: readonly ReviewPointInput[] | undefined
}

/** More than a working life has. */
export const MAX_HOURS = 10_000
const HOURS_OF_A_WEEK = 168
const MAX_MONTHS = 120

/** Random: an id that neither tells anything nor is met twice. */
export const newPlanId = (): string => randomBytes(16).toString('hex')

/**
 * A plan as a whole. What the market said when goals and gaps were chosen is evidence and is taken from `before` alone.
 *
 * @param today  UTC day
 * @throws UserError naming the field, what came, and what would be right
 */
export function readPlanFields(input: PlanInput, before: Plan | null, today: string): PlanFields {
  const { constraints = {}, goals = [], gaps = [], support = [], reviews = [] } = input
  const goalOf = new Map(before?.goals.map((goal) => [goal.id, goal]))
  return {
    market: before?.market ?? null,
    gaps: gaps.flatMap((gap, index) => readGap(gap, `gaps ${index + 1}`, before?.gaps ?? [])),
    goals: goals.map((goal, index) => readGoal(goal, goalOf.get(goal.id ?? '') ?? null, today, `goals ${index + 1}: `)),
    reviews: readReviews(reviews),
    ...readPlanText({ ...input, constraints, support }),
  }
}

/** The parts of a plan that are words and numbers alone. @throws UserError as `readPlanFields` does */
export function readPlanText(input: PlanInput): Omit<PlanFields, 'market' | 'gaps' | 'goals' | 'reviews'> {
  const { constraints = {}, support = [] } = input
  return {
    vision: readNote(input.vision),
    horizonMonths: readWhole(input.horizonMonths, 'horizonMonths', 1, MAX_MONTHS),
    coach: readLine(input.coach),
    constraints: {
      hoursPerWeek:
        readWhole(constraints.hoursPerWeek, 'constraints: hoursPerWeek', 1, HOURS_OF_A_WEEK) ?? DEFAULT_HOURS_PER_WEEK,
      ...{ money: readNote(constraints.money), place: readNote(constraints.place) },
      other: readNote(constraints.other),
    },
    ...{ planB: readNote(input.planB), risks: readNote(input.risks) },
    support: support
      .map(({ who, does }) => ({ who: readLine(who), does: readNote(does) }))
      .filter(({ who, does }) => who !== '' || does !== ''),
    cadence: readChoice(input.cadence, 'cadence', CADENCES) ?? EMPTY_PLAN.cadence,
  }
}

/** By day; rows without a day are left out. @throws UserError naming the row */
export function readReviews(rows: readonly ReviewPointInput[]): ReviewPoint[] {
  return rows
    .flatMap((row, index): ReviewPoint[] => {
      const field = `reviews ${index + 1}`
      const on = readDay(row.on, `${field}: on`)
      const topic = readLine(row.topic)
      if (on === null && topic !== '') throw new UserError(`${field}: on: "${topic}" needs a day, such as 2026-11-26`)
      if (on === null) return []
      const kind = readChoice(row.kind, `${field}: kind`, REVIEW_KINDS) ?? 'self'
      return [{ id: row.id || newPlanId(), on, kind, topic, doneOn: readDay(row.doneOn, `${field}: doneOn`) }]
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/**
 * A goal with its milestones and resources; rows without words are left out.
 *
 * @param before  the goal as it stands; null: a new one
 * @param where  said before the name of a field that is wrong
 * @throws UserError naming the field, what came, and what would be right
 */
export function readGoal(input: GoalInput, before: Goal | null, today: string, where = ''): Goal {
  const statement = readNote(input.statement)
  if (statement === '') throw new UserError(`${where}statement: say what you want to reach, in a sentence`)
  const state = readChoice(input.state, `${where}state`, GOAL_STATES) ?? 'planned'
  const stateReason = readNote(input.stateReason)
  if (state === 'dropped' && stateReason === '') {
    throw new UserError(`${where}stateReason: say why the goal is dropped; a change of mind is a good reason`)
  }
  const startOn = readDay(input.startOn, `${where}startOn`)
  const dueOn = readDay(input.dueOn, `${where}dueOn`)
  if (startOn !== null && dueOn !== null && dueOn < startOn) {
    throw new UserError(`${where}dueOn: ${dueOn} lies before startOn (${startOn})`)
  }
  const skill = readLine(input.skill) || null
  return {
    id: before?.id ?? (input.id || newPlanId()),
    ...{ statement, skill, skillName: readLine(input.skillName) || (skill ?? '') },
    targetLevel: readChoice(input.targetLevel, `${where}targetLevel`, SKILL_LEVELS),
    ...{ specific: readNote(input.specific), measure: readNote(input.measure) },
    hours: readWhole(input.hours, `${where}hours`, 1, MAX_HOURS),
    ...{ prerequisites: readNote(input.prerequisites), reason: readNote(input.reason) },
    market: before !== null && before.skill === skill ? before.market : null,
    ...{ startOn, dueOn },
    milestones: (input.milestones ?? []).flatMap((row, index) => readMilestone(row, `${where}milestones ${index + 1}`)),
    resources: (input.resources ?? []).flatMap((row, index) => readResource(row, `${where}resources ${index + 1}`)),
    support: readNote(input.support),
    confidence: readWhole(input.confidence, `${where}confidence`, 0, 10),
    ...{ state, stateReason, stateChangedOn: before?.state === state ? before.stateChangedOn : today },
    outcome: readChoice(input.outcome, `${where}outcome`, OUTCOMES),
    difference: readWhole(input.difference, `${where}difference`, 0, 10),
    setOn: before !== null && before.skill === skill ? before.setOn : today,
  }
}

function readMilestone(row: MilestoneInput, field: string): Milestone[] {
  const title = readLine(row.title)
  const [dueOn, doneOn] = [readDay(row.dueOn, `${field}: dueOn`), readDay(row.doneOn, `${field}: doneOn`)]
  if (title !== '') return [{ id: row.id || newPlanId(), title, dueOn, doneOn }]
  if (dueOn === null || row.id) return []
  throw new UserError(`${field}: title: say what will be there on ${dueOn}`)
}

function readResource(row: ResourceInput, field: string): Resource[] {
  const [title, url, cost] = [readLine(row.title), readLine(row.url), readLine(row.cost)]
  const hours = readWhole(row.hours, `${field}: hours`, 1, MAX_HOURS)
  if (url !== '' && !isWebAddress(url)) {
    throw new UserError(`${field}: url: "${url}" is not understood; it begins with https:// or http://`)
  }
  if (title !== '' || url !== '') return [{ title: title || url, url, cost, hours }]
  if (cost === '' && hours === null) return []
  throw new UserError(`${field}: title: say what it is`)
}

/** Nothing but web addresses becomes a link. */
function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
}

function readGap(
  { skill, name, isChosen = false, why }: NonNullable<PlanInput['gaps']>[number],
  field: string,
  before: readonly PlanGap[],
): PlanGap[] {
  const id = readLine(skill) || null
  const words = readLine(name) || id
  if (words === null) {
    if (readNote(why) !== '') throw new UserError(`${field}: name: say which skill it is`)
    return []
  }
  const known = before.find((gap) => (id === null ? gap.name === words : gap.skill === id))
  return [{ skill: id, name: words, isChosen, why: readNote(why), market: known?.market ?? null }]
}
