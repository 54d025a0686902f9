import type { NamingEmployers } from '../../data/store/contracts/counts.ts'
import { adjustForFalseDiscovery } from './benjamini-hochberg.ts'
import { judgeChange, MIN_EMPLOYERS, MIN_MENTIONS, verdictOf } from './verdict.ts'
import { type ShareChange, type Stratum, weightedChange } from './weighted-change.ts'

/**
 * Why a change of rank is not told. `few-mentions`: fewer than 30 of both years. `chance`: the share is not clearly another,
 * judged among all skills of the view. `small`: it is, by too little to be called a change. `few-employers`: fewer than 5 name
 * the skill in the year with more of it. `one-employer`: without the one that names it most the shares may be the same.
 */
export type RanksUntold = 'few-mentions' | 'chance' | 'small' | 'few-employers' | 'one-employer'

/** A skill in the same periods of two years, source by source. */
export interface TwoYears {
  skillId: string
  strata: readonly (Stratum & { source: string })[]
  /** How many times the variance is that of independent openings. */
  inflation: number
  /** Change of its share, as wide as that. */
  change: ShareChange
}

export type Year = 'earlier' | 'later'

export interface RankView {
  /** Who names these skills in the periods of a year. */
  employersOf(skillIds: readonly string[], year: Year): ReadonlyMap<string, NamingEmployers>
  /** Whether figures of a source were shipped: who is behind these nobody knows. */
  isShipped(source: string): boolean
}

/**
 * Why the change of rank of each skill is not told; those whose change the data bear are left out. It takes what a verdict
 * takes, and that the change is not the campaign of one employer.
 */
export function findUntold(all: readonly TwoYears[], view: RankView): Map<string, RanksUntold> {
  const untold = new Map<string, RanksUntold>()
  const tested = all.filter(({ strata }) => mentionsOf(strata) >= MIN_MENTIONS)
  for (const { skillId } of all) untold.set(skillId, 'few-mentions')
  const qValues = adjustForFalseDiscovery(tested.map(({ change }) => change.p))
  const clear: TwoYears[] = []
  for (const [index, some] of tested.entries()) {
    const { difference, low, high } = some.change
    const detail = judgeChange({
      ...{ points: 100 * difference, low: 100 * low, high: 100 * high, q: qValues[index] ?? 1 },
      midSharePoints: midSharePoints(some.strata),
    })
    untold.set(some.skillId, detail === 'small' ? 'small' : 'chance')
    if (verdictOf(detail) === 'rising' || verdictOf(detail) === 'falling') clear.push(some)
  }
  for (const year of ['earlier', 'later'] as const) {
    const more = clear.filter(({ change }) => change.difference > 0 === (year === 'later'))
    if (more.length === 0) continue
    const employers = view.employersOf(
      more.map(({ skillId }) => skillId),
      year,
    )
    for (const some of more) {
      const naming = some.strata.some(({ source }) => view.isShipped(source)) ? undefined : employers.get(some.skillId)
      const why = naming === undefined ? null : heldByEmployers(some, year, naming)
      if (why === null) untold.delete(some.skillId)
      else untold.set(some.skillId, why)
    }
  }
  return untold
}

function heldByEmployers(
  { strata, inflation, change }: TwoYears,
  year: Year,
  { employers, most }: NamingEmployers,
): RanksUntold | null {
  if (employers < MIN_EMPLOYERS) return 'few-employers'
  const without = strata.map((stratum) => {
    const { count, n } = stratum[year]
    const dropped = Math.min(count, most.get(stratum.source) ?? 0)
    return thinned({ ...stratum, [year]: { count: count - dropped, n: n - dropped } }, inflation)
  })
  if (without.some((stratum) => stratum[year].n === 0)) return 'one-employer'
  const { low, high } = weightedChange(without)
  return (change.difference > 0 ? low > 0 : high < 0) ? null : 'one-employer'
}

const mentionsOf = (strata: readonly Stratum[]): number =>
  strata.reduce((sum, { earlier, later }) => sum + earlier.count + later.count, 0)

/** Share between both years, in points from 0 to 100. */
const midSharePoints = (strata: readonly Stratum[]): number =>
  50 *
  strata.reduce(
    (sum, { weight, earlier, later }) => sum + weight * (earlier.count / earlier.n + later.count / later.n),
    0,
  )

/** As many openings as would tell as much if they were independent. */
export const thinned = <Some extends Stratum>(stratum: Some, inflation: number): Some => {
  const part = ({ count, n }: Stratum['earlier']) => ({ count: count / inflation, n: n / inflation })
  return { ...stratum, earlier: part(stratum.earlier), later: part(stratum.later) }
}
