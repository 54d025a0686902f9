import { ChangedMeanwhile, EditionMissing } from '../../data/edition.ts'
import type { Plan, PlanFields } from '../../data/plan.ts'
import { type PlanInput, readPlanFields } from '../../data/plan-input.ts'
import type { Profile } from '../../data/profile.ts'
import { beginning, marketFor, withMarket } from './plan-market.ts'
import { type PlanReport, reportPlan } from './plan-report.ts'
import { readSkill } from './plan-skills.ts'
import { type PlanWork, requestOf, stored } from './plan-work.ts'

/** The plan of a person as it stands today; null: there is none. */
export function readPlan(work: PlanWork, profile: Profile): PlanReport | null {
  const plan = work.store.plans.find(profile.id)
  return plan === null ? null : reportPlan(requestOf(work), plan, profile)
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

/**
 * Replaces a whole plan. Market figures are evidence: they are kept where they were, and read anew for new goals.
 *
 * @param version  of the plan that was changed; another one there now is an error, and so is none where a plan is there: what
 * an input does not name is emptied
 * @throws UserError for an input that is not understood
 */
export function replacePlan(work: PlanWork, profile: Profile, input: PlanInput, version?: number): Plan {
  const market = marketFor(work, profile)
  return stored(
    work.store.plans.change(
      profile.id,
      (before) => {
        if (version === undefined && before !== null) throw new EditionMissing(versionWords(before.version))
        if (version !== undefined && version !== (before?.version ?? 0)) {
          throw new ChangedMeanwhile(`the plan is at version ${before?.version ?? 0}, not ${version}: read it again`)
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

const versionWords = (version: number): string =>
  `version: a plan is there, at version ${version}; read it, change it, and send all of it with its version, as what is left out is emptied`
