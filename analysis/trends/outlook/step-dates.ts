import { addPeriods, periodLabel } from '../../../data/weeks.ts'
import type { TrendChange } from '../trend-report.ts'
import { MIN_SIDE } from '../trend-shape.ts'
import type { SkillOutlook } from './skill-outlook.ts'

/**
 * The outlook with the step that the change over the span was found to be in place of the shift that its own method dates
 * within four periods of it: the same step has one date and one pair of levels wherever it is told.
 */
export function withStepOf(outlook: SkillOutlook, change: TrendChange | null): SkillOutlook {
  const stepOn = change?.stepOn ?? null
  if (change === null || stepOn === null) return outlook
  const { grain, shifts } = outlook
  const [earliest, latest] = [addPeriods(stepOn, -MIN_SIDE, grain), addPeriods(stepOn, MIN_SIDE, grain)]
  const near = shifts.filter(({ weekStart }) => weekStart >= earliest && weekStart <= latest)
  const [first] = near
  if (first === undefined) return outlook
  const { fromShare: before, toShare: after, points } = change
  const event = near.find(({ event }) => event !== null)?.event ?? null
  const step = { weekStart: stepOn, label: periodLabel(stepOn, grain), before, after, points, event }
  return { ...outlook, shifts: shifts.flatMap((shift) => (shift === first ? step : near.includes(shift) ? [] : shift)) }
}
