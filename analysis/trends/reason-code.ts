import { contradicts } from './robust-slope.ts'
import { midSharePoints, type StateSums } from './trend-reason.ts'
import type { ChangeCode, NoChangeCode, SpanFigure, TrendChange } from './trend-report.ts'
import { judgeChange, MIN_MENTIONS } from './verdict.ts'

/** What a change is called, or what it lacks to be called anything. */
export function changeCode(change: TrendChange): ChangeCode {
  if (change.fewEmployers !== null) return 'few-employers'
  if (change.earlier.count + change.later.count < MIN_MENTIONS) return 'few-mentions'
  const isContradicted = contradicts(change.robustPoints13 ?? 0, change.points)
  const code = judgeChange({ midSharePoints: midSharePoints(change), isContradicted, ...change })
  return change.oneEmployer !== undefined && isDirection(code) ? 'one-employer' : code
}

const isDirection = (code: ChangeCode): boolean => code === 'rising' || code === 'falling'

/** Whether a direction would be told of a change. */
export const hasDirection = (change: TrendChange): boolean => isDirection(changeCode(change))

/** Why a skill has no change: nobody names it, or no source could be compared. `total` is the skill over the whole span. */
export function noChangeCode(
  { count, n }: Pick<SpanFigure, 'count' | 'n'>,
  { openings: { good, small, survivor, unsettled, outage } }: Pick<StateSums, 'openings'>,
): NoChangeCode {
  if (n === 0) return outage > 0 ? 'outage' : 'uncounted'
  if (count === 0) return 'unnamed'
  if (survivor > 0 && survivor >= Math.max(good, small, unsettled)) return 'survivor'
  return unsettled > Math.max(good, small) ? 'unsettled' : 'few-openings'
}
