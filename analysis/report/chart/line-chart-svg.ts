import type { PeriodState, TrendPoint } from '../../trends/trend-report.ts'
import {
  chartDocument,
  cutText,
  escapeXml,
  INK,
  LINES,
  type Picture,
  type PlotRoom,
  periodLabels,
  round,
} from './chart-document.ts'

export type LinePoint = Pick<TrendPoint, 'label' | 'share' | 'low' | 'high'> & {
  /** `forecast`: a period to come, with what is to be expected of it. */
  state: PeriodState | 'forecast'
}

export interface LineChart extends Picture {
  /** One to six, over the same periods. */
  lines: readonly { name: string; points: readonly LinePoint[] }[]
}

const LEFT = 48
const PLOT_HEIGHT = 192
/** Room for the last values and names of several lines beside their ends, and the letters of a name that fit there. */
const NAME_WIDTH = 184
const NAME_LETTERS = 18
const NAME_GAP = 16

/**
 * Shares over time as one SVG document, each with its interval; provisional periods are hollow, one to come is dashed, a
 * period that cannot be shown is a gap. Several lines bear their last value and name at their ends.
 */
export function lineChartSvg({ lines, ...picture }: LineChart): string {
  const shown = lines.map(({ name, points }) => ({ name, points: points.map(withoutSmall) }))
  return chartDocument(picture, PLOT_HEIGHT, (room) => drawPlot(shown, room))
}

const withoutSmall = (point: LinePoint): LinePoint =>
  point.state === 'small' ? { ...point, share: null, low: null, high: null } : point

function drawPlot(lines: LineChart['lines'], { top, bottom, width }: PlotRoom): string[] {
  const right = width - 24 - (lines.length > 1 ? NAME_WIDTH : 0)
  const labels = lines[0]?.points.map(({ label }) => label) ?? []
  const highest = niceTop(Math.max(0.01, ...lines.flatMap(({ points }) => points.map(({ high }) => high ?? 0))))
  const x = (index: number) => round(LEFT + ((right - LEFT) * index) / Math.max(1, labels.length - 1))
  const y = (share: number) => round(bottom - ((bottom - top) * share) / highest)
  return [
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => {
      const tick = part * highest
      return `<line x1="${LEFT}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${INK.grid}"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end" fill="${INK.muted}">${percent(tick, highest)}</text>`
    }),
    ...periodLabels(labels, { left: LEFT, right, bottom }, x),
    ...lines.flatMap(({ points }, line) => runsOf(points).flatMap((run) => drawRun(run, points, { x, y, line }))),
    ...(lines.length > 1 ? drawNames(lines, right, { top, bottom }, y) : []),
  ]
}

/** Positions of neighbouring points that have a share; what is to be expected is a run of its own. */
function runsOf(points: readonly LinePoint[]): number[][] {
  const runs: number[][] = []
  for (const [index, { share, state }] of points.entries()) {
    if (share === null) continue
    const run = runs.at(-1)
    const isSameKind = (points[index - 1]?.state === 'forecast') === (state === 'forecast')
    if (run?.at(-1) === index - 1 && isSameKind) run.push(index)
    else runs.push([index])
  }
  return runs
}

interface Scales {
  x: (index: number) => number
  y: (share: number) => number
  line: number
}

function drawRun(run: readonly number[], points: readonly LinePoint[], { x, y, line }: Scales): string[] {
  const { colour, dash } = LINES[line] ?? { colour: INK.line, dash: null }
  const at = (index: number) => points[index]
  const first = run[0] ?? 0
  const isForecast = at(first)?.state === 'forecast'
  // The dashed line begins where the known one ends.
  const joined = isForecast && at(first - 1)?.share != null ? [first - 1, ...run] : run
  const upper = run.map((index) => `${x(index)},${y(at(index)?.high ?? 0)}`)
  const lower = run.map((index) => `${x(index)},${y(at(index)?.low ?? 0)}`).reverse()
  const course = joined.map((index) => `${x(index)},${y(at(index)?.share ?? 0)}`)
  const dashes = isForecast ? '8 4' : dash
  const opacity = line === 0 && !isForecast ? 0.2 : 0.12
  return [
    `<polygon points="${[...upper, ...lower].join(' ')}" fill="${colour}" fill-opacity="${opacity}"/>`,
    `<polyline points="${course.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dashes === null ? '' : ` stroke-dasharray="${dashes}"`}/>`,
    ...run.map((index) => {
      const isComplete = at(index)?.state === 'good'
      return `<circle cx="${x(index)}" cy="${y(at(index)?.share ?? 0)}" r="2.5" fill="${isComplete ? colour : '#ffffff'}" stroke="${colour}"/>`
    }),
  ]
}

/** `9.0 % Airflow` beside the end of each line, as near to it as the others allow. */
function drawNames(
  lines: LineChart['lines'],
  right: number,
  { top, bottom }: Pick<PlotRoom, 'top' | 'bottom'>,
  y: Scales['y'],
): string[] {
  const ends = lines.flatMap(({ name, points }, line) => {
    const last = points.findLast(({ share, state }) => share !== null && state !== 'forecast')?.share ?? null
    return last === null ? [] : [{ name, line, last, at: y(last) }]
  })
  ends.sort((one, other) => one.at - other.at)
  for (const [index, end] of ends.entries())
    end.at = Math.max(end.at, (ends[index - 1]?.at ?? top - NAME_GAP) + NAME_GAP)
  for (let index = ends.length - 1; index >= 0; index -= 1) {
    const end = ends[index]
    if (end !== undefined) end.at = Math.min(end.at, (ends[index + 1]?.at ?? bottom + NAME_GAP) - NAME_GAP)
  }
  return ends.map(({ name, line, last, at }) => {
    const words = `${(100 * last).toFixed(1)} % ${cutText(name, NAME_LETTERS)}`
    return `<text x="${right + 10}" y="${round(at) + 4}" class="name" fill="${LINES[line]?.colour ?? INK.text}">${escapeXml(words)}</text>`
  })
}

/** The smallest of 1, 2, 4 or 8 times a power of ten (in percent) that holds the value; at most 1. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 4, 8, 10].find((factor) => factor * power >= value) ?? 10
  return Math.min(1, step * power)
}

const percent = (tick: number, top: number): string => `${(100 * tick).toFixed(top < 0.04 ? 2 : top < 0.4 ? 1 : 0)} %`
