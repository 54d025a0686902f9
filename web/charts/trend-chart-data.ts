import type { PeriodState, TrendPoint } from '../../analysis/trends/trend-report.ts'

export type ChartPoint = Pick<TrendPoint, 'label' | 'n' | 'count' | 'share' | 'low' | 'high'> & {
  /** `forecast`: a period to come, with what is to be expected of it. */
  state: PeriodState | 'forecast'
  /** Number of the note below the chart that this period bears. */
  mark?: number | null
}

/** One line with its band, in percent. Every list has one entry per period, oldest first. */
export interface TrendChartData {
  labels: string[]
  /** Null is a gap in the line: nobody knows, or too few openings to stand on. Never zero. */
  share: (number | null)[]
  low: (number | null)[]
  /** Not above the top of the axis. */
  high: (number | null)[]
  /** Whether an interval goes on above the axis: its band meets the top. */
  isCut: boolean
  /** Periods that are drawn but bear no comparison: dashed line, hollow point. */
  isProvisional: boolean[]
  isForecast: boolean[]
  /** Periods that bear a numbered note. */
  marks: { index: number; number: number }[]
  /** Ascending from 0; the last one is the top of the axis. */
  ticks: number[]
}

const PROVISIONAL: ReadonlySet<ChartPoint['state']> = new Set(['unsettled', 'survivor'])
const UNDRAWN: ReadonlySet<ChartPoint['state']> = new Set(['small', 'empty'])
/** The analysis calls a period `small` below this; unsettled and survivor ones may be as small, and jump as wildly. */
const MIN_OPENINGS_DRAWN = 10

/** What a trend chart draws, the same for the printed SVG and for the canvas. */
export function toChartData(points: readonly ChartPoint[]): TrendChartData {
  const percent = (point: ChartPoint, value: number | null): number | null =>
    value === null || UNDRAWN.has(point.state) || (point.state !== 'forecast' && point.n < MIN_OPENINGS_DRAWN)
      ? null
      : value * 100
  const share = points.map((point) => percent(point, point.share))
  const high = points.map((point) => percent(point, point.high))
  const ticks = percentTicks(heldHeight(points, share, high))
  const top = ticks.at(-1) ?? 100
  return {
    labels: points.map(({ label }) => label),
    share,
    low: points.map((point) => percent(point, point.low)),
    high: high.map((value) => value && Math.min(value, top)),
    isCut: high.some((value) => value !== null && value > top),
    isProvisional: points.map(({ state }) => PROVISIONAL.has(state)),
    isForecast: points.map(({ state }) => state === 'forecast'),
    marks: points.flatMap(({ mark }, index) => (mark == null ? [] : [{ index, number: mark }])),
    ticks,
  }
}

/**
 * What the axis must hold: every share, and the intervals of periods that bear a comparison. Those of a few survivors are many times
 * as wide, and would press the line to the floor.
 */
function heldHeight(
  points: readonly ChartPoint[],
  share: readonly (number | null)[],
  high: readonly (number | null)[],
): number {
  const isAlone = points.every(({ state }, index) => PROVISIONAL.has(state) || high[index] === null)
  const held = points.map(({ state }, index) =>
    PROVISIONAL.has(state) && !isAlone ? share[index] : (high[index] ?? share[index]),
  )
  return Math.max(0, ...held.filter((value) => value != null))
}

/** Whether anything of it would be drawn. */
export const hasLine = (points: readonly ChartPoint[]): boolean =>
  toChartData(points).share.some((value) => value !== null)

/** The newest share, which stands beside its point; `below` the line where that comes down to it. Null: none is drawn. */
export function newestShare({ share, isForecast }: Pick<TrendChartData, 'share' | 'isForecast'>) {
  const index = share.findLastIndex((value, position) => value !== null && isForecast[position] !== true)
  const value = share[index]
  if (value == null) return null
  // The axis ends at 100: above a point next to it there is no room for words.
  const isBelow = value > 90 || (share[index - 1] ?? value) > value
  return { index, value, words: `${value.toFixed(1)}\u00a0%`, isBelow }
}

/** Steps that read well on a share axis; four or fewer intervals up to the smallest top that holds `max`. */
const STEPS = [0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25] as const

/** Ticks of a percent axis that begins at 0, holds `max` and never passes 100. */
export function percentTicks(max: number): number[] {
  const step = STEPS.find((candidate) => max <= candidate * 4) ?? 25
  const intervals = Math.max(1, Math.ceil(Math.min(max, 100) / step))
  return Array.from({ length: intervals + 1 }, (_, index) => index * step)
}

/** Ticks of a count axis that begins at 0 and holds `max`: whole numbers, four or fewer intervals. */
export function countTicks(max: number): number[] {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, max / 4)))
  const step = [1, 2, 2.5, 5, 10].map((factor) => Math.ceil(factor * magnitude)).find((size) => max <= size * 4) ?? max
  const intervals = Math.max(1, Math.ceil(max / step))
  return Array.from({ length: intervals + 1 }, (_, index) => index * step)
}
