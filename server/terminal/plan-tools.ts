import type { Command } from 'commander'
import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { PlanWork } from '../../analysis/plan/plan-work.ts'
import type { Goal } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import { requireProfile } from './profile-commands.ts'

/** What the commands of a plan share: whose plan it is, the plan itself, and how it is printed. */
export function createPlanTools(tools: CommandTools) {
  async function open(command: Command): Promise<{ work: PlanWork; profile: Profile }> {
    const store = await tools.openDatabase()
    const rules = await tools.rules(store)
    const { profile: name } = command.optsWithGlobals<{ profile: string }>()
    return { work: { store, rules, today: tools.today(), at: tools.now() }, profile: requireProfile(store, name) }
  }

  async function requirePlan(work: PlanWork, profile: Profile): Promise<PlanReport> {
    const { readPlan } = await import('../../analysis/plan/keep-plan.ts')
    const plan = readPlan(work, profile)
    if (plan !== null) return plan
    throw new UserError(`"${profile.name}" has no plan yet; make one with "skilltide plan draft --profile NAME"`)
  }

  async function show(plan: PlanReport, { rules }: PlanWork): Promise<void> {
    const { planText } = await import('../../analysis/plan/plan-text.ts')
    tools.print(plan, () => planText(plan, rules.roles))
  }

  const showStored = async (work: PlanWork, profile: Profile): Promise<void> =>
    show(await requirePlan(work, profile), work)

  const printGoal = (goal: Goal): void => tools.print(goal, () => `${goal.statement}  [${goal.id.slice(0, 8)}]`)

  return { open, requirePlan, show, showStored, printGoal }
}

export type PlanTools = ReturnType<typeof createPlanTools>

/** A goal by its number in the plan, or by the beginning of its id. */
export function findGoal({ goals }: { goals: readonly Goal[] }, which: string): Goal {
  const numbered = /^\d{1,2}$/.test(which) ? goals[Number(which) - 1] : undefined
  const [only, ...more] = goals.filter(({ id }) => which.length >= 4 && id.startsWith(which))
  const found = numbered ?? (more.length === 0 ? only : undefined)
  if (found !== undefined) return found
  throw new UserError(noSuch('goal', which))
}

export const noSuch = (what: string, which: string): string =>
  `the plan has no ${what} "${which}", or several; "skilltide plan" prints them with their ids`
