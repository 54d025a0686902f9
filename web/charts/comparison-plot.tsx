import { type ComparisonData, spreadLabels } from './comparison-data.ts'
import { listRuns, toBox, xPercent, yPercent } from './plot-area.ts'
import { PlotAxes } from './plot-axes.tsx'
import { MarkLines, MarkNumbers } from './plot-marks.tsx'

const LABEL_GAP = 8

/** Several trends in one SVG, told apart by colour, dash and mark: what a page shows without JavaScript and prints. */
export function ComparisonPlot({ data }: { data: ComparisonData }) {
  const { labels, lines, ticks, isProvisional, marks } = data
  const top = ticks.at(-1) ?? 1
  const x = (index: number): number => xPercent(index, labels.length)
  const y = (value: number): number => yPercent(value, top)
  return (
    <PlotAxes
      ticks={ticks}
      formatTick={(tick) => `${tick}\u00a0%`}
      labels={labels}
      overlay={
        <>
          <MarkNumbers marks={marks} length={labels.length} />
          {lines.map(({ name, share }, line) =>
            share.map((value, index) =>
              value === null ? null : (
                <SeriesMark
                  key={`${name}${labels[index]}`}
                  line={line}
                  x={x(index)}
                  y={y(value)}
                  isHollow={isProvisional[index] === true}
                />
              ),
            ),
          )}
        </>
      }
    >
      <MarkLines marks={marks} length={labels.length} />
      {lines.flatMap(({ name, low, high, share }, line) =>
        listRuns(share).map((run) => {
          const upper = run.map(({ index }) => `${toBox(x(index))},${toBox(y(high[index] ?? 0))}`)
          const lower = run.map(({ index }) => `${toBox(x(index))},${toBox(y(low[index] ?? 0))}`).reverse()
          return (
            <path
              key={`${name}${run[0]?.index}`}
              class={`series-band series-${line + 1}`}
              d={`M${[...upper, ...lower].join('L')}Z`}
            />
          )
        }),
      )}
      {lines.flatMap(({ name, share }, line) =>
        listRuns(share).map((run) => (
          <polyline
            key={`${name}${run[0]?.index}`}
            class={`series-line series-${line + 1}`}
            points={run.map(({ index, value }) => `${toBox(x(index))},${toBox(y(value))}`).join(' ')}
          />
        )),
      )}
    </PlotAxes>
  )
}

/** Names beside the ends of their lines, for wide screens; the legend below has them all. */
export function ComparisonLabels({ data }: { data: ComparisonData }) {
  const top = data.ticks.at(-1) ?? 1
  const ends = data.lines.map(({ share }) => share.findLast((value) => value !== null) ?? null)
  const heights = spreadLabels(
    ends.map((value) => (value === null ? null : yPercent(value, top))),
    LABEL_GAP,
  )
  return (
    <svg class="series-names" aria-hidden="true" focusable="false">
      {data.lines.map(({ name }, line) => {
        const [height, end] = [heights[line], ends[line]]
        if (height == null || end == null) return null
        return (
          <text key={name} class={`series-name series-${line + 1}`} x="4" y={`${height}%`} dy="0.35em">
            {end.toFixed(1)}&nbsp;% {name}
          </text>
        )
      })}
    </svg>
  )
}

/** A point of line 0 to 5: circle, square, triangle, diamond, cross, ring. */
function SeriesMark({ line, x, y, isHollow }: { line: number; x: number; y: number; isHollow: boolean }) {
  return (
    <svg class="series-place" x={`${x}%`} y={`${y}%`} aria-hidden="true">
      <path class={`series-mark series-${line + 1}${isHollow ? ' series-hollow' : ''}`} d={SERIES_MARKS[line] ?? ''} />
    </svg>
  )
}

const SERIES_MARKS: readonly string[] = [
  'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
  'M-2.800-2.800h5.600v5.600h-5.600z',
  'M0-3.600 3.400 2.600h-6.800z',
  'M0-3.800 3.800 0 0 3.800-3.800 0z',
  'M-3-1h2v-2h2v2h2v2h-2v2h-2v-2h-2z',
  'M0 3.600 3.400-2.600h-6.800z',
]

/** Line and mark of a series beside its name in a legend or a table. */
export function SeriesKey({ line }: { line: number }) {
  return (
    <svg class="series-key" viewBox="-14 -6 28 12" width="28" height="12" aria-hidden="true">
      <line class={`series-line series-${line + 1}`} x1="-14" x2="14" y1="0" y2="0" />
      <path class={`series-mark series-${line + 1}`} d={SERIES_MARKS[line] ?? ''} />
    </svg>
  )
}
