import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'

/**
 * What a person holds, by skill id: the skills named (null) and every broader one that these imply, with the id of the
 * named skill that implies it. Parents of parents too: PostgreSQL → SQL → whatever SQL is a kind of. The skill named
 * first wins where several imply the same.
 */
export function withImplied(named: readonly string[], vocabulary: Vocabulary): Map<string, string | null> {
  const held = new Map<string, string | null>(named.map((id) => [id, null]))
  for (const id of named) {
    const onTheWay = new Set([id])
    let parent = vocabulary.byId.get(id)?.parent ?? null
    while (parent !== null && !onTheWay.has(parent)) {
      onTheWay.add(parent)
      if (!held.has(parent)) held.set(parent, id)
      parent = vocabulary.byId.get(parent)?.parent ?? null
    }
  }
  return held
}
