import { sumOf } from '../../../data/arithmetic.ts'
import type { CountTable, SourceInfo } from '../../../data/domain.ts'
import { tellsOpeningsApart } from '../../../data/vocabulary/general-skills.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { adjustForFalseDiscovery } from '../benjamini-hochberg.ts'
import { MAX_FALSE_DISCOVERY } from '../verdict.ts'
import { type Counted, type ShareChange, weightedChange } from '../weighted-change.ts'
import { wilsonInterval } from '../wilson.ts'

/** Which of two roles asks for a skill more; `alike`: by less than 10 points either way; else nobody can tell. */
export type RoleLean = 'first' | 'second' | 'alike' | 'not-clear'

/** Openings of a role that name a skill, of all of its own within the sources compared; shares are 0 to 1. */
export interface RoleShare extends Counted {
  share: number
  /** 95 % Wilson interval. */
  low: number
  high: number
}

export interface ComparedSkill {
  skill: string
  name: string
  first: RoleShare
  second: RoleShare
  /** Share in the first role less that in the second, in points at fixed weights of the sources, with its 95 % interval. */
  points: number
  low: number
  high: number
  /** Adjusted over all skills compared. */
  q: number
  lean: RoleLean
}

export interface RoleComparison {
  /** Openings of both roles within these sources. */
  n: { first: number; second: number }
  /** Those with enough openings of both roles: what a source writes about is then no difference of roles. */
  sources: SourceInfo[]
  /** Every skill that was compared, the surest difference first. */
  skills: ComparedSkill[]
}

/** Openings of a role below which a source says nothing about it. */
const MIN_OPENINGS = 20
/** Mentions in both roles together below which nothing could be found. */
const MIN_MENTIONS = 10
/** Shares that differ by less are alike for whoever chooses between two roles. */
const ALIKE_POINTS = 10

/**
 * What two roles ask for, within the sources that have both. Weights of the sources are those of Mantel and Haenszel,
 * n₁n₂ / (n₁ + n₂), so that a source with few openings of one role weighs little.
 *
 * Intervals take openings as independent; adverts of one employer resemble each other, so the true ones are wider.
 * Sources: Mantel and Haenszel 1959 (weights); interval and p: see `weightedChange`; Benjamini and Hochberg 1995.
 *
 * @param first  counts of one role, every skill; @param second  the same of the other
 */
export function compareRoles(first: CountTable, second: CountTable, vocabulary: Vocabulary): RoleComparison {
  const pairs = first.sources.flatMap((source, firstAt) => {
    const secondAt = second.sources.findIndex((other) => other.source === source.source)
    const isPartial = first.countedSkills?.has(source.source) === true
    if (secondAt < 0 || isPartial) return []
    const [n1, n2] = [countIn(first, first.openings, firstAt), countIn(second, second.openings, secondAt)]
    return Math.min(n1, n2) < MIN_OPENINGS ? [] : [{ source, firstAt, secondAt, n1, n2 }]
  })
  const weightSum = pairs.reduce((sum, pair) => sum + weightOf(pair), 0)
  const n = { first: sumOf(pairs.map(({ n1 }) => n1)), second: sumOf(pairs.map(({ n2 }) => n2)) }
  const ids = new Set([...first.mentions.keys(), ...second.mentions.keys()])
  const compared = [...ids].flatMap((id) => {
    const skill = vocabulary.byId.get(id)
    if (!tellsOpeningsApart(skill)) return []
    const strata = pairs.map((pair) => ({
      weight: weightOf(pair) / weightSum,
      earlier: { count: countIn(second, second.mentions.get(id), pair.secondAt), n: pair.n2 },
      later: { count: countIn(first, first.mentions.get(id), pair.firstAt), n: pair.n1 },
    }))
    const one = shareOf(sumOf(strata.map(({ later }) => later.count)), n.first)
    const other = shareOf(sumOf(strata.map(({ earlier }) => earlier.count)), n.second)
    if (one === null || other === null || one.count + other.count < MIN_MENTIONS) return []
    return [{ skill, one, other, change: weightedChange(strata) }]
  })
  const qValues = adjustForFalseDiscovery(compared.map(({ change }) => change.p))
  const skills = compared.map(({ skill, one, other, change }, index): ComparedSkill => {
    const q = qValues[index] ?? 1
    const [points, low, high] = [100 * change.difference, 100 * change.low, 100 * change.high]
    return {
      ...{ skill: skill.id, name: skill.name, first: one, second: other, points, low, high, q },
      lean: leanOf(change, q),
    }
  })
  skills.sort((a, b) => surest(b) - surest(a) || a.q - b.q || (a.skill < b.skill ? -1 : 1))
  return { n, sources: pairs.map(({ source }) => source), skills }
}

function leanOf({ difference, low, high }: ShareChange, q: number): RoleLean {
  if (100 * low > -ALIKE_POINTS && 100 * high < ALIKE_POINTS) return 'alike'
  if (q > MAX_FALSE_DISCOVERY || (low <= 0 && high >= 0)) return 'not-clear'
  return difference > 0 ? 'first' : 'second'
}

/** The limit of the interval that is nearer to no difference, as a distance. */
const surest = ({ low, high }: ComparedSkill): number => Math.max(0, low, -high)

const weightOf = ({ n1, n2 }: { n1: number; n2: number }): number => (n1 * n2) / (n1 + n2)

function countIn({ periodStarts }: CountTable, cells: Uint32Array | undefined, sourceAt: number): number {
  const width = periodStarts.length
  return cells === undefined ? 0 : sumOf(cells.subarray(sourceAt * width, (sourceAt + 1) * width))
}

function shareOf(count: number, n: number): RoleShare | null {
  const interval = wilsonInterval(count, n)
  return interval === null ? null : { count, n, share: count / n, ...interval }
}
