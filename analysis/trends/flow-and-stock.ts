import { addDays } from '../../data/weeks.ts'

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

/** An advert not seen for so long is taken to be gone, and one so old is no demand of today (statistics.md section 1). */
const GRACE_DAYS = 10
const MAX_AGE_DAYS = 120

/** New and active openings by ISO week. Two measures that never share a chart; trends are tested on new ones only. */
export function flowAndStock(
  openings: readonly OpeningDays[],
  weekStarts: readonly string[],
  graceDays = GRACE_DAYS,
  maxAgeDays = MAX_AGE_DAYS,
): WeekVolume[] {
  return weekStarts.map((weekStart) => {
    const [sunday, nextMonday] = [addDays(weekStart, 6), addDays(weekStart, 7)]
    const [seenFrom, postedFrom] = [addDays(sunday, -graceDays), addDays(sunday, -maxAgeDays)]
    const isNew = ({ postedAt }: OpeningDays) => postedAt >= weekStart && postedAt < nextMonday
    const isActive = ({ postedAt, lastSeenAt, closedAt }: OpeningDays) =>
      postedAt <= sunday && postedAt >= postedFrom && lastSeenAt >= seenFrom && (closedAt === null || closedAt > sunday)
    return { weekStart, new: openings.filter(isNew).length, active: openings.filter(isActive).length }
  })
}
