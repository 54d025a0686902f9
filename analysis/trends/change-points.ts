import type { Counted } from './weighted-change.ts'

export interface ChangePoints {
  /** Positions at which a new level begins, ascending. */
  changePoints: number[]
  /** Share of each segment, one more than change points. */
  segmentShares: number[]
  /** Over-dispersion that the costs are divided by, and as it was before autocorrelation and the floor of 1. */
  dispersion: number
  rawDispersion: number
  /** What was minimised: deviance over dispersion, plus the penalty for each change point. */
  objective: number
}

export interface ChangePointOptions {
  /** Periods of the shortest segment. */
  minSegment?: number
  /** Cost of a change point; by default 3 ln k. */
  penalty?: number
  /** Autocorrelation that the skills of the view share. */
  pooledRho?: number
}

/** A level that lasts less than a month of weeks is no level. */
const MIN_SEGMENT = 4
const PENALTY_PER_LOG = 3

/**
 * Levels of a share: the segments that cost least in binomial deviance plus a penalty for each change. Exact, by optimal
 * partitioning; of equal costs the one with fewest change points. A description, never a significance.
 *
 * Source: Jackson et al. 2005; Killick, Fearnhead, Eckley 2012.
 * @param periods  with openings, in order of time; counts may be fractional (effective sizes)
 */
export function binomialChangePoints(
  periods: readonly Counted[],
  options: ChangePointOptions = {},
): ChangePoints | null {
  const k = periods.length
  if (k === 0) return null
  const { minSegment = MIN_SEGMENT, penalty = PENALTY_PER_LOG * Math.log(k), pooledRho = 0 } = options
  const rawDispersion = differenceDispersion(periods)
  const dispersion = (Math.max(1, rawDispersion) * (1 + pooledRho)) / (1 - pooledRho)
  const sums = runningSums(periods)
  const costOf = (from: number, until: number) => deviance(sums, from, until) / dispersion
  const best: { cost: number; changes: number; from: number }[] = [{ cost: -penalty, changes: -1, from: 0 }]
  for (let until = 1; until <= k; until++) {
    let found = { cost: Infinity, changes: Infinity, from: 0 }
    for (let from = 0; from < until; from++) {
      const before = best[from]
      const isTooShort = until - from < minSegment && !(from === 0 && until === k)
      if (before === undefined || before.cost === Infinity || isTooShort) continue
      const candidate = { cost: before.cost + costOf(from, until) + penalty, changes: before.changes + 1, from }
      if (isBetter(candidate, found)) found = candidate
    }
    best.push(found)
  }
  const changePoints: number[] = []
  for (let until = k; until > 0; until = best[until]?.from ?? 0) changePoints.unshift(best[until]?.from ?? 0)
  const ends = [...changePoints.slice(1), k]
  return {
    changePoints: changePoints.slice(1),
    segmentShares: changePoints.map((from, index) => shareOf(sums, from, ends[index] ?? k)),
    dispersion,
    rawDispersion,
    objective: best[k]?.cost ?? Infinity,
  }
}

/** Sums of the same parts in another order differ by less than this, and are ties. */
const TIE = 1e-9

function isBetter(a: { cost: number; changes: number }, b: { cost: number; changes: number }): boolean {
  if (Math.abs(a.cost - b.cost) > TIE) return a.cost < b.cost
  return a.changes < b.changes
}

/** From differences of neighbours on the arcsine scale, so that the shifts themselves do not inflate it. */
function differenceDispersion(periods: readonly Counted[]): number {
  const scaled = periods.map(({ count, n }) => ({
    y: Math.asin(Math.sqrt((count + 3 / 8) / (n + 3 / 4))),
    variance: 1 / (4 * n + 2),
  }))
  const steps = scaled.slice(1).map(({ y, variance }, index) => {
    const before = scaled[index] ?? { y, variance }
    return (y - before.y) ** 2 / (variance + before.variance)
  })
  return steps.length === 0 ? 1 : steps.reduce((sum, step) => sum + step, 0) / steps.length
}

interface RunningSums {
  count: number[]
  n: number[]
}

function runningSums(periods: readonly Counted[]): RunningSums {
  const sums: RunningSums = { count: [0], n: [0] }
  for (const { count, n } of periods) {
    sums.count.push((sums.count.at(-1) ?? 0) + count)
    sums.n.push((sums.n.at(-1) ?? 0) + n)
  }
  return sums
}

const between = (sums: readonly number[], from: number, until: number): number => (sums[until] ?? 0) - (sums[from] ?? 0)
const shareOf = (sums: RunningSums, from: number, until: number): number =>
  between(sums.count, from, until) / between(sums.n, from, until)

/** -2 ln likelihood of a constant share; 0 · ln 0 is 0. */
function deviance(sums: RunningSums, from: number, until: number): number {
  const n = between(sums.n, from, until)
  const count = Math.min(n, Math.max(0, between(sums.count, from, until)))
  const part = (some: number) => (some > 0 ? some * Math.log(some / n) : 0)
  return -2 * (part(count) + part(n - count))
}
