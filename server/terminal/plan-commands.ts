import type { Command } from 'commander'
import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { PlanWork } from '../../analysis/plan/plan-work.ts'
import type { CheckInInput } from '../../data/check-in-input.ts'
import { CADENCES, type Cadence, type PlanFields } from '../../data/plan.ts'
import { readDay } from '../../data/read-fields.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import { readAmount, readCount, readOneOf, readTenth } from './option-readers.ts'
import { addGoalCommands } from './plan-goal-commands.ts'
import { createPlanTools, findGoal } from './plan-tools.ts'

/** `plan`: what a person is going to learn, why, and how they know that it worked. */
export function addPlanCommands(program: Command, tools: CommandTools): void {
  const planTools = createPlanTools(tools)
  const { open, requirePlan, show, showStored } = planTools
  const plan = program
    .command('plan')
    .description('the development plan of a profile: shown beside today’s market; a draft where there is none yet')
    .requiredOption('--profile <name>', 'name or id of the profile')
    .action(async (_: unknown, command: Command) => {
      const { work, profile } = await open(command)
      const { previewPlan } = await import('../../analysis/plan/make-plan.ts')
      const { readPlan } = await import('../../analysis/plan/keep-plan.ts')
      const known = readPlan(work, profile)
      if (known === null) {
        process.stderr.write('there is no plan yet; this is a draft that is not stored: keep it with "plan draft"\n')
      }
      await show(known ?? previewPlan(work, profile), work)
    })

  plan
    .command('draft')
    .description('make a plan out of the gaps: goals in the order of what to learn next, the most asked for first')
    .option('--skill <name...>', 'plan these gaps; the first of the order unless named')
    .option('--goals <count>', 'how many goals', readCount, 3)
    .option('--hours-per-week <hours>', 'what the person can give', readCount, 5)
    .option('--start <day>', 'first day; the next Monday unless named')
    .option('--cadence <word>', CADENCES.join(', '), readOneOf(CADENCES), 'monthly')
    .action(
      async (
        flags: { skill?: string[]; goals: number; hoursPerWeek: number; start?: string; cadence: Cadence },
        command: Command,
      ) => {
        const { work, profile } = await open(command)
        const { makePlan } = await import('../../analysis/plan/make-plan.ts')
        const { skill: skills, start, ...options } = flags
        const startOn = readDay(start, '--start')
        makePlan(work, profile, { ...options, skills, ...(startOn !== null && { startOn }) })
        await showStored(work, profile)
      },
    )

  plan
    .command('set')
    .description('the words of the plan: vision, constraints, plan B, support, reviews; what is not named stays')
    .option('--vision <text>', 'two or three sentences on where this should lead')
    .option('--horizon <months>', 'in how many months', readCount)
    .option('--coach <name>', 'who coaches')
    .option('--hours-per-week <hours>', 'what the person can give', readCount)
    .option('--money <text>', 'what it may cost')
    .option('--place <text>', 'where')
    .option('--plan-b <text>', 'what if the first way is closed')
    .option('--risks <text>', 'what could come between')
    .option('--support <who=does...>', 'who does what; replaces the list')
    .option('--cadence <word>', CADENCES.join(', '), readOneOf(CADENCES))
    .option('--review <day=kind...>', 'days to look at the plan (kind: self, coach or market); replaces those ahead')
    .action(async (flags: PlanFlags, command: Command) => {
      const { work, profile } = await open(command)
      const { changePlan } = await import('../../analysis/plan/keep-plan.ts')
      const { readPlanText, readReviews } = await import('../../data/plan-input.ts')
      const reviews = flags.review === undefined ? null : readReviews(flags.review.map(readReviewFlag))
      changePlan(work, profile, (before) => ({
        ...before,
        ...readPlanText(withFlags(before, flags)),
        ...(reviews !== null && {
          reviews: [...before.reviews.filter(({ doneOn }) => doneOn !== null), ...reviews],
        }),
      }))
      await showStored(work, profile)
    })

  plan
    .command('market')
    .description(
      'let the plan stand on what its profile is after now, as counted today; goals keep the figures of their day',
    )
    .action(async (_: unknown, command: Command) => {
      const { work, profile } = await open(command)
      const { renewMarket } = await import('../../analysis/plan/keep-plan.ts')
      await requirePlan(work, profile)
      renewMarket(work, profile)
      await showStored(work, profile)
    })

  addGoalCommands(plan, planTools)

  plan
    .command('review')
    .description('today’s market beside every goal; with any option, a check-in is kept')
    .option('--goal <goal>', 'number or id of the goal that is spoken of')
    .option('--progress <percent>', '0 to 100', readAmount)
    .option('--hours <hours>', 'spent since the last time', readAmount)
    .option('--obstacle <text>', 'one thing that stood in the way')
    .option('--next-step <text>', 'what comes next')
    .option('--next-step-on <day>', 'by when')
    .option('--confidence <number>', '0 to 10', readTenth)
    .option('--decision <word>', 'keep, change or drop')
    .option('--reason <text>', 'why it is changed or dropped')
    .option('--note <text>', 'about the plan as a whole')
    .option('--next <day>', 'next check-in')
    .option('--on <day>', 'day of this check-in; today unless named')
    .option('--from <file>', 'a whole check-in as JSON, as the API takes it')
    .action(async (flags: ReviewFlags, command: Command) => {
      const { work, profile } = await open(command)
      const report = await requirePlan(work, profile)
      if (Object.keys(flags).length === 0) {
        const { reviewText } = await import('../../analysis/plan/plan-text.ts')
        tools.print({ on: report.today.on, goals: report.today.goals }, () => reviewText(report))
        return
      }
      const { keepCheckIn } = await import('../../analysis/plan/keep-check-in.ts')
      const id = keepCheckIn(work, profile, await readCheckInFlags(flags, report))
      const kept = (await requirePlan(work, profile)).checkIns.find((checkIn) => checkIn.id === id)
      tools.print(kept, () => `check-in of ${kept?.on} kept; next: ${kept?.nextOn ?? 'no day set'}`)
    })

  plan
    .command('export')
    .description('the plan as Markdown, as a calendar file (ICS), or as JSON')
    .requiredOption('--format <format>', 'md, ics or json', readOneOf(['md', 'ics', 'json'] as const))
    .option('--out <file>', 'write to a file that only you can read, instead of standard output')
    .option('--force', 'replace a file of this name')
    .action(async (flags: { format: 'md' | 'ics' | 'json'; out?: string; force?: boolean }, command: Command) => {
      const { work, profile } = await open(command)
      if (flags.out !== undefined) {
        const { requireNotRead } = await import('../../data/output-file.ts')
        requireNotRead({ option: '--out', file: flags.out, database: tools.databaseFile() })
      }
      const text = await exported(await requirePlan(work, profile), flags.format, work)
      if (flags.out === undefined) {
        process.stdout.write(text)
        return
      }
      const { writeWhole } = await import('../../data/write-whole.ts')
      const { writeFileSync } = await import('node:fs')
      writeWhole(flags.out, { force: flags.force ?? false }, (file) => writeFileSync(file, text))
      tools.print({ file: flags.out, bytes: Buffer.byteLength(text) }, () => `written to ${flags.out}`)
    })

  plan
    .command('delete')
    .description('delete the plan with its check-ins; the profile stays')
    .option('--yes', 'really')
    .action(async ({ yes = false }: { yes?: boolean }, command: Command) => {
      const { work, profile } = await open(command)
      await requirePlan(work, profile)
      if (!yes) throw new UserError(`the plan of "${profile.name}" would be gone for good; say so with --yes`)
      tools.print({ deleted: work.store.plans.delete(profile.id) }, () => `the plan of ${profile.name} is deleted`)
    })
}

interface PlanFlags {
  vision?: string
  horizon?: number
  coach?: string
  hoursPerWeek?: number
  money?: string
  place?: string
  planB?: string
  risks?: string
  support?: string[]
  cadence?: Cadence
  review?: string[]
}

interface ReviewFlags {
  goal?: string
  progress?: number
  hours?: number
  obstacle?: string
  nextStep?: string
  nextStepOn?: string
  confidence?: number
  decision?: string
  reason?: string
  note?: string
  next?: string
  on?: string
  from?: string
}

function withFlags(before: PlanFields, flags: PlanFlags) {
  const { hoursPerWeek, money, place, horizon, support, review: _, ...words } = flags
  const constraints = {
    ...before.constraints,
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(money !== undefined && { money }),
    ...(place !== undefined && { place }),
  }
  return {
    ...{ ...before, constraints, ...words },
    ...(horizon !== undefined && { horizonMonths: horizon }),
    ...(support !== undefined && { support: support.map(readSupportFlag) }),
  }
}

function readSupportFlag(text: string): { who: string; does: string } {
  const [who = '', ...does] = text.split('=')
  return { who, does: does.join('=') }
}

function readReviewFlag(text: string): { on: string; kind: string } {
  const [on = '', kind = 'self'] = text.split('=')
  return { on, kind }
}

async function readCheckInFlags(flags: ReviewFlags, plan: PlanReport): Promise<CheckInInput> {
  const { from, goal, note, next, on, ...said } = flags
  if (from !== undefined) return readCheckInFile(from)
  const isSaid = Object.keys(said).length > 0
  if (goal === undefined && isSaid) throw new UserError('say which goal with --goal')
  const { progress, ...rest } = said
  return {
    ...{ note, nextOn: next, on },
    goals: goal === undefined ? [] : [{ goalId: findGoal(plan, goal).id, ...rest, progressPercent: progress ?? null }],
  }
}

async function readCheckInFile(file: string): Promise<CheckInInput> {
  const { readCheckInDocument } = await import('../../data/check-in-input.ts')
  const { readInputText } = await import('../../data/input-file.ts')
  const text = readInputText(file, '--from')
  try {
    return readCheckInDocument(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError(`--from ${file}: not JSON: ${error.message}`)
    throw error
  }
}

async function exported(plan: PlanReport, format: 'md' | 'ics' | 'json', { rules }: PlanWork): Promise<string> {
  if (format === 'json') return `${JSON.stringify(plan, null, 2)}\n`
  if (format === 'ics') {
    const { planIcs } = await import('../../analysis/plan/plan-ics.ts')
    return planIcs(plan.calendar)
  }
  const { planMarkdown } = await import('../../analysis/plan/plan-markdown.ts')
  return planMarkdown(plan, rules.roles)
}
