import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { suggestSkills } from '../skills/suggest-skills.ts'
import { adviceBasisOf } from './advice-basis.ts'
import { findBestPair } from './best-pair.ts'
import { rankWithinBudget } from './budget-ranking.ts'
import { findOpportunity, findOutsideReach } from './find-opportunity.ts'
import { compareWithFramework } from './framework-levels.ts'
import type { GapMarket } from './gap-market.ts'
import {
  averageMet,
  countReachable,
  type RankStep,
  rankByDemand,
  rankNext,
  type Standing,
  singleGains,
  standingOf,
} from './gap-ranking.ts'
import type { BestPair, BudgetPlan, Gap, GapReport, Lesson, NextStep } from './gap-report.ts'
import { DEFAULT_THRESHOLD, type PersonRequest } from './gap-request.ts'
import { withImplied } from './held-skills.ts'
import { createLessons } from './lessons.ts'
import { reachCurve } from './reach-curve.ts'
import { shareFigure } from './share-figure.ts'

/** What fits into one plan; the list of gaps has the rest. */
const NEXT_STEPS = 5

/**
 * A person set against a market that was read before.
 *
 * @param market  null: there is none
 * @throws RangeError when the threshold is not above 0 and up to 1
 */
export function compareWithMarket(market: GapMarket | null, vocabulary: Vocabulary, request: PersonRequest): GapReport {
  const { threshold = DEFAULT_THRESHOLD } = request
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError(`threshold ${threshold}: above 0 and up to 1`)
  if (market === null) return emptyReport(request, threshold, vocabulary)

  // 1. Where the person stands, and what learning would add.
  const { demand, tree } = market
  const held = withImplied(
    request.held.map(({ skill }) => skill),
    vocabulary,
  )
  const standing = standingOf(demand, new Set(held.keys()), threshold, tree)
  const reachable = shareFigure(countReachable(standing), demand.rowCount)
  const gains = gainsBySkill(standing)
  const levelOf = new Map(request.partly?.map(({ skill, level }) => [skill, level]))
  const lessonOf = createLessons(standing, vocabulary, request.hours, levelOf)

  // 2. What is asked for: held or missing.
  const nameOf = (id: string) => vocabulary.byId.get(id)?.name ?? id
  const missing = market.asked
    .filter(({ skill }) => !held.has(skill))
    .map((skill): Gap => ({ ...skill, ...lessonOf(skill.skill), gain: gains.get(skill.skill) ?? 0, pay: null }))
  const askedCount = new Map(market.asked.map(({ skill, count }) => [skill, count]))
  const stepsOf = (steps: RankStep[]) => describeSteps(steps, reachable.count, demand.rowCount, lessonOf, nameOf)
  return {
    ...emptyReport(request, threshold, vocabulary),
    basis: market.basis,
    ...(market.ignored.length > 0 && { ignored: market.ignored }),
    span: market.span,
    n: market.openingCount,
    nWithSkills: demand.withSkillsCount,
    notRead: market.notRead,
    sources: market.sources,
    coverage: { ...reachable, threshold, averageMet: averageMet(standing) },
    coverageAt: reachCurve(standing),
    strengths: market.asked.flatMap((skill) => {
      const impliedBy = held.get(skill.skill)
      return impliedBy === undefined ? [] : [{ ...skill, impliedBy: impliedBy && nameOf(impliedBy) }]
    }),
    advice: adviceBasisOf(market.openingCount, missing, vocabulary, market.ignored),
    gaps: missing.filter(({ skill }) => !levelOf.has(skill)),
    levelGaps: missing.flatMap((gap) => {
      const level = levelOf.get(gap.skill)
      return level === undefined ? [] : [{ ...gap, level }]
    }),

    // 3. What to learn next: by demand, then by arithmetic.
    next: stepsOf(rankByDemand(standing, NEXT_STEPS, (skill) => askedCount.get(skill) ?? 0)),
    order: stepsOf(rankNext(standing, { steps: NEXT_STEPS, hours: (skill) => lessonOf(skill).effort.hours })),
    pair: describePair(standing, gains, nameOf),
    budget: planBudget(standing, request.budgetHours ?? null, (skill) => lessonOf(skill).effort.hours, nameOf),

    // 4. What lies outside the selection.
    opportunity: findOpportunity(market.compared, request.held),
    outside: findOutsideReach(market.neighbours, new Set(held.keys()), threshold),
  }
}

function emptyReport(request: PersonRequest, threshold: number, vocabulary: Vocabulary): GapReport {
  const { selection, held, unknown, partly = [], framework = null } = request
  const levels = new Map([...held, ...partly].map(({ skill, level }) => [skill, level ?? null]))
  // What is implied is held too, and nobody said how well.
  for (const skill of withImplied(
    held.map(({ skill }) => skill),
    vocabulary,
  ).keys())
    if (!levels.has(skill)) levels.set(skill, null)
  return {
    ...{ selection, basis: 'openings', span: null, n: 0, nWithSkills: 0, notRead: [], sources: [], held, unknown },
    coverage: { ...shareFigure(0, 0), threshold, averageMet: null },
    advice: adviceBasisOf(0, [], vocabulary),
    ...{ coverageAt: [], strengths: [], gaps: [], levelGaps: [], next: [], order: [], pair: null, budget: null },
    ...{ opportunity: [], outside: [] },
    suggestions: suggestSkills({ held, unknown }, vocabulary),
    framework: framework && compareWithFramework(framework, selection.seniority, levels, vocabulary),
  }
}

function gainsBySkill(standing: Standing): Map<string, number> {
  const { reachable } = singleGains(standing)
  return new Map(standing.demand.skillIds.map((skillId, position) => [skillId, reachable[position] ?? 0]))
}

function describeSteps(
  steps: readonly RankStep[],
  reachableNow: number,
  n: number,
  lessonOf: (skillId: string) => Lesson,
  nameOf: (skillId: string) => string,
): NextStep[] {
  return steps.map(({ skillId, reachable, averageMet }, index) => {
    const { share, low, high } = shareFigure(reachable, n)
    return {
      ...{ skill: skillId, name: nameOf(skillId), gain: reachable - (steps[index - 1]?.reachable ?? reachableNow) },
      ...{ reachable, n, share, low, high, averageMet },
      ...lessonOf(skillId),
    }
  })
}

function describePair(
  standing: Standing,
  gains: ReadonlyMap<string, number>,
  nameOf: (skillId: string) => string,
): BestPair | null {
  const pair = findBestPair(standing)
  if (pair === null) return null
  const [one, other] = pair.skillIds
  return {
    skills: [
      { skill: one, name: nameOf(one) },
      { skill: other, name: nameOf(other) },
    ],
    gain: pair.gain,
    alone: [gains.get(one) ?? 0, gains.get(other) ?? 0],
    n: standing.demand.rowCount,
  }
}

function planBudget(
  standing: Standing,
  hours: number | null,
  hoursOf: (skillId: string) => number,
  nameOf: (skillId: string) => string,
): BudgetPlan | null {
  if (hours === null || standing.demand.rowCount === 0) return null
  const { steps, best } = rankWithinBudget(standing, hours, hoursOf)
  const chosen = best?.skillIds ?? steps.map(({ skillId }) => skillId)
  const planned = chosen.map((skill) => ({ skill, name: nameOf(skill), hours: hoursOf(skill) }))
  const { demand, threshold, tree, isHeld } = standing
  const after = new Set(demand.skillIds.filter((_, position) => isHeld[position] === 1))
  for (const skill of chosen) {
    after.add(skill)
    for (const broader of tree.broader[demand.skillIds.indexOf(skill)] ?? []) after.add(demand.skillIds[broader] ?? '')
  }
  return {
    hours,
    hoursUsed: planned.reduce((sum, step) => sum + step.hours, 0),
    steps: planned,
    reachable: shareFigure(countReachable(standingOf(demand, after, threshold)), demand.rowCount),
    isBest: best !== null,
  }
}
