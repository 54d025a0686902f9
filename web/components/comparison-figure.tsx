import type { ComparableLineOfSkill } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { SourceChange, TrendPoint, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { MOST_COMPARED, toComparisonData } from '../charts/comparison-data.ts'
import { ComparisonLabels, ComparisonPlot, SeriesKey } from '../charts/comparison-plot.tsx'
import { drawnPoints } from '../charts/drawn-points.ts'
import { formatInterval, formatShare } from '../format.ts'
import { pictureHrefs } from '../shared-figure.ts'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { ScrollTable } from './scroll-table.tsx'
import { type FigureShare, ShareAndCite } from './share-and-cite.tsx'
import { type ChartNote, notesByPeriod, sourceChangeNotes } from './source-changes.ts'

interface ComparisonFigureProps {
  /** A finding, not a label. */
  heading: string
  /** Two to six, over the same periods. */
  series: readonly TrendSeries[]
  basis: FigureBasis
  csv: string
  json: string
  share: FigureShare
}

/** Up to six trends on one axis, each with its interval, and all their figures as one table. */
export function ComparisonFigure({ heading, series, basis, csv, json, share }: ComparisonFigureProps) {
  const shown = series.slice(0, MOST_COMPARED).map(asDrawn)
  const notes = notesOf(shown)
  const data = toComparisonData(shown, marksOf(notes, shown[0]?.points ?? []))
  const periods = shown[0]?.points ?? []
  return (
    <figure class="chart comparison" data-comparison-chart>
      <h2 class="chart-heading">{heading}</h2>
      <div class="comparison-plot">
        <div class="chart-plot" role="img" aria-label={comparisonSentence(shown)}>
          {data.lines.some(({ share }) => share.some((value) => value !== null)) ? (
            <ComparisonPlot data={data} />
          ) : (
            <p class="plot-empty">No period has enough openings for a share.</p>
          )}
        </div>
        <ComparisonLabels data={data} />
      </div>
      <ul class="legend">
        {shown.map(({ skill, name }, line) => (
          <li key={skill}>
            <SeriesKey line={line} /> {name}
          </li>
        ))}
        {shown.some(({ comparable }) => comparable !== null) ? <li>at the level of today’s sources</li> : null}
        <li>pale: 95&nbsp;% interval; hollow marks: not settled yet, or survivors only</li>
      </ul>
      {notes.length === 0 ? null : (
        <ol class="chart-notes">
          {notes.map(({ periodStart, text }) => (
            <li key={periodStart}>{text}</li>
          ))}
        </ol>
      )}
      <details class="chart-table" data-chart-rows>
        <summary>Show as a table</summary>
        <ScrollTable label="Share per period">
          <thead>
            <tr>
              <th scope="col">Period</th>
              {shown.map(({ skill, name }) => (
                <th key={skill} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map(({ weekStart, label }, index) => (
              <tr key={weekStart}>
                <th scope="row">{label}</th>
                {shown.map(({ skill, points }) => {
                  const point = points[index]
                  return (
                    <td
                      key={skill}
                      class="number"
                      data-n={point?.n}
                      data-count={point?.count}
                      data-share={point?.share}
                      data-low={point?.low}
                      data-high={point?.high}
                      data-state={point?.state}
                    >
                      {formatShare(point?.share ?? null)}{' '}
                      <span class="interval">{formatInterval(point?.low ?? null, point?.high ?? null)}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </details>
      <figcaption>
        <FigureFoot {...basis} csv={csv} json={json} {...pictureHrefs(share.page, share.figure)} />
        <ShareAndCite {...share} basis={basis} />
      </figcaption>
    </figure>
  )
}

type Drawn = Pick<TrendSeries, 'skill' | 'name' | 'total'> & {
  points: readonly TrendPoint[]
  comparable: ComparableLineOfSkill | null
  sourceChanges: readonly SourceChange[]
}

const asDrawn = ({ skill, name, total, points, comparable = null, sourceChanges = [] }: TrendSeries): Drawn => ({
  ...{ skill, name, total, comparable, sourceChanges, points: drawnPoints(points, comparable) },
})

/** Sources that change behind some lines only are told with the names of these. */
function notesOf(shown: readonly Drawn[]): ChartNote[] {
  const all = shown.flatMap(({ name, ...line }) => sourceChangeNotes(line).map((note) => ({ ...note, name })))
  const named = all.map(({ periodStart, text }) => {
    const names = all.filter((note) => note.periodStart === periodStart && note.text === text).map(({ name }) => name)
    return { periodStart, text: names.length === shown.length ? text : `${names.join(', ')}: ${text}` }
  })
  return notesByPeriod(shown[0]?.points ?? [], named)
}

const marksOf = (notes: readonly ChartNote[], points: readonly TrendPoint[]) =>
  notes.map(({ periodStart }, index) => ({
    index: points.findIndex(({ weekStart }) => weekStart === periodStart),
    number: index + 1,
  }))

function comparisonSentence(series: readonly Drawn[]): string {
  const parts = series.map(({ name, total }) => `${name} ${formatShare(total.share)}`)
  return `Share of openings over ${series[0]?.points.length ?? 0} periods: ${parts.join(', ')}.`
}
