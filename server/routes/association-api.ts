import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { requireRole } from '../require-role.ts'
import { requireSkill } from '../require-skill.ts'
import { readRoleMarks } from '../role-detail.ts'
import { type RouteDeps, shownOf, viewOf, withRole } from '../route-deps.ts'
import { BreakOutSchema, DimensionsSchema, RoleMarksSchema, TogetherSchema } from '../schemas/association-schemas.ts'
import { PaySchema } from '../schemas/pay-schema.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { SwitchReportSchema } from '../schemas/switch-schema.ts'
import { readSkillDetail } from '../skill-detail.ts'
import { ApiViewQuery, apiViewParameters } from '../view-query.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 120 }) })
const problems = { 400: Problem, 404: Problem }

/** What goes together, what tells roles apart, what is new, what adverts pay, what employers went from and to. */
export const associationApiRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/api/v1/skills/:id/together',
    {
      schema: {
        operationId: 'getSkillsTogether',
        summary: 'Skills that the same openings name',
        params: Id,
        querystring: ApiViewQuery,
        response: { 200: TogetherSchema, ...problems },
      },
    },
    async ({ params, query }) => {
      const skill = requireSkill(deps, params.id)
      const { together, ownBasis } = await readSkillDetail(deps, viewOf(deps, query), skill)
      return { skill, n: ownBasis.n, span: ownBasis.span, related: [...together] }
    },
  )

  app.get(
    '/api/v1/skills/:id/replaces',
    {
      schema: {
        operationId: 'getSkillReplacements',
        summary: 'Skills that the same employers took up as they dropped this one, or the other way: an observation',
        params: Id,
        querystring: ApiViewQuery,
        response: { 200: SwitchReportSchema, ...problems },
      },
    },
    async ({ params, query }) => deps.market.switches(viewOf(deps, query), requireSkill(deps, params.id)),
  )

  app.get(
    '/api/v1/skills/:id/dimensions',
    {
      schema: {
        operationId: 'getSkillDimensions',
        summary: 'One skill by source, role, country, seniority, workplace, level and years of experience asked for',
        params: Id,
        querystring: ApiViewQuery,
        response: { 200: DimensionsSchema, ...problems },
      },
    },
    async ({ params, query }) => {
      const skill = requireSkill(deps, params.id)
      const { dimensions, levels, years, report } = await readSkillDetail(deps, viewOf(deps, query), skill)
      const { sources, roles, countries, seniorities, workplaces } = dimensions
      return {
        ...{ skill, span: report.span, sources: [...sources], roles: [...roles], countries: [...countries] },
        ...{ seniorities: [...seniorities], workplaces: [...workplaces], levels, years },
      }
    },
  )

  app.get(
    '/api/v1/roles/:id/distinguishing',
    {
      schema: {
        operationId: 'getDistinguishingSkills',
        summary: 'Skills that tell a role from the others',
        params: Id,
        querystring: ApiViewQuery,
        response: { 200: RoleMarksSchema, ...problems },
      },
    },
    async ({ params, query }) => {
      const role = requireRole(deps, params.id)
      const view = withRole(viewOf(deps, query), role.id)
      const { skills, elsewhere, basis } = readRoleMarks(deps, view, await deps.market.trends(view), role.id)
      return { role: role.id, n: basis.n, elsewhere, span: basis.span, skills: [...skills] }
    },
  )

  app.get(
    '/api/v1/pay',
    {
      schema: {
        operationId: 'getPay',
        summary: 'Pay with each skill against like openings without it, by currency and unit: an association',
        querystring: Type.Object(
          { ...apiViewParameters, skill: Type.Optional(Type.Array(Type.String({ maxLength: 120 }))) },
          { additionalProperties: false },
        ),
        response: { 200: PaySchema, ...problems },
      },
    },
    async ({ query: { skill: skillIds, ...parameters } }) => {
      const view = viewOf(deps, parameters)
      const report = await deps.market.pay(shownOf(deps, view, await deps.market.trends(view)))
      const wanted = skillIds && new Set(skillIds.map((id) => requireSkill(deps, id)))
      const isWanted = ({ skill }: { skill: string }) => wanted === undefined || wanted.has(skill)
      const coverage = [...report.coverage].map(([skill, counts]) => ({ skill, ...counts }))
      return { ...report, coverage: coverage.filter(isWanted), skills: report.skills.filter(isWanted) }
    },
  )

  app.get(
    '/api/v1/emerging',
    {
      schema: {
        operationId: 'getEmergingSkills',
        summary: 'Skills that are new, emerging or surging in the newest settled weeks; the span is not used',
        querystring: ApiViewQuery,
        response: { 200: BreakOutSchema, ...problems },
      },
    },
    async ({ query }) => deps.market.breakingOut(viewOf(deps, query)),
  )
}
