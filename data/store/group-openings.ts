/** Postings with the same key within 60 days are one opening (PostingFacts.openingKey). */
const MAX_GAP_DAYS = 60

/** One analysed posting among those that share an opening key. */
export interface Sighting {
  postingId: number
  /** Stated day, or day of the first sighting. */
  day: number
  isStated: boolean
}

export interface OpeningGroup {
  leadId: number
  /** Earliest stated day of the group; without one, the earliest first sighting. */
  day: number
  isStated: boolean
  postingIds: number[]
}

/**
 * Splits postings of one key into openings: a new one begins where more than 60 days lie between two neighbours in time.
 * The first posting of a group leads it.
 *
 * @param sightings  by day; postings of one day in an order that does not depend on when they arrived
 */
export function groupOpenings(sightings: readonly Sighting[]): OpeningGroup[] {
  const groups: OpeningGroup[] = []
  let latestDay = Number.NEGATIVE_INFINITY
  for (const { postingId, day, isStated } of sightings) {
    const group = groups.at(-1)
    if (group === undefined || day - latestDay > MAX_GAP_DAYS) {
      groups.push({ leadId: postingId, day, isStated, postingIds: [postingId] })
    } else {
      group.postingIds.push(postingId)
      if (isStated && !group.isStated) Object.assign(group, { day, isStated })
    }
    latestDay = day
  }
  return groups
}
