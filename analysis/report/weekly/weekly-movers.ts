import { pointsAtLevel } from '../../trends/outlook/comparable-line.ts'
import type { TrendReport, TrendSeries, Verdict } from '../../trends/trend-report.ts'
import type { Mover, WeeklyReport } from './weekly-report.ts'

/** One row of a table of the report. */
export const toMover = (series: TrendSeries): Mover => {
  const { skill, name, total, change, verdict, reason, reasonCode, points, comparable } = series
  return {
    id: skill,
    name,
    share: total.share,
    low: total.low,
    high: total.high,
    count: total.count,
    n: total.n,
    points: change?.points ?? null,
    pointsLow: change?.low ?? null,
    pointsHigh: change?.high ?? null,
    verdict,
    reason,
    ...(reasonCode && { reasonCode }),
    course: points,
    ...(comparable && { comparableCourse: pointsAtLevel(points, comparable).map(({ share }) => share) }),
  }
}

/** Of this week, the week before and the week before that. */
type Readings = readonly [TrendReport, TrendReport, TrendReport]

/**
 * What three weekly readings say of verdicts. So that labels do not flicker, a new one is news only when it held in two
 * readings in a row, and was another in the reading before these; that a skill was found steady
 * only where it had moved before. A movement is called so from its first reading, and is withdrawn by the first that no
 * longer bears it.
 */
export function compareReadings([now, before, earlier]: Readings): Required<
  Pick<WeeklyReport, 'changedVerdicts' | 'firstSeen' | 'withdrawn'>
> {
  const [nowOf, beforeOf, earlierOf] = [verdictsIn(now), verdictsIn(before), verdictsIn(earlier)]
  return {
    changedVerdicts: now.series.flatMap(({ skill, name, verdict }) => {
      const was = earlierOf(skill)
      const hasHeld = verdict !== 'too-few' && verdict === beforeOf(skill)
      const isNews = hasHeld && verdict !== was && (moves(verdict) || moves(was))
      return isNews ? [{ id: skill, name, before: was, now: verdict }] : []
    }),
    firstSeen: now.series.flatMap(({ skill, name, verdict }) => {
      const was = beforeOf(skill)
      return moves(verdict) && verdict !== was ? [{ id: skill, name, before: was, now: verdict }] : []
    }),
    withdrawn: before.series.flatMap(({ skill, name, verdict: was }) => {
      const verdict = nowOf(skill)
      const wasTold = moves(was) && was === earlierOf(skill)
      return wasTold && verdict !== was ? [{ id: skill, name, before: was, now: verdict }] : []
    }),
  }
}

function verdictsIn({ series }: TrendReport): (skill: string) => Verdict {
  const verdicts = new Map(series.map(({ skill, verdict }) => [skill, verdict]))
  return (skill) => verdicts.get(skill) ?? 'too-few'
}

const moves = (verdict: Verdict): boolean => verdict === 'rising' || verdict === 'falling'
