import { objectiveOf, type Standing, standingOf } from './gap-ranking.ts'

/** One skill to learn, with what it adds to F and what it costs. */
export interface BudgetStep {
  skillId: string
  gain: number
  hours: number
}

export interface BudgetRanking {
  /** The order to learn them in. */
  steps: BudgetStep[]
  hoursUsed: number
  /** F after all steps. */
  objective: number
  /** The skill that alone would add most; null where none fits. */
  bestSingle: { skillId: string; gain: number } | null
  /** The best set of all, where there are few enough skills to try every one; null otherwise. */
  best: { skillIds: string[]; objective: number } | null
}

/** With more candidates than this every set is too many to try. */
const MAX_TRIED = 14
/** Sums of the same parts in another order differ by less than this, and are ties. */
const TIE = 1e-9

/**
 * What to learn with so many hours: greedy by gain per hour among what still fits, or the best single skill where that adds
 * more (at least ½(1 − 1/e) of the best set); with up to 14 candidates the best set itself stands beside it. Ties go to the
 * larger gain, then to the id.
 *
 * Source: Khuller, Moss, Naor 1999; statistics.md section 13 (`gapRankingWithBudget`).
 */
export function rankWithinBudget(start: Standing, budget: number, hoursOf: (skillId: string) => number): BudgetRanking {
  const { demand, threshold, isHeld } = start
  const held = demand.skillIds.filter((_, position) => isHeld[position])
  const candidates = demand.skillIds
    .filter((skillId, position) => !isHeld[position] && hoursOf(skillId) <= budget)
    .sort()
  const objectiveWith = (more: readonly string[]) =>
    objectiveOf(standingOf(demand, new Set([...held, ...more]), threshold))
  const before = objectiveWith([])

  const steps: BudgetStep[] = []
  let [hoursUsed, objective] = [0, before]
  for (;;) {
    const chosen = steps.map(({ skillId }) => skillId)
    const step = bestPerHour(
      candidates
        .filter((skillId) => !chosen.includes(skillId) && hoursUsed + hoursOf(skillId) <= budget)
        .map((skillId) => ({
          skillId,
          gain: objectiveWith([...chosen, skillId]) - objective,
          hours: hoursOf(skillId),
        })),
    )
    if (step === null) break
    steps.push(step)
    hoursUsed += step.hours
    objective += step.gain
  }
  const singles = candidates.map((skillId) => ({ skillId, gain: objectiveWith([skillId]) - before }))
  const bestSingle = singles.reduce<{ skillId: string; gain: number } | null>(
    (best, some) => (some.gain > (best?.gain ?? TIE) + TIE ? some : best),
    null,
  )
  const best = candidates.length > MAX_TRIED ? null : bestSet(candidates, budget, hoursOf, objectiveWith)
  if (bestSingle === null || bestSingle.gain <= objective - before + TIE)
    return { steps, hoursUsed, objective, bestSingle, best }
  const hours = hoursOf(bestSingle.skillId)
  return { steps: [{ ...bestSingle, hours }], hoursUsed: hours, objective: before + bestSingle.gain, bestSingle, best }
}

function bestPerHour(candidates: readonly BudgetStep[]): BudgetStep | null {
  let best: BudgetStep | null = null
  for (const step of candidates) {
    if (step.gain <= TIE) continue
    const lead = best === null ? 1 : step.gain / step.hours - best.gain / best.hours
    if (best === null || lead > TIE || (Math.abs(lead) <= TIE && step.gain > best.gain + TIE)) best = step
  }
  return best
}

/** Tries every set that fits, by depth first. */
function bestSet(
  candidates: readonly string[],
  budget: number,
  hoursOf: (skillId: string) => number,
  objectiveWith: (more: readonly string[]) => number,
): { skillIds: string[]; objective: number } {
  let best = { skillIds: [] as string[], objective: objectiveWith([]) }
  const visit = (chosen: string[], from: number, left: number): void => {
    for (let index = from; index < candidates.length; index++) {
      const skillId = candidates[index] ?? ''
      const hours = hoursOf(skillId)
      if (hours > left) continue
      const set = [...chosen, skillId]
      const objective = objectiveWith(set)
      if (objective > best.objective + TIE) best = { skillIds: set, objective }
      visit(set, index + 1, left - hours)
    }
  }
  visit([], 0, budget)
  return best
}
