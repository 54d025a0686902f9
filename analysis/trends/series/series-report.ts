import type { Grain } from '../../../data/domain.ts'
import type { Composition } from '../composition.ts'
import type { TrendShape } from '../fitted-trend.ts'
import type { ForecastMethod } from '../forecast/forecast-share.ts'
import type { LevelShift } from '../level-shifts.ts'
import type { PeriodState, Verdict } from '../trend-report.ts'
import type { TrendDetail } from '../trend-verdict.ts'

export interface SeriesPoint {
  /** First day of the period; a Monday at week grain. */
  weekStart: string
  /** `2026-W47`, `2026-11` or `2026-Q4`. */
  label: string
  /** Sums over all sources; 0 where nothing was counted. */
  n: number
  count: number
  /** count / n, 0 to 1, with its 95 % Wilson interval; null in a gap. */
  share: number | null
  low: number | null
  high: number | null
  /** The share at the level of today's sources; with a single source the share itself. Null where none is established. */
  comparable: number | null
  /** `empty` (a gap) and `small` periods bear no verdict. */
  state: PeriodState
}

/** The primary test over the window. What a series has too few data for is null. */
export interface SeriesChange {
  /** First day of the window and day after its last; null for a series without any openings. */
  from: string | null
  until: string | null
  /**
   * Whether the share moved evenly, along a curve, or in one step, and then the first day at its new level. `levels`: no course
   * fits the ends, so that the first and the last four good periods are compared.
   */
  shape: TrendShape | 'levels' | null
  stepOn: string | null
  /** Points over the window at today's mix of sources, with the 95 % interval. */
  changePp: number | null
  lowPp: number | null
  highPp: number | null
  /** Shares at the beginning and at the end of that way, 0 to 100. */
  fromPct: number | null
  toPct: number | null
  /** Two-sided; adjusted over all series of the file that could be tested. */
  p: number | null
  q: number | null
  /** Periods of the window that the test stands on. */
  weeks: number
  mentions: number
  openings: number
  /** Never known from a file of counts. */
  employers: null
  midSharePct: number | null
  /** Factor on the odds over 13 periods, of a step by the step, with its limits. */
  oddsRatio13: number | null
  oddsRatio13Low: number | null
  oddsRatio13High: number | null
  /** Typical change in 13 periods by the slopes of all pairs (points): a second opinion that no single period moves. */
  robustPp13: number | null
  /** How many times the variance of the slope is that of independent openings. */
  inflation: number | null
  /** Smallest change (points, either way) that these data would have shown with power 0.8 by themselves; null without data. */
  detectablePp: number | null
  /** The same where the change must also stand out among all series tested together. */
  detectableAmongAllPp: number | null
  /** What the pooled raw share seems to have done; other than `changePp` by the changed mix of sources. */
  naivePp: number | null
  /** What the raw change between the halves of the window is made of, sources that joined or left by name; null without a test. */
  composition: Composition | null
  detail: TrendDetail
}

export interface ForecastPoint {
  weekStart: string
  label: string
  share: number
  low: number
  high: number
}

export interface SeriesResult {
  series: string
  sources: string[]
  points: SeriesPoint[]
  change: SeriesChange
  verdict: Verdict
  /** The same over the whole record, its own family of tests; null where the window holds all of it. */
  longRun: { change: SeriesChange; verdict: Verdict } | null
  levelShifts: LevelShift[]
  /** Null where no method beats today's level in a backtest, or the series is too short to say. */
  forecast: ForecastPoint[] | null
  forecastMethod: ForecastMethod | null
  /** Why there is no forecast, in words; null where there is one. */
  forecastReason: string | null
}

export interface SeriesReport {
  grain: Grain
  /** Periods of the window of a change, counted back from the newest of each series; null: all. */
  window: number | null
  /** Part of the past values that a forecast interval would have held, 0 to 1. */
  forecastLevel: number
  /** Autocorrelation that the series share, 0 to 0.9; 0 with fewer than 20 of them. */
  pooledRho: number
  /** Series tested against each other. */
  tested: number
  /** In the order of the file. */
  series: SeriesResult[]
}
