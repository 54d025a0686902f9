import type { TrendInput, TrendShape } from './fitted-trend.ts'
import type { JudgedTrend } from './judge-trends.ts'
import { standardisedShare } from './standardised-share.ts'
import { type Counted, type Stratum, sumCounted, weightedChange } from './weighted-change.ts'
import { wilsonInterval } from './wilson.ts'

/** Good periods at each end of a span that are read together: a month of weeks, as today's level is. */
export const END_PERIODS = 4
/** Sources that both ends have must be this part of today's mix to speak for it. */
const LEAST_MIX = 0.8
/** Part of its way that a course may make from the mean of the periods at an end to that end: an even one, a seventh of it. */
const LARGEST_TIP = 0.25

type Course = Pick<JudgedTrend, 'weightOf' | 'usedPositions' | 'course' | 'changePp' | 'inflation'>

/** What the first and the last good periods of a span show, at today's mix of sources. */
export interface ObservedEnds {
  /** Shares, 0 to 1. */
  from: number
  to: number
  /** Their difference in points, with its 95 % interval. */
  points: number
  low: number
  high: number
}

/**
 * The observed levels at the ends of a span where the fitted course contradicts them. It does where its mean over the four
 * periods there lies outside their 95 % interval; and where its end does that makes much of its way within them, as a line
 * through a share that was 0 until three weeks ago. (The end of an even line lies outside too, and rightly, if openings are
 * many.) Null where the course agrees with both ends, and where the levels do not clearly differ or too few sources have both.
 */
export function contradictingEnds(
  { positions, sources }: TrendInput,
  { weightOf, usedPositions, course, changePp, inflation }: Course,
): ObservedEnds | null {
  const effective = (cells: readonly Counted[]): Counted => {
    const { count, n } = sumCounted(cells)
    return { count: count / Math.max(1, inflation), n: n / Math.max(1, inflation) }
  }
  const both = sources.flatMap(({ source, cells }): Stratum[] => {
    const [earlier, later] = [effective(cells.slice(0, END_PERIODS)), effective(cells.slice(-END_PERIODS))]
    return earlier.n > 0 && later.n > 0 ? [{ weight: weightOf[source] ?? 0, earlier, later }] : []
  })
  const mix = both.reduce((sum, { weight }) => sum + weight, 0)
  if (mix < LEAST_MIX) return null
  const strata = both.map((stratum) => ({ ...stratum, weight: stratum.weight / mix }))
  const [from, to] = [levelOf(strata, 'earlier'), levelOf(strata, 'later')]
  const [first, last] = [course[0] ?? 0, course.at(-1) ?? 0]
  const agreesWith = (level: Level, end: number, places: readonly number[]): boolean => {
    const shares = course.filter((_, index) => places.includes(usedPositions[index] ?? -1))
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    const isEven = Math.abs(end - mean) <= LARGEST_TIP * Math.abs(last - first)
    return holds(level, mean) && (isEven || holds(level, end))
  }
  const agrees =
    agreesWith(from, first, positions.slice(0, END_PERIODS)) && agreesWith(to, last, positions.slice(-END_PERIODS))
  const change = weightedChange(strata)
  const isSameWay = changePp > 0 ? change.low > 0 : change.high < 0
  if (agrees || !isSameWay) return null
  const points = { points: 100 * change.difference, low: 100 * change.low, high: 100 * change.high }
  return { from: from.share, to: to.share, ...points }
}

/** A course over a span, in points and shares from 0 to 100. */
export interface ToldCourse {
  shape: TrendShape | 'levels'
  /** Place in time of the first period of the new level of a step. */
  stepAt: number | null
  fromPct: number
  toPct: number
  changePp: number
  lowPp: number
  highPp: number
}

/** What is told of a trend: the course as it was fitted; where its ends contradict what was seen there, what was seen. */
export function toldCourse(input: TrendInput, trend: JudgedTrend): ToldCourse {
  const observed = contradictingEnds(input, trend)
  if (observed === null) {
    const { shape, stepAt, fromPct, toPct, changePp, lowPp, highPp } = trend
    return { shape, stepAt, fromPct, toPct, changePp, lowPp, highPp }
  }
  const { from, to, points, low, high } = observed
  const ends = { fromPct: 100 * from, toPct: 100 * to, changePp: points, lowPp: low, highPp: high }
  return { shape: 'levels', stepAt: null, ...ends }
}

interface Level {
  share: number
  low: number
  high: number
}

function levelOf(strata: readonly Stratum[], end: 'earlier' | 'later'): Level {
  const [only] = strata
  const interval = strata.length === 1 && only ? wilsonInterval(only[end].count, only[end].n) : null
  if (interval !== null && only) return { share: only[end].count / only[end].n, ...interval }
  return standardisedShare(strata.map((stratum) => ({ weight: stratum.weight, ...stratum[end] })))
}

const holds = ({ low, high }: Level, share: number): boolean => low <= share && share <= high
