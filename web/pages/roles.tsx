import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { type FigureBasis, FigureFoot } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { RoleTrends } from '../components/role-trends.tsx'
import { ShareAndCite } from '../components/share-and-cite.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { formatCount, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { pictureHrefs, type Shared } from '../shared-figure.ts'
import { hrefOf } from '../view-state.ts'
import { compareRolesHref } from './compare-roles.tsx'

/** Further roles stand behind a fold. */
const ROLES_SHOWN = 12

const FIGURE = { path: '/roles', what: 'Roles, share of openings' }

export interface RoleRow {
  id: string
  name: string
  openings: number
  /** Most asked for in this role. */
  topSkills: readonly { skill: string; name: string; share: number | null }[]
}

export interface RolesProps {
  page: PageContext
  shared: Shared
  rows: readonly RoleRow[]
  basis: FigureBasis
  /** Each role as a share of all openings. */
  trends: TrendReport
}

export function RolesPage({ page, rows, basis, trends, shared }: RolesProps) {
  return (
    <Layout page={page} title="Roles" description="Openings per role and what each role asks for." hasSelection>
      <div class="page-head">
        <div class="title-row">
          <h1>Roles</h1>
          <a class="button" href={compareRolesHref(page, [])}>
            Compare two roles
          </a>
        </div>
        <p class="lead">Which roles grow or decline, how many openings each has, and the skills it names most.</p>
      </div>
      {rows.length === 0 ? (
        <EmptyState title="No openings for this choice">
          <p>
            <a href={hrefOf('/roles', page.state, { country: null, seniority: null, workplace: null, source: null })}>
              Show all openings
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <RoleTrends page={page} report={trends} shared={shared} />
          <section class="card" aria-labelledby="every-role">
            <h2 id="every-role">Openings and skills</h2>
            <OpeningsTable page={page} rows={rows.slice(0, ROLES_SHOWN)} n={basis.n} />
            {rows.length <= ROLES_SHOWN ? null : (
              <details>
                <summary>{rows.length - ROLES_SHOWN} more roles, with fewer openings</summary>
                <OpeningsTable page={page} rows={rows.slice(ROLES_SHOWN)} n={basis.n} />
              </details>
            )}
            <FigureFoot
              {...basis}
              csv={hrefOf('/roles.csv', page.state)}
              json={hrefOf('/api/v1/roles', page.state)}
              {...pictureHrefs(page, FIGURE)}
              note="intervals stand in the picture"
            />
            <ShareAndCite page={page} shared={shared} figure={FIGURE} basis={basis} />
          </section>
        </>
      )}
    </Layout>
  )
}

function OpeningsTable({ page, rows, n }: { page: PageContext; rows: readonly RoleRow[]; n: number }) {
  return (
    <table class="rows role-table">
      <thead>
        <tr>
          <th scope="col">Role</th>
          <th scope="col">Openings</th>
          <th scope="col">Named most</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, openings, topSkills }) => (
          <tr key={id}>
            <th scope="row">
              <a href={hrefOf(`/roles/${encodeURIComponent(id)}`, page.state, { role: null })}>{name}</a>
            </th>
            <td class="share-cell">
              <span class="share-figures">
                <strong>{formatCount(openings)}</strong>{' '}
                <span class="interval">{formatShare(n === 0 ? null : openings / n)} of all</span>
              </span>
              <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="share-track" y="1" width="100" height="6" />
                <rect class="share-fill" y="1" width={n === 0 ? 0 : (100 * openings) / n} height="6" />
              </svg>
            </td>
            <td class="named-cell">
              {topSkills.length === 0
                ? '–'
                : topSkills.map(({ skill, name: skillName, share }) => (
                    <span class="named" key={skill}>
                      <SkillLink
                        page={{ ...page, state: { ...page.state, role: id } }}
                        skill={skill}
                        name={skillName}
                      />{' '}
                      <span class="interval">{formatShare(share)}</span>
                    </span>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
