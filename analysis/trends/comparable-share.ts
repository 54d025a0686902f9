import { moveOnLogit, spliceDelta } from './splice.ts'
import { standardisedShare } from './standardised-share.ts'
import type { Counted } from './weighted-change.ts'

/** Mentions and openings of one source by period; no openings where it has no good cell. */
export interface SourceSeries {
  source: string
  cells: readonly Counted[]
}

/** A longest run of periods with the same established sources. Positions of periods, both inclusive. */
export interface Regime {
  first: number
  last: number
  sources: string[]
  /** Part of each source in the openings of the regime; they add up to 1. */
  weights: number[]
}

export interface ComparableLine {
  regimes: Regime[]
  /** Move on the logit scale at each boundary between regimes; null where no overlap joins them: a break. */
  deltas: (number | null)[]
  /** By period: all mentions ÷ all openings; null without openings. */
  raw: (number | null)[]
  /** By period: the share at the level of today's sources; null where no source is established, or before a break. */
  comparable: (number | null)[]
  /** By period: openings of a simple sample that would know the comparable share as well. */
  effectiveN: (number | null)[]
}

export interface ComparableOptions {
  /** Periods that a source must have been present for before it counts. */
  probation?: number
  /** Fewer openings in a period: the source is not present. */
  minOpenings?: number
}

/** Periods on trial, and openings in each of them, before a source counts. */
const PROBATION = 4
const MIN_OPENINGS = 5

/**
 * The line to draw when sources join and leave: fixed source weights within a run of the same sources, and at each change
 * of sources the past moved on the logit scale to the level of the new set, read over the periods just before.
 *
 * Periods in which no source is present are gaps: they neither end a run nor a probation.
 * Ours; held against the reference vectors `comparableShare`.
 * @param sources  of equal length, in a fixed order
 */
export function comparableShare(sources: readonly SourceSeries[], options: ComparableOptions = {}): ComparableLine {
  const { probation = PROBATION, minOpenings = MIN_OPENINGS } = options
  const byId = [...sources].sort((a, b) => (a.source < b.source ? -1 : 1))
  const length = sources[0]?.cells.length ?? 0
  const positions = Array.from({ length }, (_, position) => position)
  const recorded = positions.filter((position) => byId.some(({ cells }) => isPresent(cells[position], minOpenings)))
  const regimes = findRegimes(byId, recorded, probation, minOpenings)
  const deltas = regimes.slice(1).map((later, index) => {
    const overlap = recorded.slice(0, recorded.indexOf(later.first)).slice(-probation)
    return deltaBetween(byId, regimes[index], later, overlap)
  })
  const comparable: (number | null)[] = positions.map(() => null)
  const effectiveN: (number | null)[] = positions.map(() => null)
  let move: number | null = 0
  for (let index = regimes.length - 1; index >= 0 && move !== null; index--) {
    const regime = regimes[index]
    if (regime === undefined) break
    for (const position of recorded) {
      if (position < regime.first || position > regime.last) continue
      const base = baseOf(byId, regime, position)
      comparable[position] = move === 0 ? base.share : moveOnLogit(base.share, move)
      effectiveN[position] = base.effectiveN
    }
    const delta: number | null = deltas[index - 1] ?? null
    move = delta === null ? null : move + delta
  }
  const raw = positions.map((position) => pooled(byId.map(({ cells }) => cells[position])))
  return { regimes, deltas, raw, comparable, effectiveN }
}

const isPresent = (cell: Counted | undefined, minOpenings: number): boolean => (cell?.n ?? 0) >= minOpenings

function pooled(cells: readonly (Counted | undefined)[]): number | null {
  const n = cells.reduce((sum, cell) => sum + (cell?.n ?? 0), 0)
  return n > 0 ? cells.reduce((sum, cell) => sum + (cell?.count ?? 0), 0) / n : null
}

function findRegimes(
  sources: readonly SourceSeries[],
  recorded: readonly number[],
  probation: number,
  minOpenings: number,
): Regime[] {
  const regimes: { first: number; last: number; members: SourceSeries[] }[] = []
  const runs = sources.map(() => 0)
  for (const [step, position] of recorded.entries()) {
    const members = sources.filter((source, index) => {
      const run = isPresent(source.cells[position], minOpenings) ? (runs[index] ?? 0) + 1 : 0
      runs[index] = run
      // Present since the first period of the record, or for `probation` periods before this one.
      return run === step + 1 || run > probation
    })
    const current = regimes.at(-1)
    if (members.length === 0) continue
    if (current && isSame(current.members, members)) current.last = position
    else regimes.push({ first: position, last: position, members })
  }
  return regimes.map(({ first, last, members }) => {
    const openings = members.map(({ cells }) => cells.slice(first, last + 1).reduce((sum, { n }) => sum + n, 0))
    const all = openings.reduce((sum, n) => sum + n, 0)
    return { first, last, sources: members.map(({ source }) => source), weights: openings.map((n) => n / all) }
  })
}

const isSame = (a: readonly SourceSeries[], b: readonly SourceSeries[]): boolean =>
  a.length === b.length && a.every((source, index) => source === b[index])

function baseOf(sources: readonly SourceSeries[], regime: Regime, position: number) {
  const strata = strataOf(sources, regime, [position]).filter(({ n }) => n > 0)
  const weight = strata.reduce((sum, stratum) => sum + stratum.weight, 0)
  return standardisedShare(strata.map((stratum) => ({ ...stratum, weight: stratum.weight / weight })))
}

function strataOf(
  sources: readonly SourceSeries[],
  { sources: members, weights }: Regime,
  positions: readonly number[],
) {
  return members.map((member, index) => {
    const cells = sources.find(({ source }) => source === member)?.cells ?? []
    let [count, n] = [0, 0]
    for (const position of positions) {
      count += cells[position]?.count ?? 0
      n += cells[position]?.n ?? 0
    }
    return { count, n, weight: weights[index] ?? 0 }
  })
}

/** Null when no period of the overlap has all sources of both regimes: nothing then tells a new level from a new source. */
function deltaBetween(
  sources: readonly SourceSeries[],
  earlier: Regime | undefined,
  later: Regime,
  overlap: readonly number[],
): number | null {
  if (earlier === undefined) return null
  const isShared = (position: number) =>
    [earlier, later].every((regime) => strataOf(sources, regime, [position]).every(({ n }) => n > 0))
  if (!overlap.some(isShared)) return null
  const shareOf = (regime: Regime) =>
    strataOf(sources, regime, overlap).reduce((sum, { weight, count, n }) => sum + (weight * count) / n, 0)
  return spliceDelta(shareOf(earlier), shareOf(later))
}
