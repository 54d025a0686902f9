import type { OpeningDemand, SkillDemand } from './skill-demand.ts'

/**
 * What to learn next. An opening is reachable when the person holds at least `threshold` of the weight of its skills.
 * The count of reachable openings is no good guide by itself (three good steps may open nothing and the fourth opens
 * four), so steps are ranked by F(S) = Σ min(1, held part / threshold): a truncated sum, monotone and submodular, so that
 * greedy reaches at least 1 − 1/e of the best set.
 *
 * Source: Nemhauser, Wolsey, Fisher 1978; statistics.md section 13 (`gapRanking`).
 */

/** A person set against the openings. */
export interface Standing {
  demand: SkillDemand
  threshold: number
  /** By position in `demand.skillIds`. */
  isHeld: boolean[]
  /** Weight held of each opening. */
  heldWeights: number[]
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
const TIE = 1e-9

export function standingOf(demand: SkillDemand, held: ReadonlySet<string>, threshold: number): Standing {
  const isHeld = demand.skillIds.map((skillId) => held.has(skillId))
  const heldWeights = demand.openings.map(({ skills, weights }) =>
    skills.reduce((sum, skill, index) => sum + (isHeld[skill] ? (weights[index] ?? 0) : 0), 0),
  )
  return { demand, threshold, isHeld, heldWeights }
}

/** Openings within reach. */
export const countReachable = ({ demand, heldWeights, threshold }: Standing): number =>
  demand.openings.filter((opening, index) => isReachable(opening, heldWeights[index] ?? 0, threshold)).length

/** F of the skills held: openings, each counted by how near it is to being reachable. */
export const objectiveOf = ({ demand, heldWeights, threshold }: Standing): number =>
  demand.openings.reduce((sum, opening, index) => sum + nearness(opening, heldWeights[index] ?? 0, threshold), 0)

/** How much of the weight an opening asks for is held, on average: 0 to 1. Null without openings. */
export function averageMet({ demand, heldWeights }: Standing): number | null {
  if (demand.openings.length === 0) return null
  const met = demand.openings.reduce((sum, { totalWeight }, index) => sum + (heldWeights[index] ?? 0) / totalWeight, 0)
  return met / demand.openings.length
}

/** Openings that each skill alone would make reachable, by position in `demand.skillIds`; 0 for held ones. */
export function singleGains(standing: Standing): Uint32Array {
  const gains = new Uint32Array(standing.demand.skillIds.length)
  forEachMissing(standing, (opening, heldWeight, weight, skill) => {
    if (isReachable(opening, heldWeight + weight, standing.threshold)) gains[skill] = (gains[skill] ?? 0) + 1
  })
  return gains
}

/**
 * Greedy order: at each step the skill that adds most to F; ties go to fewer hours, then to the id. Ends early when
 * nothing adds anything.
 */
export function rankNext(start: Standing, { steps, hours }: RankOptions): RankStep[] {
  const held = new Set(start.demand.skillIds.filter((_, position) => start.isHeld[position]))
  const order: RankStep[] = []
  let standing = start
  while (order.length < steps) {
    const best = bestStep(standing, hours ?? (() => 0))
    if (best === null) break
    held.add(best.skillId)
    standing = standingOf(start.demand, held, start.threshold)
    order.push({
      ...best,
      objective: objectiveOf(standing),
      reachable: countReachable(standing),
      averageMet: averageMet(standing) ?? 0,
    })
  }
  return order
}

function bestStep(standing: Standing, hours: (skillId: string) => number): Pick<RankStep, 'skillId' | 'gain'> | null {
  const { demand, threshold } = standing
  const gains = new Float64Array(demand.skillIds.length)
  forEachMissing(standing, (opening, heldWeight, weight, skill) => {
    const gain = nearness(opening, heldWeight + weight, threshold) - nearness(opening, heldWeight, threshold)
    gains[skill] = (gains[skill] ?? 0) + gain
  })
  let best: Pick<RankStep, 'skillId' | 'gain'> | null = null
  for (const [position, skillId] of demand.skillIds.entries()) {
    const gain = gains[position] ?? 0
    if (gain <= TIE) continue
    const candidate = { skillId, gain }
    if (best === null || isBetter(candidate, best, hours)) best = candidate
  }
  return best
}

function isBetter(
  a: Pick<RankStep, 'skillId' | 'gain'>,
  b: Pick<RankStep, 'skillId' | 'gain'>,
  hours: (skillId: string) => number,
): boolean {
  if (Math.abs(a.gain - b.gain) > TIE) return a.gain > b.gain
  const difference = hours(a.skillId) - hours(b.skillId)
  return difference === 0 ? a.skillId < b.skillId : difference < 0
}

/** Visits every skill that is not held of every opening that is not yet reachable. */
function forEachMissing(
  { demand, threshold, isHeld, heldWeights }: Standing,
  visit: (opening: OpeningDemand, heldWeight: number, weight: number, skill: number) => void,
): void {
  for (const [index, opening] of demand.openings.entries()) {
    const heldWeight = heldWeights[index] ?? 0
    if (isReachable(opening, heldWeight, threshold)) continue
    for (const [place, skill] of opening.skills.entries()) {
      if (!isHeld[skill]) visit(opening, heldWeight, opening.weights[place] ?? 0, skill)
    }
  }
}

const isReachable = ({ totalWeight }: OpeningDemand, heldWeight: number, threshold: number): boolean =>
  heldWeight / totalWeight >= threshold

const nearness = ({ totalWeight }: OpeningDemand, heldWeight: number, threshold: number): number =>
  Math.min(1, heldWeight / totalWeight / threshold)
