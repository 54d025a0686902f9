import type { PartCounts } from '../../../data/store/contracts/census.ts'
import { tellsOpeningsApart } from '../../../data/vocabulary/general-skills.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { adjustForFalseDiscovery } from '../benjamini-hochberg.ts'
import { MAX_FALSE_DISCOVERY } from '../verdict.ts'
import { type WeightedLogOdds, weightedLogOdds } from '../weighted-log-odds.ts'
import { wilsonInterval } from '../wilson.ts'

/** A skill that openings of a role name clearly more often than openings of all other roles. */
export interface DistinguishingSkill {
  skill: string
  name: string
  /** In the role: openings that name it, of its `n`, with the 95 % interval. */
  count: number
  n: number
  share: number
  low: number
  high: number
  /** In all other roles together. */
  elsewhere: { count: number; n: number; share: number }
  /** Standard errors from no difference, after the prior. */
  z: number
  /** Adjusted over all skills that were tested for the role. */
  q: number
}

/** Rarer in the role, a skill is no mark of it whatever its ratio. */
const MIN_COUNT = 10
/** Three standard errors of the log-odds. */
const MIN_Z = 3

/**
 * What tells a role from all the others: skills by how surely its openings name them more often. Role families that share
 * their openings' words stand against each other too, so a skill of several roles stands lower.
 *
 * Source: Monroe, Colaresi, Quinn 2008 (weighted log-odds with a prior).
 * @param parts  every role of the selection; without others there is nothing to be told from
 */
export function findDistinguishingSkills(
  parts: readonly PartCounts[],
  roleId: string,
  vocabulary: Vocabulary,
): DistinguishingSkill[] {
  const role = parts.find(({ value }) => value === roleId)
  const others = parts.filter(({ value }) => value !== roleId)
  const otherOpenings = others.reduce((sum, { openings }) => sum + openings, 0)
  if (role === undefined || otherOpenings === 0) return []
  const tested = [...role.naming].flatMap(([skillId, count]) => {
    const skill = vocabulary.byId.get(skillId)
    if (count < MIN_COUNT || !tellsOpeningsApart(skill)) return []
    const here = { count, n: role.openings }
    const elsewhere = {
      count: others.reduce((sum, { naming }) => sum + (naming.get(skillId) ?? 0), 0),
      n: otherOpenings,
    }
    return [{ skill, here, elsewhere, odds: weightedLogOdds(here, elsewhere) }]
  })
  const qValues = adjustForFalseDiscovery(tested.map(({ odds }) => odds.p))
  return tested
    .flatMap(({ skill, here, elsewhere, odds }, index): DistinguishingSkill[] => {
      const q = qValues[index] ?? 1
      const interval = wilsonInterval(here.count, here.n)
      if (interval === null || !isMark(odds, q)) return []
      return [
        {
          ...{ skill: skill.id, name: skill.name, ...here, share: here.count / here.n, ...interval },
          elsewhere: { ...elsewhere, share: elsewhere.count / elsewhere.n },
          ...{ z: odds.z, q },
        },
      ]
    })
    .sort((one, other) => other.z - one.z || (one.skill < other.skill ? -1 : 1))
}

const isMark = ({ z }: WeightedLogOdds, q: number): boolean => z >= MIN_Z && q <= MAX_FALSE_DISCOVERY
