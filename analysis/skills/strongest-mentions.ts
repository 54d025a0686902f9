import type { Mention, RequirementLevel, Years } from '../../data/domain.ts'
import type { Extraction } from './extraction.ts'

const STRENGTH: Record<RequirementLevel, number> = { mentioned: 0, preferred: 1, required: 2 }

/**
 * One mention per skill: the first of those at its strongest level, with the years that it states; where it states none,
 * with those of the first mention that does. In order of `start`.
 */
export function strongestMentions(extraction: Pick<Extraction, 'mentions'>): Mention[] {
  const strongest = new Map<string, Mention>()
  const firstYears = new Map<string, Years>()
  for (const { skill: skillId, level, start, end, years } of extraction.mentions) {
    if (years !== null && !firstYears.has(skillId)) firstYears.set(skillId, years)
    const known = strongest.get(skillId)
    if (known && STRENGTH[known.level] >= STRENGTH[level]) continue
    strongest.set(skillId, { skillId, level, start, end, ...(years !== null && { years }) })
  }
  return [...strongest.values()]
    .sort((one, other) => one.start - other.start)
    .map((mention) => {
      const years = mention.years ?? firstYears.get(mention.skillId)
      return years === undefined ? mention : { ...mention, years }
    })
}
