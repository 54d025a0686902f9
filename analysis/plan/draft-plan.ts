import {
  type Cadence,
  EMPTY_PLAN,
  type Goal,
  isOpenGoal,
  type PlanFields,
  type PlanGap,
  type PlanMarket,
} from '../../data/plan.ts'
import { newPlanId } from '../../data/plan-input.ts'
import type { Profile } from '../../data/profile.ts'
import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { addDays, daysBetween } from '../../data/weeks.ts'
import type { Gap, GapReport, LevelGap } from '../gaps/gap-report.ts'
import { learningEffort } from '../gaps/learning-hours.ts'
import type { MarketReading } from './market-reading.ts'
import { reviewDays } from './review-days.ts'
import { BAND_WEEKS, dayAfterWeeks, GOALS_PER_QUARTER, quarterOf, weeksOf } from './roadmap.ts'

export interface DraftRequest {
  profile: Profile
  /** The person set against what the plan is about. */
  report: GapReport
  market: MarketReading
  vocabulary: Vocabulary
  /** UTC day. */
  today: string
  hoursPerWeek: number
  cadence: Cadence
  /** UTC day on which the first goal begins. */
  startOn: string
  /** Skills to plan; null: the first of the order, as many as `goals`. */
  chosen: readonly string[] | null
  goals: number
  /** Hours as the person says them; the assumed ones otherwise. */
  hours?: ReadonlyMap<string, number>
}

/** A gap as the draft offers it. */
export interface DraftGap {
  skill: string
  name: string
  gap: Gap | LevelGap
  /** Place in the advice of what to learn next; null: not part of it, and then ordered by demand. */
  step: number | null
  hours: number
}

/** Gaps beyond these are in the gap report. */
const OFFERED = 12
/** Gaps that a draft notes as left aside. */
const NOTED = 5

/**
 * What could be planned: what is advised to be learnt next, then the most asked for. Skills too broad to be learnt are left out. Hours
 * are those of the gap report.
 */
export function offeredGaps(report: GapReport, vocabulary: Vocabulary): DraftGap[] {
  const all = new Map<string, Gap | LevelGap>([...report.gaps, ...report.levelGaps].map((gap) => [gap.skill, gap]))
  const order = report.next.flatMap(({ skill }) => all.get(skill) ?? [])
  const rest = [...all.values()]
    .filter((gap) => canBeLearnt(vocabulary.byId.get(gap.skill)) && !order.includes(gap))
    .sort((a, b) => b.share - a.share)
  return [...order, ...rest].slice(0, OFFERED).map((gap, index) => ({
    ...{ skill: gap.skill, name: gap.name, gap, step: index < order.length ? index + 1 : null },
    hours: gap.effort.hours,
  }))
}

/**
 * A first plan, to be changed: goals one after the other as advised, as long as their hours take, at most three due
 * in a quarter. Everything that only the person can know (what exactly, evidence of done, reason) is left empty, and the SMART
 * check asks for it.
 */
export function draftPlan(request: DraftRequest): PlanFields {
  const { profile, report, hoursPerWeek, cadence, startOn, chosen } = request
  const offered = offeredGaps(report, request.vocabulary)
  const picked = chosen === null ? offered.slice(0, request.goals) : pick(offered, chosen, report)
  const goals = scheduleGoals(picked, request)
  const endOn = goals.reduce((last, { dueOn }) => (dueOn !== null && dueOn > last ? dueOn : last), startOn)
  const isPicked = new Set(picked.map(({ skill }) => skill))
  const aside = offered.filter(({ skill }) => !isPicked.has(skill)).slice(0, NOTED)
  return {
    ...EMPTY_PLAN,
    horizonMonths: profile.vision.horizonMonths,
    constraints: { ...EMPTY_PLAN.constraints, hoursPerWeek, place: profile.places.text },
    market: planMarketOf(report, request.today),
    gaps: [...picked.map((gap) => notedGap(gap, true, request)), ...aside.map((gap) => notedGap(gap, false, request))],
    goals,
    cadence,
    reviews: reviewDays(startOn, addDays(endOn, 1), cadence),
  }
}

/** Chosen skills in the order of the offer; those outside it after them. */
function pick(offered: readonly DraftGap[], chosen: readonly string[], report: GapReport): DraftGap[] {
  const known = offered.filter(({ skill }) => chosen.includes(skill))
  const more = [...report.gaps, ...report.levelGaps].filter(
    ({ skill }) => chosen.includes(skill) && !known.some((gap) => gap.skill === skill),
  )
  return [
    ...known,
    ...more.map((gap) => ({ skill: gap.skill, name: gap.name, gap, step: null, hours: gap.effort.hours })),
  ]
}

function scheduleGoals(picked: readonly DraftGap[], request: DraftRequest): Goal[] {
  const { startOn: planStart, hoursPerWeek, hours: own, market, today } = request
  const duePerQuarter = new Map<number, number>()
  let free = planStart
  return picked.map((gap) => {
    const hours = own?.get(gap.skill) ?? gap.hours
    let dueOn = dayAfterWeeks(free, weeksOf(hours, hoursPerWeek))
    let quarter = quarterOf(planStart, dueOn)
    if ((duePerQuarter.get(quarter) ?? 0) >= GOALS_PER_QUARTER) {
      free = addDays(planStart, 7 * BAND_WEEKS.short * (quarter + 1))
      dueOn = dayAfterWeeks(free, weeksOf(hours, hoursPerWeek))
      quarter = quarterOf(planStart, dueOn)
    }
    duePerQuarter.set(quarter, (duePerQuarter.get(quarter) ?? 0) + 1)
    const goal = { ...draftGoal(gap, { hours, startOn: free, dueOn }, today), market: market.figureOf(gap.skill) }
    free = dueOn
    return goal
  })
}

function draftGoal(
  { skill, name }: { skill: string | null; name: string },
  { hours, startOn, dueOn }: { hours: number; startOn: string; dueOn: string },
  today: string,
): Goal {
  const halfDays = Math.round(daysBetween(startOn, dueOn) / 2)
  return {
    ...{ id: newPlanId(), statement: `Reach working level in ${name}`, skill, skillName: name },
    ...{ targetLevel: 'working', specific: '', measure: '', hours, prerequisites: '', reason: '' },
    ...{ market: null, startOn, dueOn },
    milestones: [
      milestone(`Something small of my own works with ${name}`, addDays(startOn, halfDays)),
      milestone('Evidence shown to somebody who can judge it', dueOn),
    ],
    ...{ resources: [], support: '', confidence: null, state: 'planned', stateReason: '', stateChangedOn: today },
    ...{ outcome: null, difference: null, setOn: today },
  }
}

const milestone = (title: string, dueOn: string) => ({ id: newPlanId(), title, dueOn, doneOn: null })

function notedGap({ skill, name, step }: DraftGap, isChosen: boolean, { market }: DraftRequest): PlanGap {
  const why = isChosen
    ? step === null
      ? 'Chosen by hand.'
      : `Step ${step} of what to learn next: the most asked for of what is missing.`
    : 'Later: a few goals at a time.'
  return { skill, name, isChosen, why, market: market.figureOf(skill) }
}

/** What a plan stands on, as it is today. */
export function planMarketOf(report: GapReport, today: string): PlanMarket {
  const { from: _, until: _until, ...selection } = report.selection
  const { count, n, threshold } = report.coverage
  return {
    ...{ countedOn: today, selection, from: report.span?.from ?? null, until: report.span?.until ?? null },
    ...{ n: report.n, basis: report.basis, sources: report.sources.map(({ name }) => name) },
    coverage: { count, n, threshold },
  }
}

/** A skill to set a goal for. */
export interface NextSkill {
  /** Null: the vocabulary does not know it. */
  skill: string | null
  name: string
  kind: SkillKind
  gap: Gap | undefined
  /** As the person says them. */
  hours?: number | undefined
}

/**
 * A goal for one skill, to be filled in: after the open goals of the plan, as long as its hours take. These are those of the gap
 * report, or assumed by kind where the skill is no gap.
 */
export function draftNextGoal(
  { skill, name, kind, gap, hours: own }: NextSkill,
  plan: Pick<PlanFields, 'goals' | 'constraints'>,
  today: string,
): Goal {
  const { hours: assumed } = gap?.effort ?? learningEffort({ id: skill ?? name, kind }, undefined, 0, null)
  const hours = own ?? assumed
  const startOn = plan.goals.reduce(
    (last, goal) => (isOpenGoal(goal) && goal.dueOn !== null && goal.dueOn > last ? goal.dueOn : last),
    today,
  )
  const dueOn = dayAfterWeeks(startOn, weeksOf(hours, plan.constraints.hoursPerWeek))
  return draftGoal({ skill, name }, { hours, startOn, dueOn }, today)
}
