import { isOpen, objectiveOf, type Standing, singleGains, TIE } from './gap-ranking.ts'
import { createTrial, type Trial } from './learning-trial.ts'

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
  /** The best set of all, where few enough skills fit to try every set; null otherwise. */
  best: { skillIds: string[]; objective: number; hoursUsed: number } | null
}

/** With more candidates every set is too many to try. */
const MAX_TRIED = 20
/** Openings looked at before trying every set is given up: about a fifth of a second. */
const MAX_WORK = 20_000_000

/**
 * What to learn with so many hours: greedy by gain per hour among what still fits, or the best single skill where that adds
 * more (at least ½(1 − 1/e) of the best set); with up to 20 candidates the best set itself stands beside it. A skill that
 * builds on another waits for it. Ties go to the larger gain, then to the id.
 *
 * Source: Khuller, Moss, Naor 1999; held against the reference vectors `gapRankingWithBudget`.
 */
export function rankWithinBudget(start: Standing, budget: number, hoursOf: (skillId: string) => number): BudgetRanking {
  const before = objectiveOf(start)
  const singles = singleGains(start).objective
  const candidates = start.demand.skillIds
    .map((skillId, position) => ({ position, skillId, gain: singles[position] ?? 0, hours: hoursOf(skillId) }))
    .filter(({ position, gain, hours }) => start.tree.isLesson[position] === 1 && gain > TIE && hours <= budget)
    .sort((a, b) => (a.skillId < b.skillId ? -1 : 1))
  const trial = createTrial(start)

  const steps = greedy(trial, candidates, budget)
  const gained = steps.reduce((sum, { gain }) => sum + gain, 0)
  trial.undo(steps.length)
  const bestSingle = candidates
    .filter(({ position }) => isOpen(start, position))
    .reduce<Candidate | null>((best, some) => (some.gain > (best?.gain ?? TIE) + TIE ? some : best), null)
  const best = candidates.length > MAX_TRIED ? null : bestSet(trial, candidates, budget, before)
  const single = bestSingle && { skillId: bestSingle.skillId, gain: bestSingle.gain }
  if (bestSingle === null || bestSingle.gain <= gained + TIE) {
    const hoursUsed = steps.reduce((sum, { hours }) => sum + hours, 0)
    return { steps, hoursUsed, objective: before + gained, bestSingle: single, best }
  }
  const { skillId, gain, hours } = bestSingle
  return { steps: [{ skillId, gain, hours }], hoursUsed: hours, objective: before + gain, bestSingle: single, best }
}

interface Candidate extends BudgetStep {
  position: number
}

/** Leaves the trial with its steps learnt. Gains only shrink from step to step, so a skill is weighed anew only when it leads. */
function greedy(trial: Trial, candidates: readonly Candidate[], budget: number): BudgetStep[] {
  const steps: BudgetStep[] = []
  const known = candidates.map((candidate) => ({ ...candidate, asOf: 0 }))
  for (let left = budget; ; ) {
    const open = known.filter(({ position, hours }) => hours <= left && trial.isOpen(position))
    for (;;) {
      const stale = bestPerHour(open.filter(({ asOf }) => asOf < steps.length))
      const fresh = bestPerHour(open.filter(({ asOf }) => asOf === steps.length))
      if (stale === null || (fresh !== null && ratio(fresh) > ratio(stale) + TIE)) break
      stale.gain = trial.gainOf(stale.position)
      stale.asOf = steps.length
    }
    const step = bestPerHour(open)
    if (step === null || step.gain <= TIE) return steps
    const { skillId, hours, position } = step
    steps.push({ skillId, gain: trial.learn(position), hours })
    step.gain = 0
    left -= hours
  }
}

const ratio = ({ gain, hours }: BudgetStep): number => gain / hours

function bestPerHour<Step extends BudgetStep>(candidates: readonly Step[]): Step | null {
  let best: Step | null = null
  for (const step of candidates) {
    if (step.gain <= TIE) continue
    const lead = best === null ? 1 : ratio(step) - ratio(best)
    if (best === null || lead > TIE || (Math.abs(lead) <= TIE && step.gain > best.gain + TIE)) best = step
  }
  return best
}

/**
 * Depth first over every set that fits. A branch is left when even its remaining skills at their present gains, the last one
 * in part, could not lead (gains only shrink). Null when it would take too long.
 */
function bestSet(
  trial: Trial,
  candidates: readonly Candidate[],
  budget: number,
  before: number,
): BudgetRanking['best'] {
  // What others build on comes first, so that a set is met with its parts in order.
  const order = [...candidates].sort((a, b) => trial.needsOf(a.position) - trial.needsOf(b.position))
  let best = { skillIds: [] as string[], objective: before, hoursUsed: 0 }
  const limit = trial.work() + MAX_WORK
  const visit = (chosen: string[], from: number, left: number, objective: number): boolean => {
    if (objective > best.objective + TIE) best = { skillIds: chosen, objective, hoursUsed: budget - left }
    const rest = order.slice(from).filter(({ hours }) => hours <= left)
    const gains = rest.map((candidate) => ({ ...candidate, gain: trial.gainOf(candidate.position) }))
    if (trial.work() > limit) return false
    if (objective + mostOf(gains, left) <= best.objective + TIE) return true
    for (const [index, candidate] of order.entries()) {
      if (index < from || candidate.hours > left || !trial.isOpen(candidate.position)) continue
      const gain = trial.learn(candidate.position)
      const isDone = visit([...chosen, candidate.skillId], index + 1, left - candidate.hours, objective + gain)
      trial.undo(1)
      if (!isDone) return false
    }
    return true
  }
  return visit([], 0, budget, before) ? best : null
}

/** No set of them that fits can add more: the best per hour first, the last one in part. */
function mostOf(gains: readonly BudgetStep[], hours: number): number {
  let [sum, left] = [0, hours]
  for (const step of [...gains].sort((a, b) => ratio(b) - ratio(a))) {
    if (step.hours >= left) return sum + ratio(step) * left
    sum += step.gain
    left -= step.hours
  }
  return sum
}
