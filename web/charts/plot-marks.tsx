import { BOTTOM, TOP, toBox, xPercent } from './plot-area.ts'
import type { TrendChartData } from './trend-chart-data.ts'

interface MarksProps {
  marks: TrendChartData['marks']
  /** Periods of the chart. */
  length: number
}

/** Where the notes below a chart stand in it: dashed lines, in the stretched view box. */
export function MarkLines({ marks, length }: MarksProps) {
  return (
    <>
      {marks.map(({ index, number }) => {
        const x = toBox(xPercent(index, length))
        return <line key={number} class="plot-mark-line" x1={x} x2={x} y1={toBox(TOP)} y2={toBox(BOTTOM)} />
      })}
    </>
  )
}

/** Their numbers above the lines. */
export function MarkNumbers({ marks, length }: MarksProps) {
  return (
    <>
      {marks.map(({ index, number }) => (
        <text key={number} class="plot-mark" x={`${xPercent(index, length)}%`} y={`${TOP - 3}%`} text-anchor="middle">
          {number}
        </text>
      ))}
    </>
  )
}
