import { listRuns, toBox, xPercent, yPercent } from './plot-area.ts'
import { PlotAxes } from './plot-axes.tsx'
import type { TrendChartData } from './trend-chart-data.ts'

/** The trend chart as SVG: what a page shows without JavaScript and what it prints. */
export function TrendPlot({ data }: { data: TrendChartData }) {
  const { labels, share, ticks, isProvisional } = data
  const length = labels.length
  const top = ticks.at(-1) ?? 1
  const x = (index: number): number => toBox(xPercent(index, length))
  const y = (value: number): number => toBox(yPercent(value, top))
  const runs = listRuns(share)
  const lastIndex = runs.at(-1)?.at(-1)?.index
  return (
    <PlotAxes
      ticks={ticks}
      formatTick={(tick) => `${tick}%`}
      labels={labels}
      overlay={runs
        .flat()
        .map(({ index, value }) =>
          index === lastIndex || length <= 32 || isAlone(share, index) ? (
            <circle
              key={index}
              class={dotClass(isProvisional[index] === true, index === lastIndex)}
              cx={`${xPercent(index, length)}%`}
              cy={`${yPercent(value, top)}%`}
              r={index === lastIndex ? 4.5 : 2.5}
            />
          ) : null,
        )}
    >
      {runs.map((run) => (
        <path
          key={run[0]?.index}
          class="plot-band"
          d={bandPath(
            run.map(({ index }) => index),
            data,
            x,
            y,
          )}
        />
      ))}
      {runs.flatMap((run) =>
        run.slice(1).map((end, position) => {
          const start = run[position]
          if (start === undefined) return null
          const isDashed = isProvisional[start.index] === true || isProvisional[end.index] === true
          return (
            <line
              key={end.index}
              class={isDashed ? 'plot-line plot-line-provisional' : 'plot-line'}
              x1={x(start.index)}
              y1={y(start.value)}
              x2={x(end.index)}
              y2={y(end.value)}
            />
          )
        }),
      )}
    </PlotAxes>
  )
}

const dotClass = (isProvisional: boolean, isLast: boolean): string =>
  `plot-dot${isProvisional ? ' plot-dot-provisional' : ''}${isLast ? ' plot-dot-last' : ''}`

const isAlone = (values: readonly (number | null)[], index: number): boolean =>
  (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null

function bandPath(
  indexes: readonly number[],
  { low, high }: TrendChartData,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const upper = indexes.map((index) => `${x(index)},${y(high[index] ?? 0)}`)
  const lower = indexes.map((index) => `${x(index)},${y(low[index] ?? 0)}`).reverse()
  return `M${[...upper, ...lower].join('L')}Z`
}
