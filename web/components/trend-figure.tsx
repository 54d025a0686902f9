import type { ComparableLineOfSkill } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { ReasonCode, SourceChange, TrendPoint, Verdict } from '../../analysis/trends/trend-report.ts'
import { drawnPoints } from '../charts/drawn-points.ts'
import { toChartData } from '../charts/trend-chart-data.ts'
import { TrendPlot } from '../charts/trend-plot.tsx'
import { formatCount, formatInterval, formatPoints, formatShare } from '../format.ts'
import { pictureHrefs } from '../shared-figure.ts'
import { noDirectionWords } from './direction-words.ts'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { periodWords } from './period-words.ts'
import { ScrollTable } from './scroll-table.tsx'
import { type FigureShare, ShareAndCite } from './share-and-cite.tsx'
import { type ChartNote, isSameNote, lineWords, notesByPeriod, sourceChangeNotes } from './source-changes.ts'

export interface ChartedSeries {
  name: string
  points: readonly TrendPoint[]
  verdict: Verdict
  change: { points: number; low: number; high: number } | null
  reasonCode?: ReasonCode
  readonly sourceChanges?: readonly SourceChange[]
}

interface TrendFigureProps {
  /** A finding, not a label. */
  heading: string
  series: ChartedSeries
  basis: FigureBasis
  csv?: string
  json?: string
  /** Left out where the figure is framed itself. */
  share?: FigureShare
  /** Addresses of the pictures, where there is no room for more. */
  pictures?: { png: string; svg: string }
  /** Small figures inside a list leave the table closed and the plot low. */
  size?: 'large' | 'small'
  headingLevel?: 'h2' | 'h3' | 'h4'
  /** Periods to come, after the last one of the series. */
  forecast?: readonly { weekStart: string; label: string; share: number; low: number; high: number }[] | null
  /** Drawn in place of the raw shares, which stay in the table; where sources change is noted. */
  comparable?: ComparableLineOfSkill | null | undefined
  /** Noted where the raw shares are drawn; left out: those of the series. */
  sourceChanges?: readonly SourceChange[] | undefined
  /** Where the other line of the same figure is: the raw one, or the comparable one. */
  otherLine?: { href: string; words: string } | null
  /** Other notes than those, numbered by period with them. */
  notes?: readonly ChartNote[]
  /** Notes that stand above this chart and others, and what their place is called: they keep their numbers, and are not said again. */
  saidAbove?: { notes: readonly ChartNote[]; id: string }
}

/** A trend with its band, the openings behind it and the same rows as a table. */
export function TrendFigure({
  heading,
  series,
  basis,
  csv,
  json,
  share,
  pictures = share && pictureHrefs(share.page, share.figure),
  size = 'large',
  headingLevel: Heading = 'h2',
  forecast = null,
  notes: otherNotes = [],
  saidAbove = { notes: [], id: '' },
  comparable = null,
  sourceChanges = series.sourceChanges,
  otherLine = null,
}: TrendFigureProps) {
  const all = notesByPeriod(series.points, [...sourceChangeNotes({ comparable, sourceChanges }), ...otherNotes])
  const placeAbove = (note: ChartNote) => saidAbove.notes.findIndex((shared) => isSameNote(shared, note))
  const notes = all.filter((note) => placeAbove(note) < 0)
  const above = all.filter((note) => placeAbove(note) >= 0)
  const first = saidAbove.notes.length + 1
  const numberOf = new Map([
    ...above.map((note) => [note.periodStart, placeAbove(note) + 1] as const),
    ...notes.map(({ periodStart }, index) => [periodStart, first + index] as const),
  ])
  const ahead = (forecast ?? []).map((step) => ({ ...step, n: 0, count: 0, state: 'forecast' as const }))
  const drawn = drawnPoints(series.points, comparable)
  const data = toChartData([
    ...drawn.map((point) => ({ ...point, mark: numberOf.get(point.weekStart) ?? null })),
    ...ahead,
  ])
  const states = provisionalNotes(drawn)
  return (
    <figure class={`chart chart-${size}`} data-trend-chart={series.name}>
      <Heading class="chart-heading">{heading}</Heading>
      <div class="chart-plot" role="img" aria-label={trendSentence({ ...series, points: drawn })}>
        {data.share.some((value) => value !== null) ? (
          <TrendPlot data={data} />
        ) : (
          <p class="plot-empty">No period has enough openings for a share.</p>
        )}
      </div>
      <ul class="legend">
        <li>
          <span class="key key-line" aria-hidden="true" /> {lineWords(comparable)}
        </li>
        <li>
          <span class="key key-band" aria-hidden="true" /> 95&nbsp;% interval
          {data.isCut ? '; where its band meets the top it goes on above the chart, as the table says' : ''}
        </li>
        {ahead.length === 0 ? null : (
          <li>
            <span class="key key-forecast" aria-hidden="true" /> to be expected, 80&nbsp;% band
          </li>
        )}
        {states.map((note) => (
          <li key={note}>
            <span class="key key-provisional" aria-hidden="true" /> {note}
          </li>
        ))}
      </ul>
      {otherLine === null ? null : (
        <p class="chart-other-line">
          <a href={otherLine.href}>{otherLine.words}</a>
        </p>
      )}
      {above.length === 0 ? null : (
        <p class="chart-above">
          <a href={`#${saidAbove.id}`}>
            {above.map((note) => placeAbove(note) + 1).join(', ')}: sources change, see above
          </a>
        </p>
      )}
      {notes.length === 0 ? null : (
        <ol class="chart-notes" {...(first > 1 && { start: first })}>
          {notes.map(({ periodStart, text }) => (
            <li key={`${periodStart}${text}`}>{text}</li>
          ))}
        </ol>
      )}
      <details class="chart-table" data-chart-rows>
        <summary>Show as a table</summary>
        <ScrollTable label={`${series.name} per period`}>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" class="number">
                Openings
              </th>
              <th scope="col" class="number">
                With it
              </th>
              <th scope="col" class="number">
                Share
              </th>
              {comparable === null ? null : (
                <th scope="col" class="number">
                  Comparable
                </th>
              )}
              <th scope="col" class="number">
                95&nbsp;% interval
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {drawn.map((point, index) => (
              <tr
                key={point.weekStart}
                data-n={point.n}
                data-count={point.count}
                data-share={point.share}
                data-low={point.low}
                data-high={point.high}
                data-state={point.state}
                data-mark={numberOf.get(point.weekStart)}
              >
                <th scope="row">{point.label}</th>
                <td class="number">{point.state === 'outage' ? '–' : formatCount(point.n)}</td>
                <td class="number">{point.state === 'outage' ? '–' : formatCount(point.count)}</td>
                <td class="number">{formatShare(series.points[index]?.share ?? null)}</td>
                {comparable === null ? null : <td class="number">{formatShare(point.share)}</td>}
                <td class="number">{formatInterval(point.low, point.high)}</td>
                <td>{periodWords(point, STATE_WORDS)}</td>
              </tr>
            ))}
            {ahead.map((step) => (
              <tr
                key={step.weekStart}
                data-n={0}
                data-count={0}
                data-share={step.share}
                data-low={step.low}
                data-high={step.high}
                data-state="forecast"
              >
                <th scope="row">{step.label}</th>
                <td class="number">–</td>
                <td class="number">–</td>
                {comparable === null ? null : <td class="number">–</td>}
                <td class="number">{formatShare(step.share)}</td>
                <td class="number">{formatInterval(step.low, step.high)} (80&nbsp;%)</td>
                <td>to be expected</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </details>
      <figcaption>
        <FigureFoot
          {...basis}
          isShort={size === 'small'}
          {...(csv !== undefined && { csv })}
          {...(json !== undefined && { json })}
          {...pictures}
        />
        {share === undefined ? null : <ShareAndCite {...share} basis={basis} />}
      </figcaption>
    </figure>
  )
}

const STATE_WORDS: Record<TrendPoint['state'], string> = {
  good: 'complete',
  unsettled: 'still filling',
  survivor: 'survivors only',
  outage: 'not known',
  small: 'too few',
  empty: 'no openings',
}

function provisionalNotes(points: readonly TrendPoint[]): string[] {
  const shown = points.filter(({ share }) => share !== null)
  const states = new Set(shown.filter(({ partly }) => partly === undefined).map(({ state }) => state))
  const leftOut = points.filter(({ reason }) => reason !== undefined).length
  return [
    ...(states.has('unsettled') ? ['still filling: late adverts are expected'] : []),
    ...(shown.some(({ partly }) => partly !== undefined) ? ['a file begins or ends here: adverts may be missing'] : []),
    ...(states.has('survivor') ? ['survivors only: adverts still open at our first reading, no trend in them'] : []),
    ...(leftOut > 0 ? [`gap: a source without a healthy reading is left out (${leftOut}; the table says why)`] : []),
  ]
}

/** `Airflow, share of openings, 26 periods to 2026-W47: 9.0 %, rising by about 5.8 points, between 2.6 and 9.1.` */
export function trendSentence({ name, points, ...judged }: ChartedSeries): string {
  const drawn = points.filter(({ share, state }) => share !== null && state !== 'small')
  const last = drawn.at(-1)
  if (last === undefined) return `${name}: no period has enough openings for a share.`
  const level = `${name}, share of openings, ${points.length} periods to ${points.at(-1)?.label}: ${formatShare(last.share)} in ${last.label}`
  return `${level}, ${changeWords(judged)}.`
}

export function changeWords({
  verdict,
  change,
  reasonCode,
}: Pick<ChartedSeries, 'verdict' | 'change' | 'reasonCode'>): string {
  if (verdict === 'too-few' || change === null) return noDirectionWords(reasonCode)
  const interval = `between ${formatPoints(change.low)} and ${formatPoints(change.high)}`
  if (verdict === 'steady') return `steady, change ${interval} points`
  return `${verdict} by about ${formatPoints(Math.abs(change.points)).slice(1)} points, ${interval}`
}
