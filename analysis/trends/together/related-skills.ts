import type { SkillCensus } from '../../../data/store/contracts/census.ts'
import { tellsOpeningsApart } from '../../../data/vocabulary/general-skills.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { skillAssociation } from '../skill-association.ts'
import { wilsonInterval } from '../wilson.ts'
import { isKin } from './kinship.ts'

/** A skill that openings name together with another one more often than chance would bring about. */
export interface RelatedSkill {
  skill: string
  name: string
  /** Openings that name both, of the `n` that name the skill asked about: P(this | that), 0 to 1, with its interval. */
  count: number
  n: number
  share: number
  low: number
  high: number
  /** Share of all openings of the selection that name this skill. */
  everywhereShare: number
  /** -1 to 1: what the list is ordered by. */
  npmi: number
  /** How many times more often than in all openings; with few openings it is large by chance, so no order of its own. */
  lift: number
  /** Likelihood ratio of the 2×2 table. */
  g2: number
  /** Different employers of the openings with both; 20 stands for 20 or more. */
  employers: number
}

/** A pair of fewer stands together by chance; 10.83 is p = 0.001 on one degree. */
export const MIN_BOTH = 10
export const MIN_EMPLOYERS = 5
export const MIN_G2 = 10.83

/**
 * Skills that go together with one, closest first. Left out: skills that imply each other, skills too broad to tell
 * anything, and soft skills.
 *
 * Source: ranked by NPMI (Bouma 2009), kept by G² (Dunning 1993).
 */
export function findRelatedSkills(census: SkillCensus, vocabulary: Vocabulary, skillId: string): RelatedSkill[] {
  const { openings: n, naming } = census
  return census.together
    .flatMap(({ skillId: other, openings, both, employers }): RelatedSkill[] => {
      const skill = vocabulary.byId.get(other)
      if (!tellsOpeningsApart(skill)) return []
      if (both < MIN_BOTH || employers < MIN_EMPLOYERS || isKin(vocabulary, skillId, other)) return []
      const association = skillAssociation(n, naming, openings, both)
      const interval = wilsonInterval(both, naming)
      if (association === null || interval === null || association.g2 < MIN_G2 || association.lift <= 1) return []
      const { npmi, lift, g2, bGivenA } = association
      return [
        {
          ...{ skill: other, name: skill.name, count: both, n: naming, share: bGivenA, ...interval },
          ...{ everywhereShare: openings / n, npmi, lift, g2, employers },
        },
      ]
    })
    .sort((one, other) => other.npmi - one.npmi || (one.skill < other.skill ? -1 : 1))
}
