import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { type IntervalMark, intervalChartSvg } from '../../analysis/report/chart/interval-chart-svg.ts'
import { levelWords } from '../../analysis/report/chart/level-words.ts'
import { lineChartSvg } from '../../analysis/report/chart/line-chart-svg.ts'
import { intervalText, shareText } from '../../analysis/report/figure-text.ts'
import { listMostAsked } from '../../analysis/trends/most-asked.ts'
import { wilsonInterval } from '../../analysis/trends/wilson.ts'
import { MOST_COMPARED } from '../../web/charts/comparison-data.ts'
import { inOrder } from '../../web/components/role-trends.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { type CompareRolesParameters, CompareRolesQuery, compareTwoRoles, requirePair } from '../compared-roles.ts'
import { HttpProblem } from '../problems.ts'
import { requireRole } from '../require-role.ts'
import { listRoles } from '../role-detail.ts'
import { type RouteDeps, viewOf, withRole } from '../route-deps.ts'
import { type ViewParameters, ViewQuery } from '../view-query.ts'
import { pictureWords, serveFigure } from './serve-figure.ts'
import { lineOf } from './skill-figures.ts'

const ROLES_DRAWN = 14
const SKILLS_DRAWN = 15
const COMPARED_EACH = 7
const NOTHING = ['No openings', 'There is no opening in this selection.'] as const
const params = Type.Object({ id: Type.String({ maxLength: 60 }) })

/** Figures of roles: how common each is, how that moves, what one asks for, and what two ask for. */
export function serveRoleFigures(app: FastifyInstance, deps: RouteDeps): void {
  const { market, pageFrame } = deps

  serveFigure<unknown, ViewParameters>(app, '/roles', { querystring: ViewQuery }, async ({ query }) => {
    const view = withRole(viewOf(deps, query), null)
    const { rows, basis } = await listRoles(deps, view)
    if (rows.length === 0) throw new HttpProblem(404, ...NOTHING)
    const page = pageFrame('/roles', view.state, basis.sources)
    const words = pictureWords(
      deps,
      page,
      `Roles as a share of ${page.selectionText}`,
      basis,
      mostOf(rows.length, ROLES_DRAWN),
    )
    const drawn = rows.slice(0, ROLES_DRAWN).map(({ name, openings }) => ({
      name,
      marks: [markOf({ share: openings / basis.n, ...wilsonInterval(openings, basis.n) })],
    }))
    return {
      fileName: 'roles',
      svg: intervalChartSvg({ ...words, rows: drawn }),
      frame: { page, ...words, href: hrefOf('/roles', view.state) },
    }
  })

  serveFigure<unknown, ViewParameters>(app, '/roles/trends', { querystring: ViewQuery }, async ({ query }) => {
    const view = withRole(viewOf(deps, query), null)
    const report = await market.roleTrends(view)
    const lines = inOrder(report.series.filter(({ total }) => total.count > 0)).slice(0, MOST_COMPARED)
    if (lines.length === 0) throw new HttpProblem(404, ...NOTHING)
    const page = pageFrame('/roles', view.state, report.sources)
    const title = `Roles as a share of ${page.selectionText}: the surest to move`
    const words = pictureWords(deps, page, title, report, levelWords(lines).join(' · '))
    return {
      fileName: 'role-trends',
      svg: lineChartSvg({ ...words, lines: lines.map(lineOf) }),
      frame: { page, ...words, href: hrefOf('/roles', view.state) },
    }
  })

  serveFigure<{ id: string }, ViewParameters>(
    app,
    '/roles/:id',
    { params, querystring: ViewQuery },
    async ({ params, query }) => {
      const role = requireRole(deps, params.id)
      const view = withRole(viewOf(deps, query), role.id)
      const report = await market.trends(view)
      if (report.n === 0) throw new HttpProblem(404, ...NOTHING)
      const page = pageFrame('/roles', view.state, report.sources)
      const words = pictureWords(deps, page, `Asked for in ${page.selectionText}: share of openings`, report)
      return {
        fileName: role.id,
        svg: intervalChartSvg({
          ...words,
          rows: listMostAsked(report, deps.app.vocabulary, SKILLS_DRAWN).map(({ name, total }) => ({
            name,
            marks: [markOf(total)],
          })),
        }),
        frame: { page, ...words, href: hrefOf(`/roles/${encodeURIComponent(role.id)}`, view.state, { role: null }) },
      }
    },
  )

  serveFigure<unknown, CompareRolesParameters>(
    app,
    '/roles/compare',
    { querystring: CompareRolesQuery },
    async ({ query }) => {
      const view = withRole(viewOf(deps, query), null)
      const pair = requirePair(deps, query.roles ?? '')
      const { comparison, span } = await compareTwoRoles(deps, view, ...pair)
      const [first, second] = pair.map((id) => requireRole(deps, id).name)
      const leaning = (lean: 'first' | 'second') => comparison.skills.filter((skill) => skill.lean === lean)
      const rows = [...leaning('first').slice(0, COMPARED_EACH), ...leaning('second').slice(0, COMPARED_EACH)]
      if (rows.length === 0)
        throw new HttpProblem(404, 'Nothing stands out', 'No skill tells these two roles clearly apart.')
      const page = pageFrame('/roles/compare', view.state, comparison.sources)
      const { n, sources } = comparison
      const title = `What ${first} and ${second} ask for, ${page.selectionText}: share of each`
      const words = pictureWords(
        deps,
        page,
        title,
        { n: n.first + n.second, span, sources },
        'only skills that clearly differ',
      )
      return {
        fileName: pair.join('-and-'),
        svg: intervalChartSvg({
          ...words,
          groups: [first ?? '', second ?? ''],
          rows: rows.map((row) => ({ name: row.name, marks: [markOf(row.first), markOf(row.second)] })),
        }),
        frame: { page, ...words, href: hrefOf('/roles/compare', view.state, {}, [['roles', pair.join(',')]]) },
      }
    },
  )
}

/** A share in percent; null where nobody knows it. */
function markOf({
  share,
  low,
  high,
}: {
  share?: number | null
  low?: number | null
  high?: number | null
}): IntervalMark | null {
  if (share == null || low == null || high == null) return null
  return {
    value: 100 * share,
    low: 100 * low,
    high: 100 * high,
    words: `${shareText(share)} (${intervalText(low, high)})`,
  }
}

const mostOf = (all: number, drawn: number): string => (all > drawn ? `the ${drawn} most common of ${all}` : '')
