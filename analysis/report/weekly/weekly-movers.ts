import type { TrendReport, TrendSeries, Verdict } from '../../trends/trend-report.ts'
import type { ChangedVerdict, Mover } from './weekly-report.ts'

/** One row of a table of the report. */
export const toMover = ({ skill, name, total, change, verdict, reason, points }: TrendSeries): Mover => ({
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
  course: points,
})

/**
 * Verdicts that are news. So that labels do not flicker, one is told only when it held in two weekly readings in a row, and
 * was another in the reading before these (statistics.md section 6). That a skill was found steady is news only where it
 * had moved before.
 *
 * @param readings  of this week, the week before and the week before that
 */
export function listChangedVerdicts([now, before, earlier]: readonly [
  TrendReport,
  TrendReport,
  TrendReport,
]): ChangedVerdict[] {
  const verdictsOf = (report: TrendReport) => new Map(report.series.map(({ skill, verdict }) => [skill, verdict]))
  const [beforeBySkill, earlierBySkill] = [verdictsOf(before), verdictsOf(earlier)]
  return now.series.flatMap(({ skill, name, verdict }) => {
    const was = earlierBySkill.get(skill) ?? 'too-few'
    const hasHeld = verdict !== 'too-few' && verdict === beforeBySkill.get(skill)
    const isNews = hasHeld && verdict !== was && (moves(verdict) || moves(was))
    return isNews ? [{ id: skill, name, before: was, now: verdict }] : []
  })
}

const moves = (verdict: Verdict): boolean => verdict === 'rising' || verdict === 'falling'
