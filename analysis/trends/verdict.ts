import type { ReasonCode, TrendChange, Verdict, VerdictDetail } from './trend-report.ts'

/** A change is called one only when it is at least so many points (0 to 100), or this part of the share itself. */
const LEAST_POINTS = 0.5
const LEAST_PART_OF_SHARE = 0.1
/** Of the findings that are told (changes called rising or falling, switches, pay), about this part may be false. */
export const MAX_FALSE_DISCOVERY = 0.05
const MAYBE_FALSE_DISCOVERY = 0.2
/** Steady is a finding: the whole interval lies within this many points of no change, or this part of the share. */
const STEADY_POINTS = 1
const STEADY_PART_OF_SHARE = 0.2
/** Fewer mentions in both halves together bear no verdict. */
export const MIN_MENTIONS = 30
/** What fewer employers ask for says something about them, and not about a market. */
export const MIN_EMPLOYERS = 5

export type ChangeFigures = Pick<TrendChange, 'points' | 'low' | 'high' | 'q'> & {
  midSharePoints: number
  /** Whether the robust slope goes the other way: then nothing is sure. */
  isContradicted?: boolean
}

/** Decides what a change is called. `midSharePoints` is the share between both halves, 0 to 100. */
export function judgeChange({
  points,
  low,
  high,
  q,
  midSharePoints,
  isContradicted = false,
}: ChangeFigures): VerdictDetail {
  const isLarge = Math.abs(points) >= leastPoints(midSharePoints)
  const excludesZero = low > 0 || high < 0
  if (isLarge && q <= MAX_FALSE_DISCOVERY && excludesZero && !isContradicted) return points > 0 ? 'rising' : 'falling'
  if (isLarge && q <= MAYBE_FALSE_DISCOVERY) return points > 0 ? 'maybe-rising' : 'maybe-falling'
  const margin = Math.max(STEADY_POINTS, STEADY_PART_OF_SHARE * midSharePoints)
  if (low > -margin && high < margin) return 'steady'
  return excludesZero && q <= MAX_FALSE_DISCOVERY ? 'small' : 'unclear'
}

/** Smallest change in points that may be called rising or falling, at a share of so many points. */
export const leastPoints = (midSharePoints: number): number =>
  Math.max(LEAST_POINTS, LEAST_PART_OF_SHARE * midSharePoints)

export const verdictOf = (code: ReasonCode): Verdict =>
  code === 'rising' || code === 'falling' || code === 'steady' ? code : 'too-few'
