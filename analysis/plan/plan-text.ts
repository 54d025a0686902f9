import type { CheckIn, Plan } from '../../data/plan.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { countedMarketText, figureText } from './figure-words.ts'
import type { GoalToday, PlanReport } from './plan-report.ts'
import { STATE_WORDS } from './plan-words.ts'

/** A plan for the terminal: what is ahead, with ids to change it by. */
export function planText(plan: PlanReport, roles: readonly Pick<Role, 'id' | 'name'>[]): string {
  const { today, market } = plan
  const todayOf = new Map(today.goals.map((goal) => [goal.goalId, goal]))
  const reviews = [
    today.nextReviewOn === null ? 'no review ahead' : `next review ${today.nextReviewOn}`,
    ...(today.overdueReviews > 0 ? [`${today.overdueReviews} overdue`] : []),
  ]
  return [
    `Plan of ${plan.name}, version ${plan.version}, ${plan.constraints.hoursPerWeek} hours a week; ${reviews.join(', ')}`,
    ...(plan.vision === '' ? [] : ['', plan.vision]),
    ...(market === null || market.n === 0
      ? []
      : ['', `Market: ${countedMarketText(market, roles)}, counted on ${market.countedOn}`]),
    ...plan.goals.flatMap((goal, index) => goalLines(goal, index, todayOf.get(goal.id), plan.checkIns)),
    ...(today.hints.length === 0 ? [] : ['', 'The plan as a whole:', ...today.hints.map((hint) => `  ! ${hint}`)]),
  ].join('\n')
}

function goalLines(
  goal: Plan['goals'][number],
  index: number,
  today: GoalToday | undefined,
  checkIns: readonly CheckIn[],
): string[] {
  const { statement, id, state, stateReason, startOn, dueOn, hours, market, milestones } = goal
  const reason = stateReason === '' ? '' : ` (${stateReason})`
  return [
    '',
    `${index + 1}. ${statement}  [${id.slice(0, 8)}]`,
    `   ${STATE_WORDS[state]}${reason}; ${startOn ?? 'no start'} to ${dueOn ?? 'no due date'}; ${hours ?? '–'} hours`,
    ...(market === null ? [] : [`   when set (${market.countedOn}): ${figureText(market)}`]),
    ...(today?.sentences.map((sentence) => `   ${sentence}`) ?? []),
    ...lastCheckInLine(goal.id, checkIns),
    ...milestones.map(
      ({ id: milestone, title, dueOn: day, doneOn }) =>
        `   [${doneOn === null ? ' ' : 'x'}] ${title}${day === null ? '' : `, ${day}`}  [${milestone.slice(0, 8)}]`,
    ),
    ...(today?.hints.map(({ letter, hint }) => `   ! ${letter}: ${hint}`) ?? []),
  ]
}

/** What was said of a goal when somebody last did. */
function lastCheckInLine(goalId: string, checkIns: readonly CheckIn[]): string[] {
  const said = checkIns.flatMap(({ on, goals }) =>
    goals.flatMap((goal) => (goal.goalId === goalId ? [{ on, goal }] : [])),
  )
  const last = said.at(-1)
  if (last === undefined) return []
  const { progressPercent, hours, obstacle, nextStep, nextStepOn } = last.goal
  const facts = [
    progressPercent === null ? '' : `${progressPercent} % done`,
    hours === null ? '' : `${hours} hours since the one before`,
    obstacle === '' ? '' : `obstacle: ${obstacle}`,
    nextStep === '' ? '' : `next: ${nextStep}${nextStepOn === null ? '' : ` by ${nextStepOn}`}`,
  ].filter(Boolean)
  return facts.length === 0 ? [] : [`   check-in of ${last.on}: ${facts.join('; ')}`]
}

/** What today's market says of each goal, for a check-in. */
export function reviewText({ goals, today }: PlanReport): string {
  const todayOf = new Map(today.goals.map((goal) => [goal.goalId, goal]))
  const lines = goals.flatMap(({ id, statement, state, market }, index) => {
    const { sentences = [], now = null } = todayOf.get(id) ?? {}
    return [
      `${index + 1}. ${statement}  [${id.slice(0, 8)}], ${STATE_WORDS[state]}`,
      ...(market === null
        ? ['   no market figure stands behind it']
        : [`   ${market.countedOn}: ${figureText(market)}`]),
      ...(now === null ? [] : [`   ${now.countedOn}: ${figureText(now)}`]),
      ...sentences.map((sentence) => `   ${sentence}`),
    ]
  })
  return [
    ...lines,
    '',
    'Keep a check-in with --goal NUMBER --progress PERCENT --hours HOURS --next-step TEXT --next DAY.',
  ].join('\n')
}
