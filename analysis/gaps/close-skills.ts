import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { skillAssociation } from '../trends/skill-association.ts'
import { isKin } from '../trends/together/kinship.ts'
import { MIN_BOTH, MIN_EMPLOYERS, MIN_G2 } from '../trends/together/related-skills.ts'
import { namedCount, type SkillDemand } from './skill-demand.ts'

/** The held skill that a missing one goes together with most. */
export interface CloseSkill {
  /** Id of the held skill. */
  skill: string
  /** -1 to 1. */
  npmi: number
  /** Openings that name both, of the `n` that name the held one. */
  count: number
  n: number
}

interface Pair extends CloseSkill {
  missing: number
  held: number
  employers: Set<number>
}

/**
 * What is close to what a person knows: for every missing skill the held one that it stands with most, by NPMI, where that is
 * no chance (10 openings, 5 employers, G² from 10.83, more often than by chance) and neither implies the other.
 */
export function findCloseSkills(
  demand: SkillDemand,
  isHeld: Uint8Array,
  vocabulary: Vocabulary,
): Map<string, CloseSkill> {
  const pairs = likelyPairs(demand, isHeld, vocabulary)
  countEmployers(demand, isHeld, pairs)
  const closest = new Map<string, CloseSkill>()
  for (const { missing, skill, npmi, count, n, employers } of pairs) {
    const id = demand.skillIds[missing] ?? ''
    if (employers.size >= MIN_EMPLOYERS && npmi > (closest.get(id)?.npmi ?? 0))
      closest.set(id, { skill, npmi, count, n })
  }
  return closest
}

function likelyPairs(demand: SkillDemand, isHeld: Uint8Array, vocabulary: Vocabulary): Pair[] {
  const { skillIds, openingCount } = demand
  const held = [...skillIds.keys()].filter((skill) => isHeld[skill] === 1)
  const rowOf = new Int32Array(skillIds.length).fill(-1)
  for (const [row, skill] of held.entries()) rowOf[skill] = row
  const both = new Uint32Array(held.length * skillIds.length)
  eachRow(demand, isHeld, (heldHere, skill) => {
    for (const other of heldHere) {
      const cell = (rowOf[other] ?? 0) * skillIds.length + skill
      both[cell] = (both[cell] ?? 0) + 1
    }
  })
  return held.flatMap((other, row) =>
    [...skillIds.keys()].flatMap((missing): Pair[] => {
      const count = both[row * skillIds.length + missing] ?? 0
      if (count < MIN_BOTH) return []
      const n = namedCount(demand, other)
      const association = skillAssociation(openingCount, n, namedCount(demand, missing), count)
      if (association === null || association.lift <= 1 || association.g2 < MIN_G2) return []
      const skill = skillIds[other] ?? ''
      if (isKin(vocabulary, skill, skillIds[missing] ?? '')) return []
      return [{ skill, npmi: association.npmi, count, n, missing, held: other, employers: new Set() }]
    }),
  )
}

/** Fills the employers of each pair, no further than is asked. */
function countEmployers(demand: SkillDemand, isHeld: Uint8Array, pairs: readonly Pair[]): void {
  const pairOf = new Map(pairs.map((pair) => [pair.held * demand.skillIds.length + pair.missing, pair]))
  eachRow(demand, isHeld, (heldHere, skill, employer) => {
    if (employer === 0) return
    for (const other of heldHere) {
      const employers = pairOf.get(other * demand.skillIds.length + skill)?.employers
      if (employers !== undefined && employers.size < MIN_EMPLOYERS) employers.add(employer)
    }
  })
}

/** Visits every missing skill of every opening that names a held one too. */
function eachRow(
  { rowCount, starts, skills, employers }: SkillDemand,
  isHeld: Uint8Array,
  visit: (heldHere: readonly number[], skill: number, employer: number) => void,
): void {
  const heldHere: number[] = []
  for (let row = 0; row < rowCount; row++) {
    heldHere.length = 0
    const [from, until] = [starts[row] ?? 0, starts[row + 1] ?? 0]
    for (let at = from; at < until; at++) if (isHeld[skills[at] ?? 0] === 1) heldHere.push(skills[at] ?? 0)
    if (heldHere.length === 0) continue
    for (let at = from; at < until; at++)
      if (isHeld[skills[at] ?? 0] === 0) visit(heldHere, skills[at] ?? 0, employers[row] ?? 0)
  }
}
