import { type Cadence, DEFAULT_HOURS_PER_WEEK, EMPTY_PLAN, type Plan, type PlanFields } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import { readDay } from '../../data/read-fields.ts'
import { UserError } from '../../data/user-error.ts'
import { addDays, weekStartOf } from '../../data/weeks.ts'
import { draftPlan, offeredGaps, planMarketOf } from './draft-plan.ts'
import { marketReading } from './market-reading.ts'
import { gapReportFor, type PlanReport, reportPlan } from './plan-report.ts'
import { knownSkill } from './plan-skills.ts'
import { type PlanWork, requestOf, stored } from './plan-work.ts'
import { GOALS_PER_QUARTER } from './roadmap.ts'

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
  const startOn = readDay(options.startOn, 'Start') ?? addDays(weekStartOf(work.today), 7)
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
