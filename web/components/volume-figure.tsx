import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import { newBars, VolumePlot } from '../charts/volume-plot.tsx'
import { formatCount } from '../format.ts'
import { GRAIN_NAMES } from '../labels.ts'
import { pictureHrefs } from '../shared-figure.ts'
import { FigureFoot } from './figure-foot.tsx'
import { periodWords } from './period-words.ts'
import { ScrollTable } from './scroll-table.tsx'
import { type FigureShare, ShareAndCite } from './share-and-cite.tsx'

interface VolumeFigureProps {
  heading: string
  report: TrendReport
  csv: string
  json: string
  share: FigureShare
  /** Names of sources of which some postings state no day. */
  undated?: readonly string[]
}

/** Openings per period as bars, with the same rows as a table. */
export function VolumeFigure({ heading, report, csv, json, share, undated = [] }: VolumeFigureProps) {
  const { volume, n, grain } = report
  const last = volume.at(-1)
  const bars = newBars(volume)
  return (
    <figure class="chart">
      <h2 class="chart-heading">
        {heading} posted per {GRAIN_NAMES[grain]}
      </h2>
      <div
        class="chart-plot"
        role="img"
        aria-label={`${heading} posted per ${GRAIN_NAMES[grain]}: ${formatCount(n)} in ${volume.length} periods to ${last?.label ?? 'now'}, ${formatCount(last?.n ?? 0)} in the last.`}
      >
        <VolumePlot volume={bars} />
      </div>
      {bars.every(({ isProvisional }) => !isProvisional) ? null : (
        <ul class="legend">
          <li>
            <span class="key key-bar" aria-hidden="true" /> complete
          </li>
          <li>
            <span class="key key-bar-provisional" aria-hidden="true" /> still filling, in part because a file begins or
            ends there, only adverts that were still open at our first reading, or without a source that had no healthy
            reading
          </li>
        </ul>
      )}
      <details class="chart-table" data-chart-rows>
        <summary>Show as a table</summary>
        <ScrollTable label={`${heading} per period`}>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" class="number">
                Openings
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {volume.map((period) => (
              <tr key={period.weekStart}>
                <th scope="row">{period.label}</th>
                <td class="number">{period.state === 'outage' && period.n === 0 ? '–' : formatCount(period.n)}</td>
                <td>{periodWords(period, VOLUME_STATES)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </details>
      <figcaption>
        <FigureFoot
          n={n}
          notRead={report.notRead}
          span={report.span}
          sources={report.sources}
          csv={csv}
          json={json}
          {...pictureHrefs(share.page, share.figure)}
          note={
            undated.length === 0
              ? 'what our sources showed, not the whole labour market'
              : `what our sources showed, not the whole labour market; by the day first seen where ${undated.join(', ')} ${undated.length === 1 ? 'states' : 'state'} none`
          }
        />
        <ShareAndCite {...share} basis={{ n, span: report.span, sources: report.sources }} />
      </figcaption>
    </figure>
  )
}

const VOLUME_STATES: Record<TrendReport['volume'][number]['state'], string> = {
  good: 'complete',
  small: 'complete',
  unsettled: 'still filling',
  survivor: 'survivors only',
  outage: 'incomplete',
  empty: 'no openings',
}
