import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import { formatCount } from '../format.ts'
import { BOTTOM, LEFT, RIGHT, toBox, yPercent } from './plot-area.ts'
import { PlotAxes } from './plot-axes.tsx'
import { countTicks } from './trend-chart-data.ts'

/** Openings per period as bars; periods that bear no comparison are hatched by their class. */
export function VolumePlot({ volume }: { volume: TrendReport['volume'] }) {
  const ticks = countTicks(Math.max(0, ...volume.map(({ n }) => n)))
  const top = ticks.at(-1) ?? 1
  const slot = (toBox(RIGHT) - toBox(LEFT)) / Math.max(1, volume.length)
  const gap = slot > 12 ? 3 : 1
  return (
    <PlotAxes ticks={ticks} formatTick={formatCount} labels={volume.map(({ label }) => label)}>
      {volume.map(({ weekStart, n, state }, index) => {
        const y = toBox(yPercent(n, top))
        return (
          <rect
            key={weekStart}
            class={state === 'good' || state === 'small' ? 'plot-bar' : 'plot-bar plot-bar-provisional'}
            x={Math.round((toBox(LEFT) + slot * index) * 10) / 10}
            width={Math.max(1, Math.round((slot - gap) * 10) / 10)}
            y={y}
            height={Math.max(0, toBox(BOTTOM) - y)}
          />
        )
      })}
    </PlotAxes>
  )
}
