import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { compareWithFramework, frameworkOf } from '../../analysis/gaps/framework-levels.ts'
import { roleComparisonCsv } from '../../analysis/report/role-csv.ts'
import { type ComparedRole, CompareRolesPage } from '../../web/pages/compare-roles.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { CompareRolesQuery, compareTwoRoles, RolesText, readRoles, requirePair } from '../compared-roles.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { type RouteDeps, sharedOf, viewOf, withRole } from '../route-deps.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { RoleComparisonSchema } from '../schemas/role-comparison-schema.ts'
import { apiViewParameters, type View } from '../view-query.ts'

const PATH = '/roles/compare'
const ApiQuery = Type.Object({ ...apiViewParameters, roles: RolesText }, { additionalProperties: false })

/** Two roles side by side. */
export const compareRoleRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { pageFrame } = deps

  app.get(PATH, { schema: { querystring: CompareRolesQuery, hide: true } }, async (request, reply) => {
    const { query } = request
    const view = withRole(viewOf(deps, query), null)
    const { first = '', second = '' } = query
    if (first !== '' || second !== '') {
      return reply.redirect(hrefOf(PATH, view.state, {}, [['roles', [first, second].filter(Boolean).join(',')]]), 303)
    }
    const ids = readRoles(deps, query.roles ?? '')
    const [one, other] = ids
    const isPair = one !== undefined && other !== undefined
    const result = isPair ? await compareTwoRoles(deps, view, one, other) : null
    return sendPage(reply, CompareRolesPage, {
      page: pageFrame(PATH, view.state, result?.comparison.sources),
      roles: ids.map((id) => describeRole(deps, view, id)),
      choices: deps.app.roles.map(({ id, name }) => ({ id, name })),
      comparison: result?.comparison ?? null,
      span: result?.span ?? null,
      shared: sharedOf(deps, request),
    })
  })

  app.get(`${PATH}.csv`, { schema: { querystring: CompareRolesQuery, hide: true } }, async ({ query }, reply) => {
    const [first, second] = requirePair(deps, query.roles ?? '')
    const { comparison } = await compareTwoRoles(deps, withRole(viewOf(deps, query), null), first, second)
    return sendCsv(reply, `${first}-and-${second}`, roleComparisonCsv(first, second, comparison))
  })

  app.get(
    '/api/v1/roles/compare',
    {
      schema: {
        operationId: 'compareRoles',
        summary: 'What two roles ask for, within the sources that have both',
        querystring: ApiQuery,
        response: { 200: RoleComparisonSchema, 400: Problem, 404: Problem },
      },
    },
    async ({ query: { roles, ...parameters } }) => {
      const [first, second] = requirePair(deps, roles)
      const { comparison, span } = await compareTwoRoles(deps, withRole(viewOf(deps, parameters), null), first, second)
      return { first, second, span, ...comparison }
    },
  )
}

function describeRole({ app }: RouteDeps, { selection }: View, id: string): ComparedRole {
  const role = app.roles.find((candidate) => candidate.id === id)
  const ddat = frameworkOf(app.roles, id)
  const framework = ddat && compareWithFramework(ddat, selection.seniority, new Map(), app.vocabulary)
  return { id, name: role?.name ?? id, framework }
}
