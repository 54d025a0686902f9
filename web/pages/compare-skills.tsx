import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { MOST_COMPARED } from '../charts/comparison-data.ts'
import { SeriesKey } from '../charts/comparison-plot.tsx'
import { ComparisonFigure } from '../components/comparison-figure.tsx'
import { noDirectionOf } from '../components/direction-words.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { sentencesHref } from '../components/sentences-href.ts'
import { SeriesCells, SeriesHeads, scaleOf } from '../components/series-cells.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { formatCount, formatOpenings } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { Shared } from '../shared-figure.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'

const PATH = '/skills/compare'
const COLUMNS = ['share', 'count', 'change', 'verdict', 'rank', 'yours'] as const

export interface CompareSkillsProps {
  page: PageContext
  shared: Shared
  /** Skills that the address names, in its order. */
  chosen: readonly { id: string; name: string }[]
  report: TrendReport
  /** One for each chosen skill that openings of the selection name. */
  series: readonly TrendSeries[]
  /** The others, of which no opening names any. */
  unnamed: readonly TrendSeries[]
  /** Words of the address that no skill is called. */
  unknown: readonly string[]
  /** Skills of the address beyond those that can be told apart. */
  leftOut: readonly { id: string; name: string }[]
  /** Other skills that could be added, most asked for first. */
  offered: readonly { id: string; name: string }[]
  /** What was typed and no skill is called; null: nothing. */
  notFound: string | null
}

const toComparePairs = (ids: readonly string[]): QueryPairs => [['compare', ids.join(',')]]

/** Address of a comparison of these skills in a view. */
export const compareHref = (page: PageContext, ids: readonly string[]): string =>
  hrefOf(PATH, page.state, {}, toComparePairs(ids))

/** Up to six skills on one axis, and their figures side by side. */
export function CompareSkillsPage(props: CompareSkillsProps) {
  const { page, chosen, report, series, unnamed } = props
  const ids = chosen.map(({ id }) => id)
  return (
    <Layout
      page={page}
      title="Compare skills"
      description="Up to six skills on one chart."
      hasSelection
      keep={toComparePairs(ids)}
    >
      <div class="page-head">
        <p class="crumbs">
          <a href={hrefOf('/skills', page.state)}>Skills</a>
        </p>
        <div class="title-row">
          <h1>Compare skills in {page.selectionText}</h1>
        </div>
        <p class="lead">Share of openings that name each, on one axis. {formatOpenings(report.n)} in this span.</p>
      </div>
      <Choice {...props} />
      {series.length === 0 ? (
        <EmptyState title={chosen.length === 0 ? 'Nothing to compare yet' : 'No opening of this choice names them'}>
          {unnamed.length === 0 ? null : <p>{unnamedWords(unnamed)}</p>}
          <p>Add two to six skills, or choose another part of the market.</p>
        </EmptyState>
      ) : (
        <>
          <section class="card">
            <ComparisonFigure
              heading={headingOf(series)}
              series={series}
              basis={{ n: report.n, notRead: report.notRead, span: report.span, sources: report.sources }}
              csv={hrefOf(`${PATH}.csv`, page.state, {}, toComparePairs(ids))}
              json={hrefOf(
                '/api/v1/trends',
                page.state,
                {},
                ids.map((id) => ['skill', id] as const),
              )}
              share={{
                ...{ page, shared: props.shared },
                figure: {
                  ...{ path: PATH, pairs: toComparePairs(ids) },
                  what: `${series.map(({ name }) => name).join(', ')}, share of openings`,
                },
              }}
            />
          </section>
          <section class="card" aria-labelledby="side-by-side">
            <h2 id="side-by-side">Side by side</h2>
            {unnamed.length === 0 ? null : <p class="quiet">{unnamedWords(unnamed)} No line is drawn of it.</p>}
            <Figures page={page} series={series} keep={toComparePairs(ids)} />
          </section>
        </>
      )}
    </Layout>
  )
}

/** `SSIS: named in 0 of 4,652 openings.` */
const unnamedWords = (unnamed: readonly TrendSeries[]): string =>
  unnamed.map(({ name, total }) => `${name}: named in 0 of ${formatOpenings(total.n)}.`).join(' ')

function headingOf(series: readonly TrendSeries[]): string {
  const moving = series.filter(({ verdict }) => verdict === 'rising' || verdict === 'falling')
  if (moving.length > 0) return moving.map(({ name, verdict }) => `${name} is ${verdict}`).join(', ')
  return series.every(({ verdict }) => verdict === 'too-few') ? noDirectionOf(series) : 'None of them clearly moves'
}

/** The skills compared, each with a way out, and a field to add another one. */
function Choice({ page, chosen, offered, notFound, unknown, leftOut }: CompareSkillsProps) {
  const ids = chosen.map(({ id }) => id)
  return (
    <section class="card compare-choice" aria-label="Skills compared">
      {chosen.length === 0 ? null : (
        <ul class="compare-chosen">
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <a
                class="chip"
                href={compareHref(
                  page,
                  ids.filter((other) => other !== id),
                )}
                aria-label={`Remove ${name} from the comparison`}
              >
                {name} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {unknown.length === 0 ? null : (
        <p role="alert">Not known to SkillTide, and so not compared: {unknown.join(', ')}.</p>
      )}
      {chosen.length >= MOST_COMPARED ? (
        <p class="quiet">
          Six lines are as many as can be told apart.
          {leftOut.length === 0 ? '' : ` Left out: ${leftOut.map(({ name }) => name).join(', ')}.`}
        </p>
      ) : (
        <>
          <form class="list-form" action={PATH} method="get" aria-label="Add a skill to the comparison">
            <label>
              <span>Add a skill</span>
              <input
                name="add"
                list="skills-offered"
                maxlength={80}
                placeholder="name or other spelling"
                autocomplete="off"
                aria-describedby={notFound === null ? undefined : 'not-found'}
              />
            </label>
            <datalist id="skills-offered">
              {offered.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
            {[...new URL(compareHref(page, ids), 'http://localhost').searchParams].map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" class="secondary">
              Add
            </button>
          </form>
          {notFound === null ? null : (
            <p id="not-found" role="alert">
              SkillTide knows no skill that is called “{notFound}”.
            </p>
          )}
          {chosen.length > 1 ? null : (
            <p class="quiet compare-offers">
              Asked for most:{' '}
              {offered.slice(0, 8).map(({ id, name }) => (
                <a key={id} class="chip" href={compareHref(page, [...ids, id])}>
                  + {name}
                </a>
              ))}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Figures({ page, series, keep }: { page: PageContext; series: readonly TrendSeries[]; keep: QueryPairs }) {
  return (
    <table class="rows skill-table">
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <SeriesHeads columns={COLUMNS} />
        </tr>
      </thead>
      <tbody>
        {series.map((one, line) => (
          <tr key={one.skill}>
            <th scope="row">
              <SeriesKey line={line} /> <SkillLink page={page} skill={one.skill} name={one.name} />
            </th>
            <SeriesCells
              series={one}
              columns={COLUMNS}
              scale={scaleOf(series)}
              page={page}
              keep={keep}
              count={<a href={sentencesHref(page, one.skill)}>{formatCount(one.total.count)}</a>}
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
