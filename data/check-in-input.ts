import { type CheckInFields, DECISIONS, type GoalCheckIn, type Plan } from './plan.ts'
import { MAX_HOURS } from './plan-input.ts'
import { readChoice, readDay, readNote, readPastDay, readWhole } from './read-fields.ts'
import { UserError } from './user-error.ts'

/** A check-in as a person or a program writes it. */

type Text = string | null | undefined
type Amount = number | null | undefined

export interface GoalCheckInInput {
  goalId?: Text
  progressPercent?: Amount
  hours?: Amount
  obstacle?: Text
  nextStep?: Text
  nextStepOn?: Text
  confidence?: Amount
  decision?: Text
  reason?: Text
  /** Ids. */
  milestonesDone?: readonly string[] | undefined
}

export interface CheckInInput {
  on?: Text
  note?: Text
  nextOn?: Text
  goals?: readonly GoalCheckInInput[] | undefined
}

/**
 * What a person says at a check-in, about each open goal that they say anything of. The market's part is added by others.
 *
 * @param today  UTC day
 * @throws UserError naming the goal and the field; a check-in lies not ahead, and a goal is changed or dropped for a reason
 */
export function readCheckIn(input: CheckInInput, plan: Pick<Plan, 'goals'>, today: string): CheckInFields {
  const on = readPastDay(input.on, 'on', today) ?? today
  const nextOn = readDay(input.nextOn, 'nextOn')
  if (nextOn !== null && nextOn <= on) throw new UserError(`nextOn: ${nextOn} does not lie after this check-in (${on})`)
  const goals = (input.goals ?? []).map((row, index) => readGoalCheckIn(row, plan, `goals ${index + 1}: `))
  if (new Set(goals.map(({ goalId }) => goalId)).size < goals.length)
    throw new UserError('goals: one stands there twice')
  return { on, note: readNote(input.note), nextOn, goals }
}

function readGoalCheckIn(row: GoalCheckInInput, { goals }: Pick<Plan, 'goals'>, where: string): GoalCheckIn {
  const goal = goals.find(({ id }) => id === row.goalId)
  if (goal === undefined) throw new UserError(`${where}goalId: the plan has no goal "${row.goalId ?? ''}"`)
  const decision = readChoice(row.decision, `${where}decision`, DECISIONS) ?? 'keep'
  const reason = readNote(row.reason)
  if (decision !== 'keep' && reason === '') {
    throw new UserError(`${where}reason: say why “${goal.statement}” is ${decision === 'drop' ? 'dropped' : 'changed'}`)
  }
  return {
    ...{ goalId: goal.id, statement: goal.statement },
    progressPercent: readWhole(row.progressPercent, `${where}progressPercent`, 0, 100),
    hours: readWhole(row.hours, `${where}hours`, 0, MAX_HOURS),
    ...{ obstacle: readNote(row.obstacle), nextStep: readNote(row.nextStep) },
    nextStepOn: readDay(row.nextStepOn, `${where}nextStepOn`),
    confidence: readWhole(row.confidence, `${where}confidence`, 0, 10),
    ...{ decision, reason, market: null, change: null },
    milestonesDone: goal.milestones.flatMap(({ id }) => (row.milestonesDone?.includes(id) ? [id] : [])),
  }
}

const AMOUNTS = ['progressPercent', 'hours', 'confidence']

/**
 * A check-in as it stands in a file.
 *
 * @throws UserError for anything that is no check-in, naming what is wrong
 */
export function readCheckInDocument(document: unknown): CheckInInput {
  if (!isRecord(document))
    throw new UserError('a check-in is an object: {"goals": [{"goalId": …, "progressPercent": …}]}')
  const { goals = [] } = document
  if (!Array.isArray(goals) || !goals.every(isRecord)) throw new UserError('goals: a list of objects is needed')
  requireKinds(document, ['on', 'note', 'nextOn', 'goals'], 'check-in')
  for (const goal of goals) {
    const words = ['goalId', 'obstacle', 'nextStep', 'nextStepOn', 'decision', 'reason']
    requireKinds(goal, [...words, ...AMOUNTS, 'milestonesDone'], 'goals')
  }
  return document as CheckInInput
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function requireKinds(record: Record<string, unknown>, known: readonly string[], where: string): void {
  for (const [name, value] of Object.entries(record)) {
    if (!known.includes(name)) throw new UserError(`${where}: "${name}" is not known; known are ${known.join(', ')}`)
    const isList = name === 'goals' || name === 'milestonesDone'
    const kind = isList ? 'object' : AMOUNTS.includes(name) ? 'number' : 'string'
    const isFit = value === null ? !isList : isList ? Array.isArray(value) : typeof value === kind
    if (!isFit) throw new UserError(`${where}: ${name} has to be a ${isList ? 'list' : kind}`)
  }
}
