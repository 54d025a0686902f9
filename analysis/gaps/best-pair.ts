import { forEachUnreached, isOpen, type Standing, singleGains, TIE } from './gap-ranking.ts'

/** Two skills learnt together, each with what is broader. */
export interface RankedPair {
  skillIds: [string, string]
  /** Openings that become reachable. */
  gain: number
  /** What both add to F. */
  objectiveGain: number
}

/** All pairs of these many singles are tried. */
const SINGLES = 15

/**
 * The pair that opens most doors, of all pairs of the 15 skills that alone add most to F; ties go to F, then to the ids. Two
 * skills may open a door that neither opens alone. Left out are skills that wait for another one. Null with fewer than two skills that add anything.
 */
export function findBestPair(standing: Standing): RankedPair | null {
  const { demand, tree, threshold, isHeld } = standing
  const singles = bestSingles(standing)
  if (singles.length < 2) return null
  const lessons = singles.map((skill) => [skill, ...(tree.broader[skill] ?? [])].filter((id) => isHeld[id] === 0))
  const pairs = lessons.flatMap((lesson, one) =>
    lessons.slice(one + 1).map((other, index) => ({
      ...{ one, other: one + 1 + index, gain: 0, objectiveGain: 0 },
      shared: lesson.filter((skill) => other.includes(skill)),
    })),
  )
  forEachUnreached(standing, ({ held, total, weightOf }) => {
    const own = lessons.map((lesson) => sumOf(lesson, weightOf))
    const before = held / total / threshold
    for (const pair of pairs) {
      const more = (own[pair.one] ?? 0) + (own[pair.other] ?? 0) - sumOf(pair.shared, weightOf)
      if (more === 0) continue
      const after = (held + more) / total
      if (after >= threshold) pair.gain++
      pair.objectiveGain += Math.min(1, after / threshold) - before
    }
  })
  const best = pairs.reduce((top, pair) =>
    pair.gain > top.gain || (pair.gain === top.gain && pair.objectiveGain > top.objectiveGain + TIE) ? pair : top,
  )
  const idOf = (index: number): string => demand.skillIds[singles[index] ?? 0] ?? ''
  const { one, other, gain, objectiveGain } = best
  return { skillIds: [idOf(one), idOf(other)], gain, objectiveGain }
}

/** Positions of the skills that alone add most to F, most first. */
function bestSingles(standing: Standing): number[] {
  const { objective } = singleGains(standing)
  const { skillIds } = standing.demand
  const idOf = (skill: number): string => skillIds[skill] ?? ''
  return [...skillIds.keys()]
    .filter((skill) => (objective[skill] ?? 0) > TIE && isOpen(standing, skill))
    .sort((a, b) => (objective[b] ?? 0) - (objective[a] ?? 0) || (idOf(a) < idOf(b) ? -1 : 1))
    .slice(0, SINGLES)
}

function sumOf(skills: readonly number[], weightOf: Float32Array): number {
  let sum = 0
  for (const skill of skills) sum += weightOf[skill] ?? 0
  return sum
}
