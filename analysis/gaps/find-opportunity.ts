import { newcombeDifference } from '../trends/weighted-change.ts'
import { sumSkill } from './asked-skills.ts'
import type { GapMarket } from './gap-market.ts'
import { countReachable, standingOf } from './gap-ranking.ts'
import type { GapReport, OutsideReach } from './gap-report.ts'
import { shareFigure } from './share-figure.ts'

/** Fewer points than these are no reason to look elsewhere. */
const LEAST_POINTS = 2
/** A share of fewer openings says next to nothing. */
const MIN_OPENINGS = 30
const MAX_PLACES = 8

/**
 * Held skills that a selection asks for clearly less than the same role elsewhere, the largest difference first.
 * Elsewhere: the other seniorities, countries and workplaces of the role. Nothing without a role, or when the selection
 * is the whole role.
 */
export function findOpportunity(
  compared: GapMarket['compared'],
  held: readonly { skill: string; name: string }[],
): GapReport['opportunity'] {
  if (compared === null) return []
  return held
    .flatMap(({ skill, name }) => {
      const here = sumSkill(compared.here, skill)
      const whole = sumSkill(compared.role, skill)
      const elsewhere = shareFigure(whole.count - here.count, whole.n - here.n)
      if (here.n === 0 || elsewhere.n === 0) return []
      const { difference, low, high } = newcombeDifference(here, elsewhere)
      return [{ skill, name, here, elsewhere, points: 100 * difference, low: 100 * low, high: 100 * high }]
    })
    .filter(({ points, high }) => points <= -LEAST_POINTS && high < 0)
    .sort((a, b) => a.points - b.points || (a.skill < b.skill ? -1 : 1))
}

/**
 * Openings out of reach for place or seniority rather than skill: of each neighbourhood of the selection those within reach by
 * skills, most first; of countries all others together and the largest.
 */
export function findOutsideReach(
  neighbours: GapMarket['neighbours'],
  held: ReadonlySet<string>,
  threshold: number,
): OutsideReach[] {
  const figures = neighbours
    .map(({ by, value, demand }): OutsideReach => {
      const reachable = countReachable(standingOf(demand, held, threshold))
      return { by, value, ...shareFigure(reachable, demand.rowCount) }
    })
    .sort((a, b) => b.count - a.count || b.n - a.n || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
  const countries = figures.filter(({ by }) => by === 'country')
  const together = shareFigure(
    countries.reduce((sum, { count }) => sum + count, 0),
    countries.reduce((sum, { n }) => sum + n, 0),
  )
  const large = countries.filter(({ n }) => n >= MIN_OPENINGS).slice(0, MAX_PLACES)
  return [
    ...figures.filter(({ by, n }) => by === 'seniority' && n > 0),
    ...figures.filter(({ by, n }) => by === 'workplace' && n > 0),
    ...(countries.length === 0 ? [] : [{ by: 'country' as const, value: null, ...together }]),
    ...large,
  ]
}
