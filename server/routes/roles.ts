import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import { roleTrendsCsv } from '../../analysis/report/role-csv.ts'
import { trendCsv } from '../../analysis/report/trend-csv.ts'
import { listMostAsked } from '../../analysis/trends/most-asked.ts'
import { RolePage } from '../../web/pages/role.tsx'
import { RolesPage } from '../../web/pages/roles.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { requireRole } from '../require-role.ts'
import { listRoleMixes, listRoles, readRoleMarks } from '../role-detail.ts'
import { type RouteDeps, sharedOf, viewOf, withRole } from '../route-deps.ts'
import { ViewQuery } from '../view-query.ts'

const TOP_SKILLS_OF_ROLE = 25
const RoleParams = Type.Object({ id: Type.String({ maxLength: 60 }) })

export const roleRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  app.get('/roles', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const view = withRole(viewOf(deps, request.query), null)
    const list = await listRoles(deps, view)
    return sendPage(reply, RolesPage, {
      ...{ page: pageFrame('/roles', view.state, list.basis.sources), ...list, shared: sharedOf(deps, request) },
      trends: await market.roleTrends(view),
    })
  })

  app.get('/roles.csv', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const { rows, basis } = await listRoles(deps, withRole(viewOf(deps, request.query), null))
    const cells = rows.map(({ id, name, openings, topSkills }) => [
      ...[id, name, openings, basis.n],
      topSkills.map((skill) => skill.name).join('; '),
    ])
    return sendCsv(reply, 'roles', csvLines(['role', 'name', 'openings', 'n', 'namedMost'], cells))
  })

  app.get('/roles/trends.csv', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const { series } = await market.roleTrends(withRole(viewOf(deps, request.query), null))
    return sendCsv(reply, 'role-trends', roleTrendsCsv(series))
  })

  app.get(
    '/roles/:id',
    { schema: { params: RoleParams, querystring: ViewQuery, hide: true } },
    async (request, reply) => {
      const role = requireRole(deps, request.params.id)
      const asked = viewOf(deps, request.query)
      const path = (id: string) => `/roles/${encodeURIComponent(id)}`
      if (asked.state.role !== null) return reply.redirect(hrefOf(path(asked.state.role), asked.state, { role: null }))
      const view = withRole(asked, role.id)
      const report = await market.trends(view)
      return sendPage(reply, RolePage, {
        page: pageFrame(path(role.id), view.state, report.sources),
        role,
        report,
        shared: sharedOf(deps, request),
        top: listMostAsked(report, deps.app.vocabulary, TOP_SKILLS_OF_ROLE),
        mixes: listRoleMixes(deps, view, report),
        marks: readRoleMarks(deps, view, report, role.id),
        undated: market.undated(report),
      })
    },
  )

  app.get(
    '/roles/:id.csv',
    { schema: { params: RoleParams, querystring: ViewQuery, hide: true } },
    async (request, reply) => {
      const { id } = requireRole(deps, request.params.id)
      const report = await market.trends(withRole(viewOf(deps, request.query), id))
      return sendCsv(
        reply,
        id,
        trendCsv({ ...report, series: listMostAsked(report, deps.app.vocabulary, TOP_SKILLS_OF_ROLE) }),
      )
    },
  )
}
