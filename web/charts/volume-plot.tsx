import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import { formatCount } from '../format.ts'
import { BOTTOM, LEFT, RIGHT, toBox, yPercent } from './plot-area.ts'
import { PlotAxes } from './plot-axes.tsx'
import { countTicks } from './trend-chart-data.ts'

interface VolumeBar {
  weekStart: string
  label: string
  n: number
  /** Bears no comparison with the others. */
  isProvisional: boolean
}

/** Bars of new openings: only complete periods compare. */
export const newBars = (volume: TrendReport['volume']): VolumeBar[] =>
  volume.map((period) => ({
    ...period,
    isProvisional: period.partly !== undefined || (period.state !== 'good' && period.state !== 'small'),
  }))

/** Openings per period as bars; periods that bear no comparison are paler by their class. */
export function VolumePlot({ volume }: { volume: readonly VolumeBar[] }) {
  const ticks = countTicks(Math.max(0, ...volume.map(({ n }) => n)))
  const top = ticks.at(-1) ?? 1
  const slot = (toBox(RIGHT) - toBox(LEFT)) / Math.max(1, volume.length)
  const gap = slot > 12 ? 3 : 1
  return (
    <PlotAxes ticks={ticks} formatTick={formatCount} labels={volume.map(({ label }) => label)}>
      {volume.map(({ weekStart, n, isProvisional }, index) => {
        const y = toBox(yPercent(n, top))
        return (
          <rect
            key={weekStart}
            class={isProvisional ? 'plot-bar plot-bar-provisional' : 'plot-bar'}
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
