import { countText } from '../figure-text.ts'
import { chartDocument, INK, type Picture, type PlotRoom, periodLabels, round } from './chart-document.ts'

export interface BarChart extends Picture {
  bars: readonly {
    label: string
    /** Null: nobody knows, which is a gap and no zero. */
    value: number | null
    /** Bears no comparison with the others: drawn pale. */
    isProvisional: boolean
  }[]
  /** Ascending from 0; the last one is the top of the axis. */
  ticks: readonly number[]
}

const LEFT = 56
const PLOT_HEIGHT = 192

/** Counts over time as one SVG document of bars. */
export const barChartSvg = ({ bars, ticks, ...picture }: BarChart): string =>
  chartDocument(picture, PLOT_HEIGHT, (room) => drawBars(bars, ticks, room))

function drawBars(bars: BarChart['bars'], ticks: readonly number[], { top, bottom, width }: PlotRoom): string[] {
  const right = width - 24
  const highest = ticks.at(-1) || 1
  const slot = (right - LEFT) / Math.max(1, bars.length)
  const y = (value: number) => round(bottom - ((bottom - top) * value) / highest)
  const labels = bars.map(({ label }) => label)
  return [
    ...ticks.map(
      (tick) =>
        `<line x1="${LEFT}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${INK.grid}"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end" fill="${INK.muted}">${countText(tick)}</text>`,
    ),
    ...bars.flatMap(({ value, isProvisional }, index) => {
      if (value === null) return []
      const x = round(LEFT + slot * index + slot * 0.1)
      return [
        `<rect x="${x}" y="${y(value)}" width="${Math.max(1, round(slot * 0.8))}" height="${round(bottom - y(value))}" fill="${isProvisional ? INK.pale : INK.line}"/>`,
      ]
    }),
    ...periodLabels(labels, { left: LEFT, right, bottom }, (index) =>
      round(index === labels.length - 1 ? right : LEFT + slot * (index + 0.5)),
    ),
  ]
}
