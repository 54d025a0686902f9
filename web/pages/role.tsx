import type { DistinguishingSkill } from '../../analysis/trends/together/distinguishing-skills.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { type FigureBasis, FigureFoot } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { RoleMarks as RoleMarksCard } from '../components/role-marks.tsx'
import { SeriesCells, SeriesHeads, scaleOf } from '../components/series-cells.tsx'
import { ShareAndCite } from '../components/share-and-cite.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { VolumeFigure } from '../components/volume-figure.tsx'
import { formatCount, formatOpenings, formatShare } from '../format.ts'
import { TOP_LEAVES_OUT } from '../labels.ts'
import type { Choice, PageContext } from '../page-context.ts'
import { pictureHrefs, type Shared } from '../shared-figure.ts'
import { hrefOf } from '../view-state.ts'
import { compareRolesHref } from './compare-roles.tsx'

const COLUMNS = ['share', 'change', 'verdict', 'course', 'yours'] as const

export interface RoleMix {
  title: string
  parts: readonly Choice[]
  /** Openings of all parts. */
  basis: FigureBasis
}

/** What tells the role from all others, over the openings where that is known. */
export interface RoleMarks {
  skills: readonly DistinguishingSkill[]
  /** Openings of the other roles. */
  elsewhere: number
  basis: FigureBasis
}

export interface RoleProps {
  page: PageContext
  shared: Shared
  role: { id: string; name: string }
  report: TrendReport
  top: readonly TrendSeries[]
  /** How the openings split by seniority, workplace and country, each over its own number of openings. */
  mixes: readonly RoleMix[]
  marks: RoleMarks
  /** Names of sources of the report of which some postings state no day. */
  undated: readonly string[]
}

export function RolePage({ page, role, report, top, mixes, marks, undated, shared }: RoleProps) {
  const inRole: PageContext = { ...page, state: { ...page.state, role: role.id } }
  const asked = { path: page.path, what: 'Skills asked for, share of openings' }
  return (
    <Layout page={page} title={role.name} description={`What ${role.name} openings ask for.`} hasSelection>
      <div class="page-head">
        <p class="crumbs">
          <a href={hrefOf('/roles', page.state)}>Roles</a>
        </p>
        <div class="title-row">
          <h1>{role.name}</h1>
          <a class="button" href={hrefOf('/gaps', inRole.state)}>
            What do I lack?
          </a>
        </div>
        <p class="lead">
          {formatOpenings(report.n)} in this span.{' '}
          <a href={compareRolesHref(page, [role.id])}>Compare with another role</a>
        </p>
      </div>
      {report.n === 0 ? (
        <EmptyState title="No openings for this choice">
          <p>
            <a href={hrefOf(page.path, page.state, { country: null, seniority: null, workplace: null, source: null })}>
              Look everywhere
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <section class="card">
            <VolumeFigure
              heading={`${role.name} openings`}
              report={report}
              undated={undated}
              csv={hrefOf('/openings.csv', inRole.state)}
              json={hrefOf('/api/v1/trends', inRole.state, {}, [['top', '1']])}
              share={{ page: inRole, shared, figure: { path: '/openings', what: 'Openings posted' } }}
            />
          </section>
          <section class="card" aria-labelledby="asked">
            <div class="card-head">
              <h2 id="asked">Asked for in this role</h2>
              <a href={hrefOf('/skills', inRole.state)}>All skills of this role</a>
            </div>
            <table class="rows skill-table">
              <thead>
                <tr>
                  <th scope="col">Skill</th>
                  <SeriesHeads columns={COLUMNS} />
                </tr>
              </thead>
              <tbody>
                {top.map((series) => (
                  <tr key={series.skill}>
                    <th scope="row">
                      <SkillLink page={inRole} skill={series.skill} name={series.name} />
                    </th>
                    <SeriesCells series={series} columns={COLUMNS} scale={scaleOf(top)} page={page} n={report.n} />
                  </tr>
                ))}
              </tbody>
            </table>
            <FigureFoot
              n={report.n}
              span={report.span}
              sources={report.sources}
              note={TOP_LEAVES_OUT}
              csv={hrefOf(`${page.path}.csv`, page.state)}
              json={hrefOf('/api/v1/trends', inRole.state)}
              {...pictureHrefs(page, asked)}
            />
            <ShareAndCite page={inRole} shared={shared} figure={asked} basis={report} />
          </section>
          <RoleMarksCard page={inRole} role={role} marks={marks} />
          <div class="columns columns-3">
            {mixes.map((mix) => (
              <Mix key={mix.title} mix={mix} />
            ))}
          </div>
        </>
      )}
    </Layout>
  )
}

function Mix({ mix }: { mix: RoleMix }) {
  const { n } = mix.basis
  const id = `mix-${mix.title.toLowerCase()}`
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{mix.title}</h2>
      <table class="rows">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{mix.title}</th>
            <th scope="col">Openings</th>
            <th scope="col">Part</th>
          </tr>
        </thead>
        <tbody>
          {mix.parts.map(({ value, name, openings }) => (
            <tr key={value}>
              <th scope="row">{name}</th>
              <td class="number">{formatCount(openings)}</td>
              <td class="number">{formatShare(n === 0 ? null : openings / n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FigureFoot {...mix.basis} />
    </section>
  )
}
