/** Openings of one source by period; none where it was not read soundly. */
export interface SourceOpenings {
  source: string
  openings: readonly number[]
}

/** Where shares as they were counted pass from some sources to others. */
export interface SetChange {
  position: number
  joined: string[]
  left: string[]
}

/** Fewer openings in a period: the source is not there. */
const MIN_OPENINGS = 5
/** Periods that a source must stay, or stay away, for more than a hole in its record. */
const LASTING = 4
/** A source that joined so late must have been there in as many of the newest. */
const LEAST_STAY = 2

/**
 * Periods from which on other sources stand behind shares as they were counted, whether or not these bear a comparison: a
 * source that comes and stays, one that stays away, and at once where none of those before is there any more. Periods in which
 * no source is there are gaps: they neither begin nor end anything.
 */
export function findSetChanges(sources: readonly SourceOpenings[]): SetChange[] {
  const length = Math.max(0, ...sources.map(({ openings }) => openings.length))
  const isThere = ({ openings }: SourceOpenings, position: number) => (openings[position] ?? 0) >= MIN_OPENINGS
  const recorded = Array.from({ length }, (_, position) => position).filter((position) =>
    sources.some((source) => isThere(source, position)),
  )
  const lasts = (source: SourceOpenings, step: number, there: boolean): boolean => {
    const next = recorded.slice(step, step + LASTING)
    return next.length >= (there ? LEAST_STAY : LASTING) && next.every((at) => isThere(source, at) === there)
  }
  let members = sources.filter((source) => isThere(source, recorded[0] ?? 0))
  const changes: SetChange[] = []
  for (const [step, position] of recorded.entries()) {
    const present = sources.filter((source) => isThere(source, position))
    const isOther = !present.some((source) => members.includes(source))
    const next = isOther
      ? present
      : sources.filter((source) => (members.includes(source) ? !lasts(source, step, false) : lasts(source, step, true)))
    const named = (some: readonly SourceOpenings[], without: readonly SourceOpenings[]) =>
      some.filter((source) => !without.includes(source)).map(({ source }) => source)
    const [joined, left] = [named(next, members), named(members, next)]
    if (joined.length > 0 || left.length > 0) changes.push({ position, joined, left })
    members = next
  }
  return changes
}
