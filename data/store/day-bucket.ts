/**
 * Counts are kept per day bucket: the days that one ISO week and one month have in common, named by the first of them.
 * Buckets add up to weeks and to months (and these to quarters) without a remainder.
 */

const MS_PER_DAY = 86_400_000
/** 2149-06-06: the last day that 16 bits hold. */
export const LAST_DAY = 65_535
const buckets = new Uint16Array(LAST_DAY + 1)

/** Monday of the week that holds the day: 1970-01-01 was a Thursday, three days after one. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7)

/** First day of the bucket that holds the day, both in days since 1970-01-01. */
export function bucketOf(day: number): number {
  const known = buckets[day] ?? 0
  if (known !== 0) return known
  const monday = mondayOf(day)
  const firstOfMonth = day - new Date(day * MS_PER_DAY).getUTCDate() + 1
  const bucket = Math.max(monday, firstOfMonth, 1)
  buckets[day] = bucket
  return bucket
}

/** Whether a bucket begins on the day, so that whole buckets lie on either side of it. */
export const isBucketStart = (day: number): boolean => bucketOf(day) === day
