import type { RequirementLevel } from '../../data/domain.ts'
import { type SkillTree, treeOf } from './broader-skills.ts'
import type { SkillDemand } from './skill-demand.ts'

/**
 * What to learn next. An opening is reachable when the person holds at least `threshold` of the weight of its skills. Two
 * orders: by observed demand (`rankByDemand`), and by arithmetic over the openings (`rankNext`). The first is what SkillTide
 * advises: on later adverts of other employers it put more within reach (`npm run advice`).
 */

/** A person set against the openings. */
export interface Standing {
  demand: SkillDemand
  tree: SkillTree
  threshold: number
  /** By position in `demand.skillIds`. */
  isHeld: Uint8Array
  /** Weight held of each row of the demand. */
  heldWeights: Float32Array
}

export interface RankStep {
  skillId: string
  /** What the step adds to F. */
  gain: number
  /** F after the step. */
  objective: number
  /** Openings reachable after the step. */
  reachable: number
  /** See `averageMet`, after the step. */
  averageMet: number
}

export interface RankOptions {
  steps: number
  /** Hours to learn a skill, to break ties; by default all are alike. */
  hours?: (skillId: string) => number
}

/** Sums of the same parts in another order differ by less than this, and are ties. */
export const TIE = 1e-9

export function standingOf(
  demand: SkillDemand,
  held: ReadonlySet<string>,
  threshold: number,
  tree: SkillTree = treeOf(demand, null),
): Standing {
  const isHeld = Uint8Array.from(demand.skillIds, (skillId) => (held.has(skillId) ? 1 : 0))
  const heldWeights = new Float32Array(demand.rowCount)
  const { starts, skills, weights } = demand
  for (let row = 0; row < demand.rowCount; row++) {
    let sum = 0
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
      if (isHeld[skills[at] ?? 0] === 1) sum += weights[at] ?? 0
    heldWeights[row] = sum
  }
  return { demand, tree, threshold, isHeld, heldWeights }
}

/** The standing after a skill is learnt, with all that is broader. */
export function withLearnt(standing: Standing, position: number): Standing {
  const { demand, tree, threshold } = standing
  const isHeld = Uint8Array.from(standing.isHeld)
  for (const learnt of [position, ...(tree.broader[position] ?? [])]) isHeld[learnt] = 1
  const held = new Set(demand.skillIds.filter((_, skill) => isHeld[skill] === 1))
  return standingOf(demand, held, threshold, tree)
}

/** Openings within reach. */
export function countReachable({ demand, heldWeights, threshold }: Standing): number {
  let count = 0
  for (let row = 0; row < demand.rowCount; row++)
    if ((heldWeights[row] ?? 0) / (demand.totals[row] ?? 1) >= threshold) count++
  return count
}

/** F of the skills held: openings, each counted by how near it is to being reachable. */
export function objectiveOf({ demand, heldWeights, threshold }: Standing): number {
  let sum = 0
  for (let row = 0; row < demand.rowCount; row++)
    sum += Math.min(1, (heldWeights[row] ?? 0) / (demand.totals[row] ?? 1) / threshold)
  return sum
}

/** How much of the weight an opening asks for is held, on average: 0 to 1. Null without openings. */
export function averageMet({ demand, heldWeights }: Standing): number | null {
  if (demand.rowCount === 0) return null
  let sum = 0
  for (let row = 0; row < demand.rowCount; row++) sum += (heldWeights[row] ?? 0) / (demand.totals[row] ?? 1)
  return sum / demand.rowCount
}

/** What each skill alone would add, by position in `demand.skillIds`; 0 for held ones. */
export interface SingleGains {
  /** Openings that become reachable. */
  reachable: Uint32Array
  /** To F. */
  objective: Float64Array
}

/** An opening out of reach. One object, overwritten from visit to visit. */
export interface UnreachedOpening {
  held: number
  total: number
  /** Its skills are at `from` to `until` of the columns of the demand. */
  from: number
  until: number
  /** Weight of its skills by position in `demand.skillIds`, 0 for all others. */
  weightOf: Float32Array
}

export function forEachUnreached(
  { demand, threshold, heldWeights }: Standing,
  visit: (opening: UnreachedOpening) => void,
): void {
  const { starts, skills, weights, totals, rowCount } = demand
  const weightOf = new Float32Array(demand.skillIds.length)
  const opening: UnreachedOpening = { held: 0, total: 1, from: 0, until: 0, weightOf }
  for (let row = 0; row < rowCount; row++) {
    opening.held = heldWeights[row] ?? 0
    opening.total = totals[row] ?? 1
    if (opening.held / opening.total >= threshold) continue
    opening.from = starts[row] ?? 0
    opening.until = starts[row + 1] ?? 0
    for (let at = opening.from; at < opening.until; at++) weightOf[skills[at] ?? 0] = weights[at] ?? 0
    visit(opening)
    for (let at = opening.from; at < opening.until; at++) weightOf[skills[at] ?? 0] = 0
  }
}

/**
 * One pass over the openings out of reach. Where an opening does not name a skill, learning it adds there what its broader
 * skills add, so that each skill is charged only where it is named, and for what it adds to them.
 */
export function singleGains(standing: Standing): SingleGains {
  const { demand, tree, threshold, isHeld } = standing
  const reachable = new Int32Array(demand.skillIds.length)
  const objective = new Float64Array(demand.skillIds.length)
  forEachUnreached(standing, ({ held, total, from, until, weightOf }) => {
    for (let at = from; at < until; at++) {
      const skill = demand.skills[at] ?? 0
      if (isHeld[skill] === 1) continue
      const known = held + missingWeight(tree.broader[skill], isHeld, weightOf)
      const [before, after] = [known / total, (known + (weightOf[skill] ?? 0)) / total]
      if (after >= threshold && before < threshold) reachable[skill] = (reachable[skill] ?? 0) + 1
      objective[skill] = (objective[skill] ?? 0) + Math.min(1, after / threshold) - Math.min(1, before / threshold)
    }
  })
  const withBroader = (own: ArrayLike<number>, skill: number): number =>
    isHeld[skill] === 1 ? 0 : (own[skill] ?? 0) + missingWeight(tree.broader[skill], isHeld, own)
  return {
    reachable: Uint32Array.from(demand.skillIds, (_, skill) => withBroader(reachable, skill)),
    objective: Float64Array.from(demand.skillIds, (_, skill) => withBroader(objective, skill)),
  }
}

/** Sum over the skills that are not held. */
function missingWeight(skills: readonly number[] = [], isHeld: Uint8Array, weightOf: ArrayLike<number>): number {
  let sum = 0
  for (const skill of skills) if (isHeld[skill] === 0) sum += weightOf[skill] ?? 0
  return sum
}

/**
 * Greedy order on F(S) = Σ min(1, held part / threshold). The count of reachable openings is no good guide by itself (three
 * good steps may open nothing and the fourth opens four); F is a truncated sum, monotone and submodular, so that greedy
 * reaches at least 1 − 1/e of the best set, as far as no skill has to wait for another. At each step the skill that adds most,
 * among those for which nothing has to be learnt first; ties go to fewer hours, then to the id. Ends early when nothing adds
 * anything.
 *
 * Source: Nemhauser, Wolsey, Fisher 1978; held against the reference vectors `gapRanking`.
 */
export function rankNext(start: Standing, { steps, hours = () => 0 }: RankOptions): RankStep[] {
  const { skillIds } = start.demand
  const isSooner = (one: number, other: number): boolean => {
    const [first = '', second = ''] = [skillIds[one], skillIds[other]]
    return hours(first) === hours(second) ? first < second : hours(first) < hours(second)
  }
  return rankSteps(start, steps, (standing) => {
    const { objective } = singleGains(standing)
    return bestOf(standing, (skill) => objective[skill] ?? 0, isSooner)
  })
}

/**
 * The skills asked for most, among those that are missing and for which nothing has to be learnt first. Of equals comes the one that
 * more openings require, then prefer, then the id. One that comes along with a step is no step of its own.
 *
 * @param countOf  openings that ask for a skill
 */
export function rankByDemand(start: Standing, steps: number, countOf: (skillId: string) => number): RankStep[] {
  const weighs = new Uint8Array(start.demand.skillIds.length)
  for (const skill of start.demand.skills) weighs[skill] = 1
  const counts = start.demand.skillIds.map((skillId, skill) => (weighs[skill] === 1 ? countOf(skillId) : 0))
  const { levels, skillIds } = start.demand
  const at = (skill: number, level: RequirementLevel): number => levels[skill]?.[level] ?? 0
  const isFirst = (one: number, other: number): boolean =>
    (at(one, 'required') - at(other, 'required') ||
      at(one, 'preferred') - at(other, 'preferred') ||
      ((skillIds[one] ?? '') < (skillIds[other] ?? '') ? 1 : -1)) > 0
  return rankSteps(start, steps, (standing) => bestOf(standing, (skill) => counts[skill] ?? 0, isFirst))
}

function rankSteps(start: Standing, steps: number, choose: (standing: Standing) => number | null): RankStep[] {
  const order: RankStep[] = []
  let [standing, before] = [start, objectiveOf(start)]
  while (order.length < steps) {
    const skill = choose(standing)
    if (skill === null) break
    standing = withLearnt(standing, skill)
    const objective = objectiveOf(standing)
    order.push({
      ...{ skillId: start.demand.skillIds[skill] ?? '', gain: objective - before, objective },
      ...{ reachable: countReachable(standing), averageMet: averageMet(standing) ?? 0 },
    })
    before = objective
  }
  return order
}

/** Whether the skill may be learnt next: one that can be advised, is missing, and waits for no other. */
export const isOpen = ({ tree, isHeld }: Pick<Standing, 'tree' | 'isHeld'>, skill: number): boolean =>
  isHeld[skill] === 0 && tree.isLesson[skill] === 1 && (tree.needs[skill] ?? []).every((need) => isHeld[need] === 1)

/** The missing skill with the largest figure above 0, of equals the one that is first; null without one. */
function bestOf(
  standing: Standing,
  figureOf: (skill: number) => number,
  isFirst: (one: number, other: number) => boolean,
): number | null {
  let best: number | null = null
  for (const skill of standing.demand.skillIds.keys()) {
    if (figureOf(skill) <= TIE || !isOpen(standing, skill)) continue
    if (best === null) {
      best = skill
      continue
    }
    const lead = figureOf(skill) - figureOf(best)
    if (lead > TIE || (Math.abs(lead) <= TIE && isFirst(skill, best))) best = skill
  }
  return best
}
