import type { OpeningVolume, StockState, VolumePoint } from '../../analysis/trends/volume/opening-volume.ts'
import { VolumePlot } from '../charts/volume-plot.tsx'
import { formatCount, formatDay, formatInterval, formatShare } from '../format.ts'
import { GRAIN_NAMES } from '../labels.ts'
import { pictureHrefs } from '../shared-figure.ts'
import { FigureFoot } from './figure-foot.tsx'
import { ScrollTable } from './scroll-table.tsx'
import { type FigureShare, ShareAndCite } from './share-and-cite.tsx'

interface StockFigureProps {
  /** `Openings`, or those that name a skill. */
  heading: string
  volume: OpeningVolume
  /** All openings at the same days, where `volume` is of some: then shares stand in the table. */
  all?: OpeningVolume
  csv: string
  json: string
  share: FigureShare
  headingLevel?: 'h2' | 'h3'
}

/** Openings that stand at the end of each period, in a chart of their own: they are no new ones. */
export function StockFigure({
  heading,
  volume,
  all,
  csv,
  json,
  share,
  headingLevel: Heading = 'h2',
}: StockFigureProps) {
  const { points, grain } = volume
  const unit = GRAIN_NAMES[grain]
  const known = points.flatMap((point) => (point.active === null ? [] : [{ ...point, active: point.active }]))
  const last = known.at(-1)
  const title = `${heading} that stand at the end of each ${unit}`
  return (
    <figure class="chart chart-stock">
      <Heading class="chart-heading">{title}</Heading>
      {last === undefined ? (
        <p class="quiet">
          Not known: that needs adverts which this installation has read again and again. Shipped history does not tell
          when adverts went.
        </p>
      ) : (
        <>
          <div class="chart-plot" role="img" aria-label={`${title}: ${countWords(last)} on ${formatDay(last.asOf)}.`}>
            <VolumePlot
              volume={points.map(({ active, state, ...point }) => ({
                ...point,
                n: active ?? 0,
                isProvisional: state !== 'complete',
              }))}
            />
          </div>
          <p class="quiet">
            {countWords(last)} {last.active === 1 ? 'stands' : 'stand'}
            {shareAt(volume, last.asOf)} at the end of {formatDay(last.asOf)}, new and old together
            {last.state === 'complete'
              ? ': the demand of that day, with adverts that the newest reading alone has missed'
              : `; not all sources are counted${last.reason === undefined ? '' : ` (${last.reason})`}`}
            . No trend is tested on it, because the same adverts stand for weeks.
          </p>
          <StockTable title={title} volume={volume} {...(all && { all })} />
        </>
      )}
      <figcaption>
        <FigureFoot
          n={last?.active ?? 0}
          span={volume.span}
          sources={volume.sources}
          method="openings"
          csv={csv}
          json={json}
          {...(last !== undefined && pictureHrefs(share.page, share.figure))}
          note={
            last === undefined
              ? 'only adverts at hand'
              : `n at the end of ${formatDay(last.asOf)}; only adverts at hand, without shipped history`
          }
        />
        {last === undefined ? null : (
          <ShareAndCite {...share} basis={{ n: last.active, span: volume.span, sources: volume.sources }} />
        )}
      </figcaption>
    </figure>
  )
}

/** `336`, or `At least 336` where some source is missing. */
const countWords = ({ active, state }: Pick<VolumePoint, 'active' | 'state'>): string =>
  `${state === 'complete' ? '' : 'At least '}${formatCount(active ?? 0)}`

function shareAt({ points }: OpeningVolume, day: string): string {
  const figure = points.findLast(({ asOf }) => asOf === day)?.share
  if (figure === undefined) return ''
  return `, ${formatShare(figure.share)} (${formatInterval(figure.low, figure.high)}) of ${formatCount(figure.n)},`
}

function StockTable({ title, volume, all }: { title: string; volume: OpeningVolume; all?: OpeningVolume }) {
  return (
    <details class="chart-table" data-chart-rows>
      <summary>Show as a table</summary>
      <ScrollTable label={title}>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Day</th>
            <th scope="col" class="number">
              Active
            </th>
            {all === undefined ? null : (
              <th scope="col" class="number">
                Of all active
              </th>
            )}
            <th scope="col" class="number">
              New in the period
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {volume.points.map(({ weekStart, label, asOf, active, new: fresh, state, reason, share }) => {
            return (
              <tr key={weekStart}>
                <th scope="row">{label}</th>
                <td>{formatDay(asOf)}</td>
                <td class="number">{active === null ? '–' : formatCount(active)}</td>
                {all === undefined ? null : (
                  <td class="number">
                    {share === undefined ? '–' : formatShare(share.share)}{' '}
                    {share === undefined ? null : <span class="interval">{formatInterval(share.low, share.high)}</span>}
                  </td>
                )}
                <td class="number">{formatCount(fresh)}</td>
                <td>{reason === undefined ? STATE_WORDS[state] : `${STATE_WORDS[state]}: ${reason}`}</td>
              </tr>
            )
          })}
        </tbody>
      </ScrollTable>
    </details>
  )
}

const STATE_WORDS: Record<StockState, string> = {
  complete: 'complete',
  incomplete: 'too low',
  unknown: 'not known',
}
