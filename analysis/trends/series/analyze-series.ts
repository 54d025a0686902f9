import type { Grain } from '../../../data/domain.ts'
import { addPeriods, periodLabel } from '../../../data/weeks.ts'
import { adjustForFalseDiscovery, neededP } from '../benjamini-hochberg.ts'
import { FORECAST_LEVEL, forecastShare, MAX_HORIZON, whyNoForecast } from '../forecast/forecast-share.ts'
import { judgeTrends } from '../judge-trends.ts'
import { levelShifts } from '../level-shifts.ts'
import { pooledRho } from '../pooled-rho.ts'
import type { Verdict } from '../trend-report.ts'
import { trendVerdict } from '../trend-verdict.ts'
import { MAX_FALSE_DISCOVERY } from '../verdict.ts'
import type { Counted } from '../weighted-change.ts'
import { readSeries, type SeriesRow, type SeriesTable } from './read-series.ts'
import { comparableCounts, layOut, pointsOf, type SeriesCells } from './series-cells.ts'
import type { ForecastPoint, SeriesChange, SeriesReport, SeriesResult } from './series-report.ts'
import { bearsTest, changeOf, type FamilyTest, windowOf } from './series-window.ts'

export interface SeriesOptions {
  /** Periods of the window of a change; `all`: the whole record. Left out: half a year of weeks, two years of months. */
  window?: number | 'all'
  /** Periods ahead of a forecast, 1 to 13. */
  horizon?: number
}

/** Half a year of weeks, two years of months, so that a year meets a year; five of quarters. */
const WINDOWS: Record<Grain, number> = { week: 26, month: 24, quarter: 20 }
const HORIZON = 4

/** The methods of trends over the series of a CSV file. @throws UserError when the text cannot be read, see `readSeries` */
export const analyzeSeriesFile = (text: string, options: SeriesOptions = {}): SeriesReport =>
  analyzeSeries(readSeries(text), options)

/**
 * Share, change, verdict, level shifts and forecast of every series. All series that can be tested are one family: their
 * q values are adjusted over it, and the autocorrelation that they share widens each test.
 */
export function analyzeSeries({ grain, rows }: SeriesTable, options: SeriesOptions = {}): SeriesReport {
  // 1. Lay every series out by source and period.
  const laidOut = groupBySeries(rows).map(([series, some]) => layOut(series, some, grain))

  // 2. Test what bears a test, as one family: over the window, and over the whole record where that is longer.
  const window = options.window === 'all' ? null : (options.window ?? WINDOWS[grain])
  const recent = judgeFamily(laidOut, window)
  const long = window === null ? null : judgeFamily(laidOut, null)

  // 3. Level shifts and forecasts.
  const horizon = Math.min(MAX_HORIZON, Math.max(1, options.horizon ?? HORIZON))
  const series = laidOut.flatMap((cells, index): SeriesResult[] => {
    const judged = recent.judged[index]
    const longRun = long?.judged[index]
    if (judged === undefined) return []
    return [
      {
        series: cells.series,
        sources: cells.sources.map(({ source }) => source).filter((source) => source !== ''),
        points: pointsOf(cells),
        ...judged,
        longRun: longRun && longRun.change.from !== judged.change.from ? longRun : null,
        ...describe(cells, recent.pooledRho, horizon),
      },
    ]
  })
  return { grain, window, forecastLevel: FORECAST_LEVEL, pooledRho: recent.pooledRho, tested: recent.tested, series }
}

interface JudgedFamily {
  pooledRho: number
  tested: number
  /** In the order of the series. */
  judged: { change: SeriesChange; verdict: Verdict }[]
}

function judgeFamily(laidOut: readonly SeriesCells[], window: number | null): JudgedFamily {
  const windows = laidOut.map((cells) => windowOf(cells, window))
  const bearing = windows.filter(bearsTest)
  const trends = judgeTrends(bearing.map(({ input }) => input))
  const family = trends.flatMap((trend, index) => (trend ? [{ window: bearing[index], trend }] : []))
  const qValues = adjustForFalseDiscovery(family.map(({ trend }) => trend.p))
  const needed = neededP(qValues, MAX_FALSE_DISCOVERY)
  const testOf = new Map(
    family.map(({ window, trend }, index): [typeof window, FamilyTest] => [
      window,
      { trend, q: qValues[index] ?? 1, neededP: needed },
    ]),
  )
  const judged = windows.map((some) => {
    const change = changeOf(some, testOf.get(some) ?? null)
    return { change, verdict: trendVerdict(change).verdict }
  })
  return { pooledRho: pooledRho(family.map(({ trend }) => trend)), tested: family.length, judged }
}

function groupBySeries(rows: readonly SeriesRow[]): [string, SeriesRow[]][] {
  const groups = new Map<string, SeriesRow[]>()
  for (const row of rows) {
    const group = groups.get(row.series)
    if (group) group.push(row)
    else groups.set(row.series, [row])
  }
  return [...groups.entries()]
}

function describe(cells: SeriesCells, pooledRho: number, horizon: number) {
  const counts = comparableCounts(cells)
  const periods = counts.flatMap((counted, position) => {
    const weekStart = cells.periodStarts[position] ?? ''
    return counted ? [{ ...counted, weekStart, label: periodLabel(weekStart, cells.grain) }] : []
  })
  const run = newestRun(counts)
  const forecast = forecastShare(run, horizon)
  const last = cells.periodStarts.at(-1) ?? ''
  const steps = forecast?.steps.map((step, ahead): ForecastPoint => {
    const weekStart = addPeriods(last, ahead + 1, cells.grain)
    return { weekStart, label: periodLabel(weekStart, cells.grain), ...step }
  })
  return {
    levelShifts: levelShifts(periods, pooledRho),
    forecast: steps ?? null,
    forecastMethod: forecast?.method ?? null,
    forecastReason: forecast === null ? whyNoForecast(run, horizon) : null,
  }
}

/** The newest periods without a gap between them; none when the last one is a gap: a forecast starts from the present. */
function newestRun(counts: readonly (Counted | null)[]): Counted[] {
  const run = counts.slice(counts.lastIndexOf(null) + 1)
  return run.flatMap((counted) => counted ?? [])
}
