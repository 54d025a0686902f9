import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { extractOne } from '../../analysis/extract-command.ts'
import { holdingsOf } from '../../analysis/profiles/profile-skills.ts'
import { UserError } from '../../data/user-error.ts'
import { gapParameters, readGapChoices } from '../gap-choices.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile, viewOfProfile } from '../profile-view.ts'
import { requireSkill } from '../require-skill.ts'
import { listRoles } from '../role-detail.ts'
import { type RouteDeps, viewOf, withRole } from '../route-deps.ts'
import { ExtractBody, ExtractedSchema } from '../schemas/extract-schema.ts'
import { GapReportSchema } from '../schemas/gap-schema.ts'
import { KindSchema, OrNull, SourceHealthSchema, SourceSchema } from '../schemas/market-schemas.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { TrendReportSchema } from '../schemas/trend-schema.ts'
import { OpeningVolumeSchema } from '../schemas/volume-schema.ts'
import { findSkillsByText } from '../skill-search.ts'
import { ApiViewQuery, apiViewParameters, splitSkills } from '../view-query.ts'

const TrendQuery = Type.Object(
  {
    ...apiViewParameters,
    skill: Type.Optional(Type.Array(Type.String({ maxLength: 120 }), { description: 'ids; all skills without' })),
    top: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5000,
        description: 'the most asked-for skills, without soft skills and broad fields',
      }),
    ),
  },
  { additionalProperties: false },
)
const VolumeQuery = Type.Object(
  {
    ...apiViewParameters,
    skill: Type.Optional(Type.String({ maxLength: 120, description: 'id: only openings that name it' })),
  },
  { additionalProperties: false },
)
const GapQuery = Type.Object(
  {
    ...apiViewParameters,
    profile: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{32}$', description: 'id of a profile, instead of skills' }),
    ),
    ...gapParameters,
  },
  { additionalProperties: false },
)
const SkillQuery = Type.Object({ q: Type.Optional(Type.String({ maxLength: 80 })) }, { additionalProperties: false })
const SkillSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  category: Type.String(),
  kind: KindSchema,
  parent: OrNull.text,
  aliases: Type.Array(Type.String()),
  broad: Type.Boolean(),
  esco: OrNull.text,
})
const RoleSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  ddatRole: OrNull.text,
  openings: Type.Integer(),
  n: Type.Integer(),
  topSkills: Type.Array(Type.Object({ skill: Type.String(), name: Type.String(), share: OrNull.number })),
})
const CountedSource = Type.Intersect([
  SourceSchema,
  Type.Object({
    postings: Type.Integer(),
    openings: Type.Integer(),
    undated: Type.Integer(),
    health: SourceHealthSchema,
  }),
])
const Health = Type.Object({ status: Type.Literal('ok'), version: Type.String() })
const problems = { 400: Problem, 404: Problem }

export const apiRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market } = deps
  const { store, version } = deps.app

  app.get(
    '/api/v1/trends',
    {
      schema: {
        operationId: 'getTrends',
        summary: 'Shares, changes and verdicts',
        querystring: TrendQuery,
        response: { 200: TrendReportSchema, ...problems },
      },
    },
    async ({ query: { skill, top, ...parameters } }) =>
      market.trendsInDepth(viewOf(deps, parameters), { ...(skill && { skillIds: skill }), ...(top && { top }) }),
  )

  app.get(
    '/api/v1/openings',
    {
      schema: {
        operationId: 'getOpenings',
        summary: 'New and active openings per period, two series; shipped history is not in them',
        querystring: VolumeQuery,
        response: { 200: OpeningVolumeSchema, ...problems },
      },
    },
    async ({ query: { skill, ...parameters } }) => {
      const skillId = skill === undefined ? null : requireSkill(deps, skill)
      const volume = await market.volume(viewOf(deps, parameters), skillId)
      if (volume === null) throw new HttpProblem(404, 'No openings', 'There is no opening in this selection.')
      return volume
    },
  )

  app.get(
    '/api/v1/gap',
    {
      schema: {
        operationId: 'getGap',
        summary: 'What a person lacks, what to learn next, and what lies outside the selection',
        querystring: GapQuery,
        response: { 200: GapReportSchema, ...problems },
      },
    },
    async ({ query: { threshold, budget, hours, profile: profileId, ...parameters } }, reply) => {
      reply.header('cache-control', 'no-store')
      const { request } = readGapChoices(
        { ...(threshold && { threshold }), ...(budget && { budget }), ...(hours && { hours }) },
        deps.app.vocabulary,
      )
      if (profileId !== undefined) {
        if (parameters.skills) throw new UserError('give either skills or profile')
        const profile = requireProfile(deps.app.store, profileId)
        const view = viewOfProfile(deps, profile, parameters, false)
        return market.gaps(view, { ...holdingsOf(profile, deps.app.vocabulary), ...request })
      }
      if (!parameters.skills) throw new UserError('skills: say what you have, e.g. skills=sql,airflow')
      return market.gaps(viewOf(deps, parameters), {
        ...market.readSkillItems(splitSkills(parameters.skills)),
        ...request,
      })
    },
  )

  app.get(
    '/api/v1/skills',
    {
      schema: {
        operationId: 'listSkills',
        summary: 'The vocabulary',
        querystring: SkillQuery,
        response: { 200: Type.Array(SkillSchema), ...problems },
      },
    },
    async ({ query: { q = '' } }) =>
      q === '' ? [...deps.app.vocabulary.skills] : findSkillsByText(deps.app.vocabulary, q),
  )

  app.get(
    '/api/v1/skills/:id',
    {
      schema: {
        operationId: 'getSkillTrend',
        summary: 'The trend of one skill',
        params: Type.Object({ id: Type.String({ maxLength: 120 }) }),
        querystring: ApiViewQuery,
        response: { 200: TrendReportSchema, ...problems },
      },
    },
    async ({ params, query }) =>
      market.trendsInDepth(viewOf(deps, query), { skillIds: [requireSkill(deps, params.id)] }),
  )

  app.get(
    '/api/v1/roles',
    {
      schema: {
        operationId: 'listRoles',
        summary: 'Every role with its openings, most first',
        querystring: ApiViewQuery,
        response: { 200: Type.Array(RoleSchema), ...problems },
      },
    },
    async ({ query }) => {
      const { rows, basis } = await listRoles(deps, withRole(viewOf(deps, query), null))
      const ddatRoles = new Map(deps.app.roles.map(({ id, ddatRole }) => [id, ddatRole]))
      const counted = new Set(rows.map(({ id }) => id))
      const others = deps.app.roles
        .filter(({ id }) => !counted.has(id))
        .map(({ id, name }) => ({ id, name, openings: 0, topSkills: [] }))
      return [...rows, ...others].map(({ topSkills, ...row }) => ({
        ...{ ...row, ddatRole: ddatRoles.get(row.id) ?? null, n: basis.n },
        topSkills: [...topSkills],
      }))
    },
  )

  app.get(
    '/api/v1/roles/trends',
    {
      schema: {
        operationId: 'getRoleTrends',
        summary: 'Each role as a share of all openings: changes and verdicts',
        description: 'A series has the id of its role as `skill`. Changes stand on the sources of both halves.',
        querystring: ApiViewQuery,
        response: { 200: TrendReportSchema, ...problems },
      },
    },
    async ({ query }) => market.roleTrends(withRole(viewOf(deps, query), null)),
  )

  app.get(
    '/api/v1/sources',
    {
      schema: {
        operationId: 'listSources',
        summary: 'Where figures come from',
        response: { 200: Type.Array(CountedSource) },
      },
    },
    async () => market.knownSources(),
  )

  app.post(
    '/api/v1/extract',
    {
      schema: {
        operationId: 'extractAdvert',
        summary: 'Reads one advert; stores nothing',
        body: ExtractBody,
        response: { 200: ExtractedSchema, ...problems },
      },
    },
    async ({ body: { title, text, html } }, reply) => {
      const content = html ?? text
      if (content === undefined) throw new UserError('the body needs "text" or "html"')
      reply.header('cache-control', 'no-store')
      const description = { format: html === undefined ? ('text' as const) : ('html' as const), content }
      return extractOne({ description, ...(title !== undefined && { title }) }, deps.app)
    },
  )

  app.get(
    '/healthz',
    { schema: { operationId: 'getHealth', summary: 'Whether it runs', response: { 200: Health } } },
    async (_request, reply) => {
      store.runs.list(1) // throws when the database is gone
      reply.header('cache-control', 'no-store')
      return { status: 'ok' as const, version }
    },
  )
}
