import type { ComponentChildren } from 'preact'
import { BOTTOM, LEFT, labelPositions, RIGHT, toBox, xPercent, yPercent } from './plot-area.ts'

interface PlotAxesProps {
  ticks: readonly number[]
  formatTick: (value: number) => string
  labels: readonly string[]
  /** Lines and areas, in the stretched view box. */
  children: ComponentChildren
  /** Dots and text, at percentages. */
  overlay?: ComponentChildren
}

/** Grid, both axes and the two layers of a chart (see plot-area.ts). */
export function PlotAxes({ ticks, formatTick, labels, children, overlay }: PlotAxesProps) {
  const top = ticks.at(-1) ?? 1
  return (
    <svg class="plot" aria-hidden="true" focusable="false">
      <svg class="plot-lines" aria-hidden="true" viewBox="0 0 1000 1000" preserveAspectRatio="none">
        {ticks.map((tick) => (
          <line
            key={tick}
            class={tick === 0 ? 'plot-base' : 'plot-grid'}
            x1={toBox(LEFT)}
            x2={toBox(RIGHT)}
            y1={toBox(yPercent(tick, top))}
            y2={toBox(yPercent(tick, top))}
          />
        ))}
        {children}
      </svg>
      {ticks.map((tick) => (
        <text key={tick} class="plot-label plot-tick" x="0" y={`${yPercent(tick, top)}%`} dy="0.35em">
          {formatTick(tick)}
        </text>
      ))}
      {labelPositions(labels.length, 4).map((index) => (
        <text
          key={index}
          class={`plot-label${index === 0 || index === labels.length - 1 ? '' : ' plot-between'}`}
          x={`${xPercent(index, labels.length)}%`}
          y={`${BOTTOM + 10}%`}
          text-anchor={
            index === 0 && labels.length > 1 ? 'start' : index === labels.length - 1 && index > 0 ? 'end' : 'middle'
          }
        >
          {labels[index]}
        </text>
      ))}
      {overlay}
    </svg>
  )
}
