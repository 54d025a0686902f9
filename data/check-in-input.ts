import { type CheckInFields, DECISIONS, type GoalCheckIn, type Plan } from './plan.ts'
import { MAX_HOURS } from './plan-input.ts'
import { readChoice, readDay, readNote, readWhole } from './read-fields.ts'
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
 * @throws UserError naming the goal and the field; a goal is changed or dropped for a reason
 */
export function readCheckIn(input: CheckInInput, plan: Pick<Plan, 'goals'>, today: string): CheckInFields {
  const on = readDay(input.on, 'on') ?? today
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
  }
}
