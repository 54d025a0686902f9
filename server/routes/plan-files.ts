import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { planIcs } from '../../analysis/plan/plan-ics.ts'
import { planMarkdown } from '../../analysis/plan/plan-markdown.ts'
import { requirePlan } from '../plan-view.ts'
import type { RouteDeps } from '../route-deps.ts'
import { ProfileIdSchema } from '../schemas/profile-schemas.ts'

/** A plan as files to take away, under names that tell nobody's name. */
export const planFileRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { roles } = deps.app
  const person = ProfileIdSchema
  const hide = true

  app.get('/profiles/:id/plan.ics', { schema: { params: person, hide } }, async ({ params: { id } }, reply) =>
    reply
      .type('text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', 'attachment; filename="plan.ics"')
      .send(planIcs(requirePlan(deps, id).calendar)),
  )
  app.get('/profiles/:id/plan.md', { schema: { params: person, hide } }, async ({ params: { id } }, reply) =>
    reply
      .type('text/markdown; charset=utf-8')
      .header('content-disposition', 'attachment; filename="plan.md"')
      .send(planMarkdown(requirePlan(deps, id), roles)),
  )
  app.get('/profiles/:id/plan.json', { schema: { params: person, hide } }, async ({ params: { id } }, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="plan.json"')
      .send(`${JSON.stringify(requirePlan(deps, id), null, 2)}\n`),
  )
}
