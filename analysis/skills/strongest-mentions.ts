import type { Mention, RequirementLevel } from '../../data/domain.ts'
import type { Extraction } from './extraction.ts'

const STRENGTH: Record<RequirementLevel, number> = { mentioned: 0, preferred: 1, required: 2 }

/** One mention per skill: the first of those at its strongest level. In order of `start`. */
export function strongestMentions(extraction: Pick<Extraction, 'mentions'>): Mention[] {
  const strongest = new Map<string, Mention>()
  for (const { skill: skillId, level, start, end } of extraction.mentions) {
    const known = strongest.get(skillId)
    if (known && STRENGTH[known.level] >= STRENGTH[level]) continue
    strongest.set(skillId, { skillId, level, start, end })
  }
  return [...strongest.values()].sort((a, b) => a.start - b.start)
}
