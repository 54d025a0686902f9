import { addPeriods } from '../../../data/weeks.ts'
import { detectableTrend } from '../detectable-trend.ts'
import type { FamilyScatter } from '../family-scatter.ts'
import {
  type FittedTrend,
  type ShareTrend,
  shareTrendBySource,
  type TrendInput,
  testShareTrend,
} from '../share-trend.ts'
import { detectableFromFit } from '../trend-power.ts'
import { fitTrendShape } from '../trend-shape.ts'
import { isTestable, trendVerdict } from '../trend-verdict.ts'
import type { SeriesCells } from './series-cells.ts'
import type { SeriesChange } from './series-report.ts'

/** A series in its window, before it is set against the others of the file. */
export interface WindowFit {
  input: TrendInput
  from: string | null
  until: string | null
  /** Good periods, mentions and openings of the window. */
  periods: number
  mentions: number
  openings: number
  fit: FittedTrend | null
  /** First day of the new level, where the fit is a step. */
  stepOn: string | null
}

/**
 * The newest `window` periods of a series (null: all) and their fit. A period before a break, where one set of sources was
 * replaced whole by another, is left out: no verdict goes across it.
 */
export function fitWindow({ periodStarts, goodSources, line, grain }: SeriesCells, window: number | null): WindowFit {
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
  const fit = fitTrendShape(input)
  const all = input.sources.flatMap(({ cells }) => cells)
  const [first, end] = [periodStarts[used[0] ?? -1] ?? null, periodStarts[last] ?? null]
  return {
    input,
    from: first,
    until: end && addPeriods(end, 1, grain),
    periods: used.length,
    mentions: all.reduce((sum, { count }) => sum + count, 0),
    openings: all.reduce((sum, { n }) => sum + n, 0),
    fit,
    stepOn: fit?.stepAt == null ? null : (periodStarts[fit.stepAt] ?? null),
  }
}

/** First position after the newest break of the line; 0 without one. */
function lastBreak({ regimes, deltas }: SeriesCells['line']): number {
  const boundary = deltas.lastIndexOf(null)
  return boundary < 0 ? 0 : (regimes[boundary + 1]?.first ?? 0)
}

/** Has the window enough data to be tested, and a fit? */
export const isTested = ({ fit, periods, mentions }: WindowFit): boolean =>
  fit !== null && isTestable({ weeks: periods, mentions, employers: null })

export const testWindow = ({ fit }: WindowFit, { scatterOf }: FamilyScatter): ShareTrend | null =>
  fit && testShareTrend(fit, scatterOf(fit))

/** @param q  adjusted over the family; null when the series is no part of it */
export function changeOf(window: WindowFit, scatter: FamilyScatter, q: number | null): SeriesChange {
  const test = q === null ? null : testWindow(window, scatter)
  const figures = {
    from: window.from,
    until: window.until,
    shape: test?.shape ?? null,
    stepOn: test && window.stepOn,
    changePp: test?.changePp ?? null,
    lowPp: test?.lowPp ?? null,
    highPp: test?.highPp ?? null,
    p: test?.p ?? null,
    q,
    weeks: window.periods,
    mentions: window.mentions,
    openings: window.openings,
    employers: null,
    midSharePct: test?.midSharePct ?? null,
    oddsRatio13: test?.oddsRatio13 ?? null,
    oddsRatio13Low: test?.oddsRatio13Low ?? null,
    oddsRatio13High: test?.oddsRatio13High ?? null,
    detectablePp: test ? detectableFromFit(test) : detectableWithoutFit(window),
    naivePp: test && naiveChange(window),
  }
  return { ...figures, detail: trendVerdict(figures).detail }
}

/** As if openings were independent; of no mentions at all the share is (0 + ½) / (n + 1). */
function detectableWithoutFit({ periods, mentions, openings }: WindowFit): number | null {
  if (periods < 2) return null
  return detectableTrend(periods, openings / periods, (mentions + 0.5) / (openings + 1), 1, 1).points
}

/** The same test on the sums of all sources: what a chart of raw shares would make one believe. */
function naiveChange({ input }: WindowFit): number | null {
  const pooled = input.positions.map((_, index) => ({
    count: input.sources.reduce((sum, { cells }) => sum + (cells[index]?.count ?? 0), 0),
    n: input.sources.reduce((sum, { cells }) => sum + (cells[index]?.n ?? 0), 0),
  }))
  const sources = [{ source: 'all', cells: pooled }]
  return shareTrendBySource({ positions: input.positions, sources })?.changePp ?? null
}
