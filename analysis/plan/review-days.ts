import { CADENCE_WEEKS, type Cadence, type ReviewPoint } from '../../data/plan.ts'
import { newPlanId } from '../../data/plan-input.ts'
import { addDays } from '../../data/weeks.ts'
import { BAND_WEEKS } from './roadmap.ts'

/** Once a quarter goals are held against today's market. */
const MARKET_WEEKS = BAND_WEEKS.short
/** Whoever began with shorter steps has found a rhythm by the end of the first quarter. */
const STEADY_WEEKS = 4
/** Further ahead nobody knows their days. */
const MOST_WEEKS = 104

/**
 * Days to look at a plan until it ends, at most two years ahead: at its cadence, after the first quarter every four weeks where
 * that is less often, and once a quarter with today's market. What would stand within a week of that is left out.
 *
 * @param endOn  day after the last goal; the last look with the market is on it, or later
 */
export function reviewDays(startOn: string, endOn: string, cadence: Cadence): ReviewPoint[] {
  const dayOf = (weeks: number): string => addDays(startOn, 7 * weeks)
  const isAhead = (weeks: number): boolean => weeks <= MOST_WEEKS && dayOf(weeks - 1) < endOn
  const market: number[] = []
  for (let weeks = MARKET_WEEKS; weeks <= MOST_WEEKS; weeks += MARKET_WEEKS) {
    market.push(weeks)
    if (dayOf(weeks) >= endOn) break
  }
  const own: number[] = []
  const step = (weeks: number): number =>
    weeks < MARKET_WEEKS ? CADENCE_WEEKS[cadence] : Math.max(STEADY_WEEKS, CADENCE_WEEKS[cadence])
  for (let weeks = step(0); isAhead(weeks); weeks += step(weeks)) own.push(weeks)
  const isBeside = (weeks: number): boolean => market.some((other) => Math.abs(other - weeks) <= step(weeks) / 4)
  return [
    ...own.filter((weeks) => !isBeside(weeks)).map((weeks) => ({ weeks, kind: 'self' as const })),
    ...market.map((weeks) => ({ weeks, kind: 'market' as const })),
  ]
    .sort((one, other) => one.weeks - other.weeks)
    .map(({ weeks, kind }) => ({ id: newPlanId(), on: dayOf(weeks), kind, topic: '', doneOn: null }))
}
