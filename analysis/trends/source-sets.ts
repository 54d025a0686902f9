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

/** Periods with a source that make it one of those behind a share; without it up to the newest, that it has gone. */
const LASTING = 4
/** A source that came so late must be there in as many of the newest. */
const LEAST_STAY = 2
/** Periods without a source within the record, more than from one monthly thread to the next. */
const LONG_ABSENCE = 8
/** A smaller part of the openings of those periods moves no share. */
const LEAST_PART = 0.1

/**
 * Periods from which on other sources stand behind shares as they were counted, whether or not these bear a comparison: a
 * source that comes and stays, one that stays away, and at once where none of those before is there any more. Periods in which
 * no source is there are gaps: they neither begin nor end anything.
 */
export function findSetChanges(sources: readonly SourceOpenings[]): SetChange[] {
  const length = Math.max(0, ...sources.map(({ openings }) => openings.length))
  const recorded = Array.from({ length }, (_, position) => position).filter((position) =>
    sources.some((source) => isThere(source, position)),
  )
  const partIn = (source: SourceOpenings, positions: readonly number[]): number =>
    sumAt(source, positions) / sources.reduce((sum, some) => sum + sumAt(some, positions), 0)
  const comes = (source: SourceOpenings, step: number): boolean => {
    const next = recorded.slice(step, step + LASTING)
    const stays = next.length >= LEAST_STAY && next.every((position) => isThere(source, position))
    return stays && partIn(source, next) >= LEAST_PART
  }
  const goes = (source: SourceOpenings, step: number): boolean => {
    const rest = recorded.slice(step)
    const back = rest.findIndex((position) => isThere(source, position))
    const isGone = back < 0 ? rest.length >= LASTING : back >= LONG_ABSENCE
    return isGone && partIn(source, recorded.slice(Math.max(0, step - LASTING), step)) >= LEAST_PART
  }
  let members = sources.filter((source) => isThere(source, recorded[0] ?? 0))
  const changes: SetChange[] = []
  for (const [step, position] of recorded.entries()) {
    const present = sources.filter((source) => isThere(source, position))
    const isOther = !present.some((source) => members.includes(source))
    const next = isOther
      ? present
      : sources.filter((source) => (members.includes(source) ? !goes(source, step) : comes(source, step)))
    const [joined, left] = [namesWithout(next, members), namesWithout(members, next)]
    if (joined.length > 0 || left.length > 0) changes.push({ position, joined, left })
    members = next
  }
  return changes
}

const isThere = ({ openings }: SourceOpenings, position: number): boolean => (openings[position] ?? 0) > 0

const sumAt = ({ openings }: SourceOpenings, positions: readonly number[]): number =>
  positions.reduce((sum, position) => sum + (openings[position] ?? 0), 0)

const namesWithout = (some: readonly SourceOpenings[], others: readonly SourceOpenings[]): string[] =>
  some.filter((source) => !others.includes(source)).map(({ source }) => source)
