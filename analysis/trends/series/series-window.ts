import { addPeriods } from '../../../data/weeks.ts'
import { type Composition, compositionBetween } from '../composition.ts'
import { detectableTrend } from '../detectable-trend.ts'
import type { TrendInput } from '../fitted-trend.ts'
import { detectableFrom, type JudgedTrend } from '../judge-trends.ts'
import { toldCourse } from '../observed-ends.ts'
import { shareTrendBySource } from '../reference-trend.ts'
import { robustSlope } from '../robust-slope.ts'
import { isTestable, trendVerdict } from '../trend-verdict.ts'
import { sumCounted } from '../weighted-change.ts'
import type { SeriesCells } from './series-cells.ts'
import type { SeriesChange } from './series-report.ts'

/** A series in its window, before it is set against the others of the file. */
export interface SeriesWindow {
  input: TrendInput
  /** First day of each period of the input, and the comparable share in it. */
  periodStarts: string[]
  shares: (number | null)[]
  from: string | null
  until: string | null
  /** Good periods, mentions and openings of the window. */
  periods: number
  mentions: number
  openings: number
}

/**
 * The newest `window` periods of a series (null: all). A period before a break, where one set of sources was
 * replaced whole by another, is left out: no verdict goes across it.
 */
export function windowOf({ periodStarts, goodSources, line, grain }: SeriesCells, window: number | null): SeriesWindow {
  const hasData = (position: number) => goodSources.some(({ cells }) => (cells[position]?.n ?? 0) > 0)
  const withData = periodStarts.flatMap((_, position) => (hasData(position) ? [position] : []))
  const last = withData.at(-1) ?? -1
  const begin = Math.max(window === null ? 0 : last - window + 1, lastBreak(line))
  const used = withData.filter((position) => position >= begin)
  const input = {
    positions: used,
    sources: goodSources.map(({ source, cells }) => ({
      source,
      cells: used.map((position) => cells[position] ?? { count: 0, n: 0 }),
    })),
  }
  const all = input.sources.flatMap(({ cells }) => cells)
  const [first, end] = [periodStarts[used[0] ?? -1] ?? null, periodStarts[last] ?? null]
  return {
    input,
    periodStarts: used.map((position) => periodStarts[position] ?? ''),
    shares: used.map((position) => line.comparable[position] ?? null),
    from: first,
    until: end && addPeriods(end, 1, grain),
    periods: used.length,
    mentions: all.reduce((sum, { count }) => sum + count, 0),
    openings: all.reduce((sum, { n }) => sum + n, 0),
  }
}

/** First position after the newest break of the line; 0 without one. */
function lastBreak({ regimes, deltas }: SeriesCells['line']): number {
  const boundary = deltas.lastIndexOf(null)
  return boundary < 0 ? 0 : (regimes[boundary + 1]?.first ?? 0)
}

/** Has the window enough data to be tested? */
export const bearsTest = ({ periods, mentions }: SeriesWindow): boolean =>
  isTestable({ weeks: periods, mentions, employers: null })

/** A window's trend among its family: adjusted for it, and the p that it would have needed there. */
export interface FamilyTest {
  trend: JudgedTrend
  q: number
  neededP: number
}

/** @param test  null when the series is no part of the family */
export function changeOf(window: SeriesWindow, test: FamilyTest | null): SeriesChange {
  const trend = test?.trend ?? null
  const told = trend && toldCourse(window.input, trend)
  const slope = test && robustSlopeOf(window)
  const figures = {
    from: window.from,
    until: window.until,
    shape: told?.shape ?? null,
    stepOn: told?.stepAt == null ? null : (window.periodStarts[window.input.positions.indexOf(told.stepAt)] ?? null),
    changePp: told?.changePp ?? null,
    lowPp: told?.lowPp ?? null,
    highPp: told?.highPp ?? null,
    fromPct: told?.fromPct ?? null,
    toPct: told?.toPct ?? null,
    p: trend?.p ?? null,
    q: test?.q ?? null,
    weeks: window.periods,
    mentions: window.mentions,
    openings: window.openings,
    employers: null,
    midSharePct: trend?.midSharePct ?? null,
    oddsRatio13: trend?.oddsRatio13 ?? null,
    oddsRatio13Low: trend?.oddsRatio13Low ?? null,
    oddsRatio13High: trend?.oddsRatio13High ?? null,
    robustPp13: slope?.points ?? null,
    inflation: trend?.inflation ?? null,
    detectablePp: trend ? detectableFrom(trend) : detectableWithoutFit(window),
    detectableAmongAllPp: test && detectableFrom(test.trend, test.neededP),
    naivePp: trend && naiveChange(window),
    composition: trend && compositionOfWindow(window),
  }
  return { ...figures, detail: trendVerdict(figures).detail }
}

function robustSlopeOf({ input, shares }: SeriesWindow) {
  const known = shares.flatMap((share, index) => (share === null ? [] : [{ share, at: input.positions[index] ?? 0 }]))
  return robustSlope(
    known.map(({ at }) => at),
    known.map(({ share }) => share),
  )
}

/** As if openings were independent; of no mentions at all the share is (0 + ½) / (n + 1). */
function detectableWithoutFit({ periods, mentions, openings }: SeriesWindow): number | null {
  if (periods < 2) return null
  return detectableTrend(periods, openings / periods, (mentions + 0.5) / (openings + 1), 1, 1).points
}

function compositionOfWindow({ input }: SeriesWindow): Composition | null {
  const middle = Math.floor(input.positions.length / 2)
  return compositionBetween(
    input.sources.map(({ source, cells }) => ({
      source,
      earlier: sumCounted(cells.slice(0, middle)),
      later: sumCounted(cells.slice(middle)),
    })),
  )
}

/** The same test on the sums of all sources: what a chart of raw shares would make one believe. */
function naiveChange({ input }: SeriesWindow): number | null {
  const pooled = input.positions.map((_, index) => ({
    count: input.sources.reduce((sum, { cells }) => sum + (cells[index]?.count ?? 0), 0),
    n: input.sources.reduce((sum, { cells }) => sum + (cells[index]?.n ?? 0), 0),
  }))
  const sources = [{ source: 'all', cells: pooled }]
  return shareTrendBySource({ positions: input.positions, sources })?.changePp ?? null
}
