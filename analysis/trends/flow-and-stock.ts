import { addDays, toDayNumber } from '../../data/weeks.ts'

/** Days of one opening, `YYYY-MM-DD`. */
export interface OpeningDays {
  postedAt: string
  lastSeenAt: string
  closedAt: string | null
}

export interface WeekVolume {
  weekStart: string
  /** Openings posted in the week: the flow. */
  new: number
  /** Openings that stand at the end of its Sunday: the stock. */
  active: number
}

/** An advert not seen for so long is taken to be gone. */
export const GRACE_DAYS = 10
/** One so old is no demand of today. */
export const MAX_AGE_DAYS = 120
/** An archive never says when an advert goes: it counts for six weeks. */
export const ARCHIVE_DAYS = 42

/** Postings in columns, those of one opening side by side; days since 1970-01-01. */
export interface StandingColumns {
  /** Number of the opening that each posting belongs to. */
  opening: ArrayLike<number>
  postedDay: ArrayLike<number>
  /** Last day on which each stands, itself included. */
  untilDay: ArrayLike<number>
}

/**
 * Openings that stand at the end of each of these days: those with a posting that does.
 *
 * @param ends  ascending days
 */
export function countStanding({ opening, postedDay, untilDay }: StandingColumns, ends: readonly number[]): number[] {
  const counts = ends.map(() => 0)
  const counted = new Int32Array(ends.length).fill(-1)
  for (let row = 0; row < opening.length; row++) {
    const [own, from, until] = [opening[row] ?? 0, postedDay[row] ?? 0, untilDay[row] ?? 0]
    for (let at = firstFrom(ends, from); at < ends.length && (ends[at] ?? 0) <= until; at++) {
      if (counted[at] === own) continue
      counted[at] = own
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return counts
}

/** Position of the first of these ascending days that is not before `day`. */
function firstFrom(ends: readonly number[], day: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** New and active openings by ISO week. Two measures that never share a chart; trends are tested on new ones only. */
export function flowAndStock(
  openings: readonly OpeningDays[],
  weekStarts: readonly string[],
  graceDays = GRACE_DAYS,
  maxAgeDays = MAX_AGE_DAYS,
): WeekVolume[] {
  const posted = openings.map(({ postedAt }) => toDayNumber(postedAt))
  const standing = {
    opening: openings.map((_, index) => index),
    postedDay: posted,
    untilDay: openings.map(({ lastSeenAt, closedAt }, index) =>
      Math.min(
        toDayNumber(lastSeenAt) + graceDays,
        (posted[index] ?? 0) + maxAgeDays,
        closedAt === null ? Number.POSITIVE_INFINITY : toDayNumber(closedAt) - 1,
      ),
    ),
  }
  const sundays = weekStarts.map((weekStart) => toDayNumber(weekStart) + 6)
  const active = countStanding(standing, sundays)
  return weekStarts.map((weekStart, week) => {
    const nextMonday = addDays(weekStart, 7)
    const isNew = ({ postedAt }: OpeningDays) => postedAt >= weekStart && postedAt < nextMonday
    return { weekStart, new: openings.filter(isNew).length, active: active[week] ?? 0 }
  })
}
