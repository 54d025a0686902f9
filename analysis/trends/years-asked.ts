import type { AskedYears } from '../../data/store/contracts/census.ts'
import { type ClusteredMedian, clusteredMedian } from './clustered-median.ts'

/** Fewer openings or employers that state years say nothing of a usual number. A judgement. */
const MIN_OPENINGS = 10
const MIN_EMPLOYERS = 5
/** Where one row of the table begins; the last has no end. */
const STEPS = [0, 1, 2, 3, 4, 5, 6, 8, 10] as const

/** Years of experience that openings ask for in one skill: of a range the least, of "up to 3" none. */
export interface YearsAsked {
  /** Openings that name the skill, and of these the ones that state years for it. */
  n: number
  stated: number
  /** Employers of the latter, where known. */
  employers: number
  /** Null with fewer than 10 openings or 5 employers that state any. */
  median: ClusteredMedian | null
  /** Openings that ask for at least `from` and fewer than `until` years; null: no end. */
  counts: { from: number; until: number | null; openings: number }[]
}

export function summariseYears({ naming, minYears, employer }: AskedYears): YearsAsked {
  const employers = new Set(employer.filter((one) => one !== 0)).size
  // Openings without an employer stand each for themselves.
  const clusters = employer.map((one, position) => (one === 0 ? -1 - position : one))
  return {
    ...{ n: naming, stated: minYears.length, employers },
    median: minYears.length < MIN_OPENINGS || employers < MIN_EMPLOYERS ? null : clusteredMedian(minYears, clusters),
    counts: STEPS.flatMap((from, step) => {
      const until = STEPS[step + 1] ?? null
      const openings = minYears.filter((years) => years >= from && (until === null || years < until)).length
      return openings === 0 ? [] : [{ from, until, openings }]
    }),
  }
}
