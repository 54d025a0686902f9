import { listRuns } from '../charts/plot-area.ts'
import type { ChartPoint } from '../charts/trend-chart-data.ts'
import { toChartData } from '../charts/trend-chart-data.ts'

const WIDTH = 104
const HEIGHT = 26

/** The course of a share in the size of a word, from zero to its own highest point. Decoration: the figures stand beside it. */
export function Sparkline({ points }: { points: readonly ChartPoint[] }) {
  const { share } = toChartData(points)
  const top = Math.max(0.0001, ...share.map((value) => value ?? 0))
  const x = (index: number): number => Math.round((2 + ((WIDTH - 6) * index) / Math.max(1, share.length - 1)) * 10) / 10
  const y = (value: number): number => Math.round((HEIGHT - 3 - ((HEIGHT - 6) * value) / top) * 10) / 10
  const runs = listRuns(share)
  const last = runs.at(-1)?.at(-1)
  if (last === undefined) return <span class="muted">no line</span>
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {runs.map((run) => (
        <polyline key={run[0]?.index} points={run.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')} />
      ))}
      <circle cx={x(last.index)} cy={y(last.value)} r="2.5" />
    </svg>
  )
}
