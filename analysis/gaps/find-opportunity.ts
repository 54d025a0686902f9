import type { Grain, Selection } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { newcombeDifference } from '../trends/weighted-change.ts'
import { sumSkill } from './asked-skills.ts'
import type { GapReport } from './gap-report.ts'
import { shareFigure } from './share-figure.ts'

/** Fewer points than these are no reason to look elsewhere (statistics.md section 13). */
const LEAST_POINTS = 2

/**
 * Held skills that a selection asks for clearly less than the same role elsewhere, the largest difference first.
 * Elsewhere: the other seniorities, countries and workplaces of the role. Nothing without a role, or when the selection
 * is the whole role.
 *
 * @param selection  with the span that is compared
 */
export function findOpportunity(
  counts: Store['counts'],
  selection: Selection,
  grain: Grain,
  held: readonly { skill: string; name: string }[],
): GapReport['opportunity'] {
  const { role, seniority, country, workplace } = selection
  if (role === null || (seniority === null && country === null && workplace === null)) return []
  const skillIds = held.map(({ skill }) => skill)
  const hereTable = counts.table(selection, grain, skillIds)
  const roleTable = counts.table({ ...selection, seniority: null, country: null, workplace: null }, grain, skillIds)
  return held
    .flatMap(({ skill, name }) => {
      const here = sumSkill(hereTable, skill)
      const whole = sumSkill(roleTable, skill)
      const elsewhere = shareFigure(whole.count - here.count, whole.n - here.n)
      if (here.n === 0 || elsewhere.n === 0) return []
      const { difference, low, high } = newcombeDifference(here, elsewhere)
      return [{ skill, name, here, elsewhere, points: 100 * difference, low: 100 * low, high: 100 * high }]
    })
    .filter(({ points, high }) => points <= -LEAST_POINTS && high < 0)
    .sort((a, b) => a.points - b.points || (a.skill < b.skill ? -1 : 1))
}
