import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'

/** Whether one of two skills implies the other, over any number of steps: then that they go together tells nothing. */
export function isKin({ byId }: Vocabulary, one: string, other: string): boolean {
  return implies(byId, one, other) || implies(byId, other, one)
}

/** The steps are counted, so that a vocabulary with a circle in it ends. */
function implies(byId: Vocabulary['byId'], skillId: string, wanted: string, steps = 8): boolean {
  const parent = byId.get(skillId)?.parent ?? null
  if (parent === null || steps === 0) return false
  return parent === wanted || implies(byId, parent, wanted, steps - 1)
}
