import { CADENCE_WEEKS, type Cadence, type ReviewPoint } from '../../data/plan.ts'
import { newPlanId } from '../../data/plan-input.ts'
import { addDays } from '../../data/weeks.ts'
import { BAND_WEEKS } from './roadmap.ts'

/**
 * Days to look at a plan: at its cadence through the first quarter, and once a quarter with today's market until it ends, at
 * most a year ahead.
 *
 * @param endOn  day after the last goal
 */
export function reviewDays(startOn: string, endOn: string, cadence: Cadence): ReviewPoint[] {
  const quarter = BAND_WEEKS.short
  const step = CADENCE_WEEKS[cadence]
  const days: ReviewPoint[] = []
  const add = (weeks: number, kind: ReviewPoint['kind']) =>
    days.push({ id: newPlanId(), on: addDays(startOn, 7 * weeks), kind, topic: '', doneOn: null })
  for (let weeks = step; weeks < quarter; weeks += step) add(weeks, 'self')
  for (let weeks = quarter; weeks <= BAND_WEEKS.mid; weeks += quarter) {
    add(weeks, 'market')
    if (addDays(startOn, 7 * weeks) >= endOn) break
  }
  return days
}
