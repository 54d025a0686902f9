import type { BreakOutReport } from '../../analysis/trends/breaking-out/breaking-out.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { OpeningVolume } from '../../analysis/trends/volume/opening-volume.ts'
import type { SourceInfo } from '../../data/domain.ts'
import type { Doubt } from '../../data/quality/measured-quality.ts'
import { BreakingOut } from '../components/breaking-out.tsx'
import { FigureFoot, sourceName } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { FirstRun, NoData } from '../components/overview-beginnings.tsx'
import { Movers, NothingMoves } from '../components/overview-movers.tsx'
import { DoubtMark } from '../components/reading-doubt.tsx'
import { SeriesCells, SeriesHeads, scaleOf } from '../components/series-cells.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { StockFigure } from '../components/stock-figure.tsx'
import { VolumeFigure } from '../components/volume-figure.tsx'
import { formatCount, formatDay, formatOpenings, formatShare, formatSpan } from '../format.ts'
import { GRAIN_NAMES, TOP_LEAVES_OUT } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import type { Shared } from '../shared-figure.ts'
import { hrefOf } from '../view-state.ts'

const TOP_COLUMNS = ['share', 'course', 'yours'] as const

export interface OverviewProps {
  page: PageContext
  shared: Shared
  report: TrendReport
  /** New and active openings of the adverts at hand; null without a span. */
  volume: OpeningVolume | null
  /** Most asked for first; soft skills and broad fields left out. */
  top: readonly TrendSeries[]
  rising: readonly TrendSeries[]
  falling: readonly TrendSeries[]
  /** Why figures of some of these are to be read with care. */
  doubts: ReadonlyMap<string, Doubt>
  breakingOut: BreakOutReport
  /** Series with a verdict of rising, falling or steady, of all. */
  judgedCount: number
  sources: readonly (SourceInfo & { openings: number })[]
  /** Names of sources of the report of which some postings state no day. */
  undated: readonly string[]
  /** Whether this installation has read any advert itself. */
  hasOwnPostings: boolean
}

export function OverviewPage(props: OverviewProps) {
  const { page, report } = props
  return (
    <Layout page={page} title="Overview" description="What job adverts ask for, and what moves." hasSelection>
      {report.n === 0 || report.span === null ? (
        <>
          <h1>{page.isEmpty ? 'Nothing to show yet' : 'No openings for this choice'}</h1>
          <NoData page={page} />
        </>
      ) : (
        <Filled {...props} span={report.span} />
      )}
    </Layout>
  )
}

function Filled({ span, ...props }: OverviewProps & { span: { from: string; until: string } }) {
  const { page, report, top, rising, falling } = props
  const basis = { n: report.n, notRead: report.notRead, span: report.span, sources: report.sources }
  const exports = { csv: hrefOf('/skills.csv', page.state), json: hrefOf('/api/v1/trends', page.state) }
  return (
    <>
      <div class="hero">
        <h1>{headline(props)}</h1>
        <p class="lead">{movementSentence(props)}</p>
        <p class="hero-basis">
          {formatOpenings(report.n)} · {formatSpan(span.from, span.until)} · by {GRAIN_NAMES[report.grain]}
        </p>
      </div>
      {props.hasOwnPostings || page.mode === 'demo' ? null : <FirstRun />}
      <div class="columns">
        <div class="stack">
          <section class="card" aria-labelledby="asked">
            <div class="card-head">
              <h2 id="asked">Most asked for</h2>
              <a href={hrefOf('/skills', page.state)}>All skills</a>
            </div>
            <TopTable page={page} top={top} doubts={props.doubts} n={report.n} />
            <FigureFoot {...basis} {...exports} note={TOP_LEAVES_OUT} />
          </section>
        </div>
        <div class="stack">
          <section class="card" aria-labelledby="moves">
            <div class="card-head">
              <h2 id="moves">What moves</h2>
              <a href={hrefOf('/skills', page.state, {}, [['sort', 'change']])}>All changes</a>
            </div>
            {rising.length + falling.length === 0 ? <NothingMoves {...props} /> : <Movers {...props} />}
            <FigureFoot
              {...basis}
              {...exports}
              method="change"
              note="what the share did over the span, in percentage points"
            />
          </section>
          <BreakingOut page={page} report={props.breakingOut} />
        </div>
      </div>
      <div class="columns">
        <div class="stack">
          <VolumeCard {...props} />
        </div>
        <div class="stack">
          <StockCard {...props} />
          <SourcesCard {...props} />
        </div>
      </div>
    </>
  )
}

function headline({ page, report, top }: OverviewProps): string {
  const [first, second] = top
  const words = page.selectionText
  if (first === undefined) return `${formatCount(report.n)} ${words}, none of which names a skill we know`
  const lead = `${first.name} is named in ${formatShare(first.total.share)} of ${words}`
  return second === undefined ? lead : `${lead}, ${second.name} in ${formatShare(second.total.share)}`
}

function movementSentence({ rising, falling, judgedCount }: OverviewProps): string {
  const names = (list: readonly TrendSeries[]) => listNames(list.map(({ name }) => name))
  if (rising.length > 0 && falling.length > 0) return `${names(rising)} rising; ${names(falling)} falling.`
  if (rising.length > 0) return `${names(rising)} rising; nothing is clearly falling.`
  if (falling.length > 0) return `${names(falling)} falling; nothing is clearly rising.`
  return judgedCount > 0
    ? 'No skill changed by more than chance would explain.'
    : 'These data show levels. They cannot show whether anything rises or falls.'
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3)
  const rest = names.length - shown.length
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown
  if (parts.length === 1) return `${parts[0]} is`
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)} are`
}

function TopTable({ page, top, doubts, n }: Pick<OverviewProps, 'page' | 'top' | 'doubts'> & { n: number }) {
  return (
    <table class="rows top-table">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Skill</th>
          <SeriesHeads columns={TOP_COLUMNS} />
        </tr>
      </thead>
      <tbody>
        {top.map((series) => (
          <tr key={series.skill}>
            <th scope="row">
              <SkillLink page={page} skill={series.skill} name={series.name} />
              <DoubtMark page={page} skill={series.skill} doubt={doubts.get(series.skill)} />
            </th>
            <SeriesCells {...{ series, page, n }} columns={TOP_COLUMNS} scale={scaleOf(top)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function VolumeCard({ page, report, undated, shared }: OverviewProps) {
  return (
    <section class="card">
      <VolumeFigure
        heading="Openings"
        report={report}
        undated={undated}
        csv={hrefOf('/openings.csv', page.state)}
        json={hrefOf('/api/v1/trends', page.state, {}, [['top', '1']])}
        share={{ page, shared, figure: { path: '/openings', what: 'Openings posted' } }}
      />
    </section>
  )
}

function StockCard({ page, volume, shared }: OverviewProps) {
  if (volume === null) return null
  return (
    <section class="card">
      <StockFigure
        heading="Openings"
        volume={volume}
        csv={hrefOf('/openings/active.csv', page.state)}
        json={hrefOf('/api/v1/openings', page.state)}
        share={{ page, shared, figure: { path: '/openings/active', what: 'Openings that stand' } }}
      />
    </section>
  )
}

function SourcesCard({ page, sources }: OverviewProps) {
  return (
    <section class="card" aria-labelledby="fresh">
      <div class="card-head">
        <h2 id="fresh">Sources and freshness</h2>
        <a href={hrefOf('/sources', page.state)}>All sources</a>
      </div>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" class="number">
              Openings
            </th>
            <th scope="col">Read until</th>
          </tr>
        </thead>
        <tbody>
          {sources.slice(0, 8).map((source) => (
            <tr key={source.source}>
              <th scope="row">{sourceName(source)}</th>
              <td class="number">{formatCount(source.openings)}</td>
              <td>{formatDay(source.lastReadOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="figure-foot">All openings of each source, whatever is chosen above.</p>
    </section>
  )
}
