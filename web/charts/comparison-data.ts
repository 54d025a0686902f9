import { type ChartPoint, percentTicks, toChartData } from './trend-chart-data.ts'

/** As many lines as can be told apart by colour, dash and mark. */
export const MOST_COMPARED = 6

export interface ComparedLine {
  name: string
  points: readonly ChartPoint[]
}

/** Several lines over the same periods, in percent. */
export interface ComparisonData {
  labels: string[]
  lines: { name: string; share: (number | null)[]; low: (number | null)[]; high: (number | null)[] }[]
  isProvisional: boolean[]
  /** Periods that bear a numbered note. */
  marks: { index: number; number: number }[]
  ticks: number[]
}

/** What a chart of several lines draws, the same for the SVG and for the canvas. One axis holds all intervals. */
export function toComparisonData(
  compared: readonly ComparedLine[],
  marks: ComparisonData['marks'] = [],
): ComparisonData {
  const charts = compared.map(({ points }) => toChartData(points))
  const [first] = charts
  const highest = Math.max(0, ...charts.flatMap(({ high }) => high.filter((value) => value !== null)))
  return {
    labels: first?.labels ?? [],
    lines: compared.map(({ name }, index) => {
      const { share = [], low = [], high = [] } = charts[index] ?? {}
      return { name, share, low, high }
    }),
    isProvisional: first?.labels.map((_, index) => charts.some((chart) => chart.isProvisional[index] === true)) ?? [],
    marks,
    ticks: percentTicks(highest),
  }
}

/**
 * Heights at which the names of the lines stand, in percent of the plot from the top: each as near to the end of its line
 * as the others allow. Null for a line that is drawn nowhere.
 *
 * @param gap  least distance of two names
 */
export function spreadLabels(heights: readonly (number | null)[], gap: number, lowest = 97): (number | null)[] {
  const placed = heights
    .flatMap((height, index) => (height === null ? [] : [{ index, at: height }]))
    .sort((one, other) => one.at - other.at)
  for (const [position, label] of placed.entries()) {
    const above = placed[position - 1]
    if (above !== undefined) label.at = Math.max(label.at, above.at + gap)
  }
  for (let position = placed.length - 1; position >= 0; position -= 1) {
    const label = placed[position]
    const limit = placed[position + 1] === undefined ? lowest : (placed[position + 1]?.at ?? lowest) - gap
    if (label !== undefined) label.at = Math.min(label.at, limit)
  }
  const at = new Map(placed.map((label) => [label.index, label.at]))
  return heights.map((_, index) => at.get(index) ?? null)
}
