import { requireEdition } from '../../data/edition.ts'
import { EMPTY_PLAN, type Goal } from '../../data/plan.ts'
import { type GoalInput, readGoal } from '../../data/plan-input.ts'
import type { Profile } from '../../data/profile.ts'
import { UserError } from '../../data/user-error.ts'
import { draftNextGoal } from './draft-plan.ts'
import { changePlan } from './keep-plan.ts'
import { marketReading } from './market-reading.ts'
import { marketFor, withMarket } from './plan-market.ts'
import { gapReportFor } from './plan-report.ts'
import { readSkill } from './plan-skills.ts'
import { type PlanWork, requestOf } from './plan-work.ts'

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
 * @param edition  of the goal that was changed; another one there now is an error
 * @throws UserError for an input that is not understood, or a goal that is not there
 */
export function saveGoal(work: PlanWork, profile: Profile, input: GoalInput, place?: number, edition?: string): Goal {
  const market = marketFor(work, profile)
  const typed = input.skill?.trim() || input.skillName?.trim() || ''
  const named = typed === '' ? { skill: null, skillName: '' } : readSkill(work, typed)
  let saved: Goal | undefined
  changePlan(work, profile, (before) => {
    const known = before.goals.find(({ id }) => id === input.id)
    if (input.id && known === undefined) throw new UserError('there is no such goal in the plan')
    requireEdition(edition, known)
    const goal = withMarket(readGoal({ ...input, ...named }, known ?? null, work.today), market)
    saved = goal
    const others = before.goals.filter(({ id }) => id !== goal.id)
    const stay = known === undefined ? others.length : before.goals.indexOf(known)
    return { ...before, goals: others.toSpliced(place === undefined ? stay : Math.max(0, place - 1), 0, goal) }
  })
  if (saved === undefined) throw new Error('the goal was not saved')
  return saved
}
