import { median } from '../../data/arithmetic.ts'
import type { Grain, SourceInfo, SourceWeek } from '../../data/domain.ts'
import { addDays, addPeriods, daysBetween } from '../../data/weeks.ts'

/** Below this part of the median of the good weeks before it, a week with a bad reading is an outage. */
const OUTAGE_PART = 0.4
const COMPARED_WEEKS = 8
/** A month is unknown when at least this part of it is: the rest of its weeks speaks for it otherwise. */
const OUTAGE_PART_OF_PERIOD = 0.5

/**
 * Why the periods of one source are gaps, by position; null where they are not. A broken parser or a board that could not
 * be read looks like a falling market, so a week is a gap when no reading of it was healthy, or when some reading was not
 * and its openings fell below 40 % of the median of the 8 good weeks before. An archive keeps
 * what was posted: a healthy reading later makes up for it. Weeks in which nobody read the source are such weeks too, as
 * far as `weeks` names them: those between its readings (source-weeks.ts).
 *
 * @param openings  of the source by period
 * @param weeks     readings of the source by week, ascending
 */
export function findOutages(
  { kind }: Pick<SourceInfo, 'kind'>,
  { periodStarts, openings, grain }: { periodStarts: readonly string[]; openings: readonly number[]; grain: Grain },
  weeks: readonly SourceWeek[],
): (string | null)[] {
  const lastHealthy = weeks.findLast(({ healthyRuns }) => healthyRuns > 0)?.weekStart ?? ''
  const isMadeUp = ({ weekStart }: SourceWeek) => kind === 'archive' && weekStart <= lastHealthy
  const unread = weeks.filter((week) => week.healthyRuns === 0 && !isMadeUp(week))
  const shaky = weeks.filter((week) => week.healthyRuns > 0 && week.otherRuns > 0 && !isMadeUp(week))
  if (grain !== 'week') return periodStarts.map((start) => longOutage(start, addPeriods(start, 1, grain), unread))
  const gaps = periodStarts.map((start) => reasonOf(unread, start))
  for (const [position, start] of periodStarts.entries()) {
    const reason = gaps[position] === null ? reasonOf(shaky, start) : null
    if (reason === null) continue
    const before = openings.slice(0, position).filter((_, earlier) => gaps[earlier] === null)
    const usual = median(before.slice(-COMPARED_WEEKS))
    if (before.length >= COMPARED_WEEKS && (openings[position] ?? 0) < usual * OUTAGE_PART) gaps[position] = reason
  }
  return gaps
}

function reasonOf(weeks: readonly SourceWeek[], weekStart: string): string | null {
  const week = weeks.find((candidate) => candidate.weekStart === weekStart)
  return week === undefined ? null : (week.reason ?? 'not read healthily')
}

function longOutage(from: string, until: string, unread: readonly SourceWeek[]): string | null {
  const days = (first: string, end: string) => Math.max(0, daysBetween(first, end))
  let unknownDays = 0
  let reason: string | null = null
  for (const week of unread) {
    const end = addDays(week.weekStart, 7)
    const overlap = days(week.weekStart > from ? week.weekStart : from, end < until ? end : until)
    if (overlap > 0) reason ??= week.reason
    unknownDays += overlap
  }
  return unknownDays >= days(from, until) * OUTAGE_PART_OF_PERIOD ? (reason ?? 'not read healthily') : null
}
