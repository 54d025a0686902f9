import type { CheckInInput } from '../../data/check-in-input.ts'
import { readCheckIn } from '../../data/check-in-input.ts'
import {
  type Cadence,
  DEFAULT_HOURS_PER_WEEK,
  EMPTY_PLAN,
  type Goal,
  type Plan,
  type PlanFields,
} from '../../data/plan.ts'
import { type GoalInput, type PlanInput, readGoal, readPlanFields } from '../../data/plan-input.ts'
import type { Profile } from '../../data/profile.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { addDays, weekStartOf } from '../../data/weeks.ts'
import type { Rules } from '../load-rules.ts'
import { readTypedSkills } from '../profiles/profile-skills.ts'
import { applyCheckIn } from './apply-check-in.ts'
import { draftNextGoal, draftPlan, offeredGaps, planMarketOf } from './draft-plan.ts'
import { type MarketReading, marketReading } from './market-reading.ts'
import { gapReportFor, type PlanReport, type PlanReportRequest, reportPlan } from './plan-report.ts'
import { GOALS_PER_QUARTER } from './roadmap.ts'

/** What pages, API and command line do with a plan. */
export interface PlanWork {
  store: Store
  rules: Pick<Rules, 'vocabulary' | 'extractor' | 'roles' | 'reader'>
  /** UTC day. */
  today: string
  /** UTC time, noted as the time of a change. */
  at: string
}

export interface DraftOptions {
  /** Skills as typed or as ids; left out: the first of the order. */
  skills?: readonly string[] | undefined
  goals?: number | undefined
  hoursPerWeek?: number | undefined
  cadence?: Cadence | undefined
  /** UTC day; left out: the Monday after today. */
  startOn?: string | undefined
  /** Hours by skill id, where they are not the assumed ones. */
  hours?: ReadonlyMap<string, number>
}

const requestOf = ({ store, rules, today }: PlanWork): PlanReportRequest => ({
  ...{ store, vocabulary: rules.vocabulary, today, rules: rules.reader.version },
  roleIds: rules.roles.map(({ id }) => id),
})

/** The plan of a person as it stands today; null: there is none. */
export function readPlan(work: PlanWork, profile: Profile): PlanReport | null {
  const plan = work.store.plans.find(profile.id)
  return plan === null ? null : reportPlan(requestOf(work), plan, profile)
}

/** What a draft would offer, and what it stands on. */
export function readOffer(work: PlanWork, profile: Profile) {
  const report = gapReportFor(requestOf(work), profile, work.store.plans.find(profile.id)?.market?.selection)
  return { report, gaps: offeredGaps(report, work.rules.vocabulary), market: planMarketOf(report, work.today) }
}

/** A draft that is not stored. */
export function previewPlan(work: PlanWork, profile: Profile, options: DraftOptions = {}): PlanReport {
  const { at } = work
  const fields = draftFields(work, profile, options)
  const plan = {
    ...fields,
    profileId: profile.id,
    version: 0,
    createdAt: at,
    updatedAt: at,
    calendar: [],
    checkIns: [],
  }
  return reportPlan(requestOf(work), plan, profile)
}

/**
 * Makes the first plan of a person out of their gaps, and stores it.
 *
 * @throws UserError when there is one already, or for a skill that nobody knows or that is no gap
 */
export function makePlan(work: PlanWork, profile: Profile, options: DraftOptions = {}): Plan {
  const fields = draftFields(work, profile, options)
  return stored(
    work.store.plans.change(
      profile.id,
      (before) => {
        if (before !== null) throw new UserError('there is a plan already; change it, or delete it first')
        return fields
      },
      work.at,
    ),
  )
}

function draftFields(work: PlanWork, profile: Profile, options: DraftOptions): PlanFields {
  const { vocabulary } = work.rules
  const request = requestOf(work)
  const report = gapReportFor(request, profile)
  const market = marketReading(request, report)
  const { goals = GOALS_PER_QUARTER, hoursPerWeek = DEFAULT_HOURS_PER_WEEK, cadence = EMPTY_PLAN.cadence } = options
  const startOn = options.startOn ?? addDays(weekStartOf(work.today), 7)
  const chosen = options.skills?.map((skill) => knownSkill(work, skill).skill) ?? null
  const missing = chosen?.find((skill) => ![...report.gaps, ...report.levelGaps].some((gap) => gap.skill === skill))
  if (missing !== undefined) {
    throw new UserError(
      `${vocabulary.byId.get(missing)?.name ?? missing} is no gap here: it is held, or none of these openings names it`,
    )
  }
  return draftPlan({
    ...{ profile, report, market, vocabulary, today: work.today, hoursPerWeek, cadence, startOn, chosen, goals },
    ...(options.hours !== undefined && { hours: options.hours }),
  })
}

/** @throws UserError for words that name no skill of the vocabulary */
function knownSkill({ rules: { vocabulary, extractor } }: PlanWork, words: string): { skill: string; name: string } {
  const byId = vocabulary.byId.get(words)
  if (byId !== undefined) return { skill: byId.id, name: byId.name }
  const [found] = readTypedSkills(words.replaceAll(':', ' '), vocabulary, extractor)
  if (found?.skill) return { skill: found.skill, name: found.name }
  throw new UserError(`"${words}": no skill of the vocabulary; "skilltide skills" and the page of skills list them`)
}

/** A skill as somebody typed it: known, or kept in their words. */
function readSkill(work: PlanWork, words: string): { skill: string | null; skillName: string } {
  try {
    const { skill, name } = knownSkill(work, words)
    return { skill, skillName: name }
  } catch (error) {
    if (error instanceof UserError) return { skill: null, skillName: words }
    throw error
  }
}

/** The market that new goals of a person are weighed by. */
function marketFor(work: PlanWork, profile: Profile): MarketReading {
  const request = requestOf(work)
  return marketReading(request, gapReportFor(request, profile, work.store.plans.find(profile.id)?.market?.selection))
}

const withMarket = (goal: Goal, market: MarketReading): Goal =>
  goal.market === null && goal.skill !== null ? { ...goal, market: market.figureOf(goal.skill) } : goal

/**
 * A goal that could come next for a skill, not stored.
 *
 * @param hours  as the person says; left out: those of the gap report
 */
export function proposeGoal(work: PlanWork, profile: Profile, words: string, hours?: number): Goal {
  const { skill, skillName } = readSkill(work, words)
  const request = requestOf(work)
  const plan = work.store.plans.find(profile.id) ?? EMPTY_PLAN
  const report = gapReportFor(request, profile, plan.market?.selection)
  const gap = [...report.gaps, ...report.levelGaps].find((some) => some.skill === skill)
  const kind = work.rules.vocabulary.byId.get(skill ?? '')?.kind ?? 'tool'
  const goal = draftNextGoal({ skill, name: skillName, kind, gap, hours }, plan, work.today)
  return withMarket(goal, marketReading(request, report))
}

/**
 * Adds or changes one goal; the plan is begun if there is none. A new skill gets the market figure of today.
 *
 * @param input  `skill` as typed or as an id
 * @param place  1 for the first goal; left out: where it is, or last
 * @throws UserError for an input that is not understood, or a goal that is not there
 */
export function saveGoal(work: PlanWork, profile: Profile, input: GoalInput, place?: number): Goal {
  const market = marketFor(work, profile)
  const typed = input.skill?.trim() || input.skillName?.trim() || ''
  const named = typed === '' ? { skill: null, skillName: '' } : readSkill(work, typed)
  let saved: Goal | undefined
  changePlan(work, profile, (before) => {
    const known = before.goals.find(({ id }) => id === input.id)
    if (input.id && known === undefined) throw new UserError('there is no such goal in the plan')
    const goal = withMarket(readGoal({ ...input, ...named }, known ?? null, work.today), market)
    saved = goal
    const others = before.goals.filter(({ id }) => id !== goal.id)
    const stay = known === undefined ? others.length : before.goals.indexOf(known)
    return { ...before, goals: others.toSpliced(place === undefined ? stay : Math.max(0, place - 1), 0, goal) }
  })
  if (saved === undefined) throw new Error('the goal was not saved')
  return saved
}

/** Changes a plan, or begins one. @throws UserError as the change does, or when the person is gone */
export function changePlan(work: PlanWork, profile: Profile, change: (before: PlanFields) => PlanFields): Plan {
  return stored(work.store.plans.change(profile.id, (before) => change(before ?? beginning(work, profile)), work.at))
}

/**
 * Lets a plan stand on the openings that its profile is after now, as they are today. Goals and gaps keep the figures of
 * their own day.
 */
export function renewMarket(work: PlanWork, profile: Profile): Plan {
  const { market } = beginning(work, profile)
  return changePlan(work, profile, (before) => ({ ...before, market }))
}

/** A plan without goals, that stands on the market of today. */
function beginning(work: PlanWork, profile: Profile): PlanFields {
  const report = gapReportFor(requestOf(work), profile)
  return {
    ...EMPTY_PLAN,
    horizonMonths: profile.vision.horizonMonths,
    constraints: { ...EMPTY_PLAN.constraints, place: profile.places.text },
    market: planMarketOf(report, work.today),
  }
}

/**
 * Replaces a whole plan. Market figures are evidence: they are kept where they were, and read anew for new goals.
 *
 * @param version  of the plan that was changed; another one there now is an error
 * @throws UserError for an input that is not understood
 */
export function replacePlan(work: PlanWork, profile: Profile, input: PlanInput, version?: number): Plan {
  const market = marketFor(work, profile)
  return stored(
    work.store.plans.change(
      profile.id,
      (before) => {
        if (version !== undefined && version !== (before?.version ?? 0)) {
          throw new PlanConflict(`the plan is at version ${before?.version ?? 0}, not ${version}: read it again`)
        }
        const goals = input.goals?.map((goal) => {
          const typed = goal.skill?.trim() || goal.skillName?.trim() || ''
          return typed === '' ? goal : { ...goal, ...readSkill(work, typed) }
        })
        const fields = readPlanFields({ ...input, goals }, before, work.today)
        return {
          ...fields,
          market: fields.market ?? beginning(work, profile).market,
          goals: fields.goals.map((goal) => withMarket(goal, market)),
          gaps: fields.gaps.map((gap) =>
            gap.market === null && gap.skill !== null ? { ...gap, market: market.figureOf(gap.skill) } : gap,
          ),
        }
      },
      work.at,
    ),
  )
}

/** Somebody else changed the plan in the meantime. */
export class PlanConflict extends UserError {}

/**
 * Keeps a check-in: what the person says of each goal, beside the market of today.
 *
 * @returns its id
 * @throws UserError for an input that is not understood, or without a plan
 */
export function keepCheckIn(work: PlanWork, profile: Profile, input: CheckInInput): string {
  const report = readPlan(work, profile)
  if (report === null) throw new UserError('there is no plan yet to check')
  const said = readCheckIn(input, report, work.today)
  const todayOf = new Map(report.today.goals.map((goal) => [goal.goalId, goal]))
  const goals = said.goals.map((goal) => {
    const today = todayOf.get(goal.goalId)
    return { ...goal, market: today?.now ?? null, change: today?.change ?? null }
  })
  const checkIn = { ...said, goals }
  return stored(work.store.plans.checkIn(profile.id, checkIn, (before) => applyCheckIn(before, checkIn), work.at))
}

function stored<Value>(value: Value | null): Value {
  if (value === null) throw new UserError('the person is not there any more')
  return value
}
