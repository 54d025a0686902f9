import type { Command } from 'commander'
import { GOAL_STATES, type Goal, OUTCOMES } from '../../data/plan.ts'
import type { GoalInput } from '../../data/plan-input.ts'
import { SKILL_LEVELS } from '../../data/profile.ts'
import { UserError } from '../../data/user-error.ts'
import { readCount, readOneOf, readTenth } from './option-readers.ts'
import { findGoal, noSuch, type PlanTools } from './plan-tools.ts'

interface GoalFlags extends Omit<GoalInput, 'id' | 'state' | 'milestones' | 'resources'> {
  level?: string
  before?: string
  start?: string
  due?: string
  place?: number
}

/** `plan goal` and `plan milestone`. */
export function addGoalCommands(plan: Command, { open, requirePlan, printGoal }: PlanTools): void {
  addGoals(plan)
  addMilestones(plan)

  function addGoals(parent: Command): void {
    const goal = parent.command('goal').description('add, change and move the goals of a plan')
    withGoalFlags(goal.command('add'))
      .description('a new goal, with the market figure of today; prints it')
      .action(async (flags: GoalFlags, command: Command) => {
        const { work, profile } = await open(command)
        const { proposeGoal, saveGoal } = await import('../../analysis/plan/keep-goals.ts')
        const input = inputOf(flags)
        // What is not named is proposed: the sentence, hours by kind, days after the goals before it.
        const { id: _, ...proposed } = input.skill ? proposeGoal(work, profile, input.skill) : { id: '' }
        printGoal(saveGoal(work, profile, { ...proposed, ...input }, flags.place))
      })
    withGoalFlags(goal.command('edit'))
      .description('change a goal; what is not named stays')
      .argument('<goal>', 'number or id')
      .action(async (which: string, flags: GoalFlags, command: Command) => {
        const { work, profile } = await open(command)
        const { saveGoal } = await import('../../analysis/plan/keep-goals.ts')
        const before = findGoal(await requirePlan(work, profile), which)
        printGoal(saveGoal(work, profile, { ...before, ...inputOf(flags) }, flags.place))
      })
    goal
      .command('state')
      .description(`move a goal: ${GOAL_STATES.join(', ')}`)
      .argument('<goal>', 'number or id')
      .argument('<state>', 'its new state')
      .option('--reason <text>', 'why; needed to drop a goal')
      .option('--outcome <word>', OUTCOMES.join(', '), readOneOf(OUTCOMES))
      .option('--difference <number>', 'how much difference it made, 0 to 10', readTenth)
      .action(
        async (
          which: string,
          state: string,
          flags: { reason?: string; outcome?: string; difference?: number },
          command: Command,
        ) => {
          const { work, profile } = await open(command)
          const { saveGoal } = await import('../../analysis/plan/keep-goals.ts')
          const before = findGoal(await requirePlan(work, profile), which)
          const { reason: stateReason = before.state === state ? before.stateReason : '', ...outcome } = flags
          printGoal(saveGoal(work, profile, { ...before, ...outcome, state, stateReason }))
        },
      )
  }

  function addMilestones(parent: Command): void {
    const milestone = parent.command('milestone').description('add, reach and remove milestones of a goal')
    milestone
      .command('add')
      .argument('<goal>', 'number or id')
      .argument('<title>', 'what will be there')
      .option('--due <day>', 'by when')
      .action(async (which: string, title: string, { due = '' }: { due?: string }, command: Command) => {
        await changeGoal(command, which, (goal) => ({
          ...goal,
          milestones: [...goal.milestones, { title, dueOn: due }],
        }))
      })
    milestone
      .command('done')
      .argument('<milestone>', 'id, as "plan" prints it')
      .option('--on <day>', 'day; today unless named')
      .action(async (which: string, { on }: { on?: string }, command: Command) => {
        await changeMilestones(command, which, (goal, id, today) =>
          goal.milestones.map((some) => (some.id === id ? { ...some, doneOn: on ?? today } : some)),
        )
      })
    milestone
      .command('remove')
      .argument('<milestone>', 'id, as "plan" prints it')
      .action(async (which: string, _: unknown, command: Command) => {
        await changeMilestones(command, which, (goal, id) => goal.milestones.filter((some) => some.id !== id))
      })
  }

  async function changeGoal(command: Command, which: string, change: (goal: Goal) => GoalInput): Promise<void> {
    const { work, profile } = await open(command)
    const { saveGoal } = await import('../../analysis/plan/keep-goals.ts')
    printGoal(saveGoal(work, profile, change(findGoal(await requirePlan(work, profile), which))))
  }

  async function changeMilestones(
    command: Command,
    which: string,
    change: (goal: Goal, id: string, today: string) => GoalInput['milestones'],
  ): Promise<void> {
    const { work, profile } = await open(command)
    const { saveGoal } = await import('../../analysis/plan/keep-goals.ts')
    const { goals } = await requirePlan(work, profile)
    const found = goals.flatMap((goal) =>
      goal.milestones.filter(({ id }) => id.startsWith(which)).map(({ id }) => ({ goal, id })),
    )
    const [only] = found
    if (only === undefined || found.length > 1 || which === '') throw new UserError(noSuch('milestone', which))
    printGoal(saveGoal(work, profile, { ...only.goal, milestones: change(only.goal, only.id, work.today) }))
  }
}

const withGoalFlags = (command: Command): Command =>
  command
    .option('--statement <text>', 'the goal in a sentence')
    .option('--skill <name>', 'the skill that it is about')
    .option('--level <level>', `level to reach: ${SKILL_LEVELS.join(', ')}`)
    .option('--specific <text>', 'S: what exactly')
    .option('--measure <text>', 'M: evidence of done')
    .option('--hours <hours>', 'A: hours that it takes', readCount)
    .option('--before <text>', 'A: what has to be there before')
    .option('--reason <text>', 'R: the own reason')
    .option('--start <day>', 'T: first day')
    .option('--due <day>', 'T: last day')
    .option('--support <text>', 'who helps, and how')
    .option('--confidence <number>', '0 to 10', readTenth)
    .option('--place <number>', 'place in the plan, 1 for the first', readCount)

const inputOf = ({ level, before, start, due, place: _, ...rest }: GoalFlags): GoalInput => ({
  ...rest,
  ...(level !== undefined && { targetLevel: level }),
  ...(before !== undefined && { prerequisites: before }),
  ...(start !== undefined && { startOn: start }),
  ...(due !== undefined && { dueOn: due }),
})
