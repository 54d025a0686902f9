import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { formatCount } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { pictureHrefs, type Shared } from '../shared-figure.ts'
import { hrefOf } from '../view-state.ts'
import { compositionWords } from './composition-words.ts'
import { noDirectionOf } from './direction-words.ts'
import { FigureFoot } from './figure-foot.tsx'
import { SeriesCells, SeriesHeads, scaleOf } from './series-cells.tsx'
import { ShareAndCite } from './share-and-cite.tsx'

/** A raw change that differs by less from that within the sources tells no other story. */
const NOTABLE_POINTS = 1

/** Further roles stand behind a fold, but for those that moved. */
const ROLES_SHOWN = 12

const COLUMNS = ['share', 'count', 'change', 'verdict', 'course'] as const

const FIGURE = { path: '/roles/trends', what: 'Roles over time, share of openings' }

interface RoleTrendsProps {
  page: PageContext
  shared: Shared
  /** Its series are roles, as shares of all openings. */
  report: TrendReport
}

/** Growing and declining roles, the surest first; and what a changed mix of sources alone would have shown. */
export function RoleTrends({ page, report, shared }: RoleTrendsProps) {
  const shown = inOrder(report.series.filter(({ total }) => total.count > 0))
  const scale = scaleOf(shown)
  const moved = shown.filter(({ verdict }) => verdict === 'rising' || verdict === 'falling')
  const mostShown = Math.max(ROLES_SHOWN, moved.length)
  const mixed = shown.filter(isMixed)
  const sourceNames = new Map(report.sources.map(({ source, name }) => [source, name]))
  return (
    <section class="card" aria-labelledby="role-trends">
      <h2 id="role-trends">{headingOf(shown)}</h2>
      <p class="quiet">
        Each role as a share of the openings of all roles. A change is counted within the sources that both halves of
        the span have, so that a source that joined or left moves nothing.
      </p>
      <RoleTable page={page} series={shown.slice(0, mostShown)} scale={scale} />
      {shown.length <= mostShown ? null : (
        <details>
          <summary>{shown.length - mostShown} more roles, of which none clearly moved</summary>
          <RoleTable page={page} series={shown.slice(mostShown)} scale={scale} />
        </details>
      )}
      {mixed.length === 0 ? null : (
        <details>
          <summary>Not the market: what a changed mix of sources did</summary>
          <ul>
            {mixed.map(({ skill, name, change }) => (
              <li key={skill}>
                {name}: {change?.composition ? compositionWords(change.composition, sourceNames) : null}
              </li>
            ))}
          </ul>
        </details>
      )}
      <FigureFoot
        n={report.n}
        span={report.span}
        sources={report.sources}
        method="change"
        csv={hrefOf('/roles/trends.csv', page.state, { role: null })}
        json={hrefOf('/api/v1/roles/trends', page.state, { role: null })}
        {...pictureHrefs(page, FIGURE)}
      />
      <ShareAndCite page={page} shared={shared} figure={FIGURE} basis={report} />
    </section>
  )
}

function RoleTable({ page, series, scale }: { page: PageContext; series: readonly TrendSeries[]; scale: number }) {
  return (
    <table class="rows skill-table">
      <thead>
        <tr>
          <th scope="col">Role</th>
          <SeriesHeads columns={COLUMNS} />
        </tr>
      </thead>
      <tbody>
        {series.map((one) => (
          <tr key={one.skill}>
            <th scope="row">
              <a href={hrefOf(`/roles/${encodeURIComponent(one.skill)}`, page.state, { role: null })}>{one.name}</a>
            </th>
            <SeriesCells
              series={one}
              columns={COLUMNS}
              scale={scale}
              page={page}
              count={
                <>
                  {formatCount(one.total.count)} <span class="interval">of {formatCount(one.total.n)}</span>
                </>
              }
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const RANK = { rising: 0, falling: 1, steady: 2, 'too-few': 3 } as const

/** Rising, falling, steady, too few to tell; in each the most common role first. */
export const inOrder = (series: readonly TrendSeries[]): TrendSeries[] =>
  [...series].sort(
    (one, other) => RANK[one.verdict] - RANK[other.verdict] || (other.total.share ?? 0) - (one.total.share ?? 0),
  )

function headingOf(series: readonly TrendSeries[]): string {
  const named = (verdict: TrendSeries['verdict'], word: string): string[] => {
    const names = series.filter((one) => one.verdict === verdict).map(({ name }) => name)
    const [first, second] = names
    if (first === undefined) return []
    if (names.length > 2) return [`${names.length} roles ${word}`]
    return [`${second === undefined ? first : `${first} and ${second}`} ${word}`]
  }
  const parts = [...named('rising', 'growing'), ...named('falling', 'declining')]
  if (parts.length > 0) return parts.join(', ')
  return series.every(({ verdict }) => verdict === 'too-few')
    ? noDirectionOf(series)
    : 'No role clearly grows or declines'
}

const isMixed = ({ change }: TrendSeries): boolean =>
  change?.composition != null &&
  Math.abs(change.composition.rawPoints - change.composition.withinPoints) >= NOTABLE_POINTS
