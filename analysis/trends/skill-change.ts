import type { CountTable } from '../../data/domain.ts'
import { addPeriods } from '../../data/weeks.ts'
import { compositionOf } from './composition.ts'
import { detectablePoints } from './detectable-change.ts'
import type { Halves, SourceHalves } from './source-halves.ts'
import { standardisedShare } from './standardised-share.ts'
import type { SpanFigure, TrendChange } from './trend-report.ts'
import { type Counted, type Stratum, weightedChange } from './weighted-change.ts'
import { wilsonInterval } from './wilson.ts'

/** A change before it is set against the other skills of the view. */
export type UnadjustedChange = Omit<TrendChange, 'q' | 'detectableAmongAllPoints' | 'fewEmployers'>

/**
 * Change of one skill between two halves, within sources and at fixed weights (the part of each source in the openings
 * of both halves). It stands where there are too few periods for a trend, and gives the shares of both halves.
 *
 * @param mentions  openings that mention the skill, by cell
 * @param sources   sources that both halves have and that count the skill; not empty
 * @param counting  positions of all sources that count the skill, for the naive change
 * @param inflation  how many times wider than that of independent openings the change scatters; 1 if not known
 */
export function changeWithinSources(
  table: CountTable,
  halves: Halves,
  mentions: Uint32Array,
  sources: readonly SourceHalves[],
  counting: readonly number[],
  inflation: number,
): UnadjustedChange {
  const all = sources.reduce((sum, { earlier, later }) => sum + earlier.n + later.n, 0)
  const strata = sources.map(({ earlier, later }): Stratum => {
    return {
      weight: (earlier.n + later.n) / all,
      earlier: { count: sumOf(mentions, earlier.cells), n: earlier.n },
      later: { count: sumOf(mentions, later.cells), n: later.n },
    }
  })
  const effective = ({ count, n }: Counted) => ({ count: count / inflation, n: n / inflation })
  const change = weightedChange(
    strata.map(({ weight, earlier, later }) => ({ weight, earlier: effective(earlier), later: effective(later) })),
  )
  const earlier = figureOf(strata.map(({ weight, earlier }) => ({ weight, ...earlier })))
  const later = figureOf(strata.map(({ weight, later }) => ({ weight, ...later })))
  const day = (period: number) => dayOf(table, period)
  return {
    earlier: { from: day(halves.first), until: day(halves.split), ...earlier.figure },
    later: { from: day(halves.split), until: day(halves.end), ...later.figure },
    ...readIn(table, sources),
    shape: 'halves',
    stepOn: null,
    fromShare: earlier.figure.share ?? 0,
    toShare: later.figure.share ?? 0,
    points: 100 * change.difference,
    low: 100 * change.low,
    high: 100 * change.high,
    p: change.p,
    inflation,
    robustPoints13: null,
    detectablePoints: detectablePoints(
      earlier.effectiveN / inflation,
      later.effectiveN / inflation,
      shareToDetectFrom(earlier.figure),
    ),
    sources: sources.flatMap(({ sourceIndex }) => table.sources[sourceIndex]?.source ?? []),
    naivePoints: 100 * naiveDifference(table, halves, mentions, counting),
    composition: compositionOf(table, mentions, halves, counting),
  }
}

/** The good periods of these sources, from the first to the last. */
function readIn(table: CountTable, sources: readonly SourceHalves[]): { readFrom: string; readUntil: string } {
  const periods = sources.flatMap(({ earlier, later }) =>
    [...earlier.cells, ...later.cells].map((cell) => cell % table.periodStarts.length),
  )
  return { readFrom: dayOf(table, Math.min(...periods)), readUntil: dayOf(table, Math.max(...periods) + 1) }
}

/** First day of a period of the table, or of the one after its last. */
export const dayOf = (table: CountTable, period: number): string =>
  table.periodStarts[period] ?? addPeriods(table.periodStarts.at(-1) ?? '', 1, table.grain)

const sumOf = (values: Uint32Array, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0)

function figureOf(strata: readonly (Counted & { weight: number })[]): {
  figure: Omit<SpanFigure, 'from' | 'until'>
  effectiveN: number
} {
  const count = strata.reduce((sum, stratum) => sum + stratum.count, 0)
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0)
  const interval = strata.length === 1 ? wilsonInterval(count, n) : null
  if (interval !== null) return { figure: { n, count, share: count / n, ...interval }, effectiveN: n }
  const { share, low, high, effectiveN } = standardisedShare(strata)
  return { figure: { n, count, share, low, high }, effectiveN }
}

/** A share of 0 is never quite known to be 0: (x + ½) / (n + 1). */
const shareToDetectFrom = ({ share, count, n }: Pick<SpanFigure, 'share' | 'count' | 'n'>): number =>
  share === null || count === 0 ? (count + 0.5) / (n + 1) : share

/** What a chart of raw shares would show: all openings of both halves, sources that joined or left included. */
function naiveDifference(
  table: CountTable,
  halves: Halves,
  mentions: Uint32Array,
  counting: readonly number[],
): number {
  const raw = (from: number, until: number) => {
    let [count, n] = [0, 0]
    for (const sourceIndex of counting) {
      for (let period = from; period < until; period++) {
        const cell = sourceIndex * table.periodStarts.length + period
        count += mentions[cell] ?? 0
        n += table.openings[cell] ?? 0
      }
    }
    return count / n
  }
  return raw(halves.split, halves.end) - raw(halves.first, halves.split)
}
