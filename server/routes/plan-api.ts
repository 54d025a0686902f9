import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { keepCheckIn, removeCheckIn } from '../../analysis/plan/keep-check-in.ts'
import { replacePlan } from '../../analysis/plan/keep-plan.ts'
import { makePlan } from '../../analysis/plan/make-plan.ts'
import { planIcs } from '../../analysis/plan/plan-ics.ts'
import { planMarkdown } from '../../analysis/plan/plan-markdown.ts'
import { requirePlan } from '../plan-view.ts'
import { planWorkOf } from '../plan-work.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import type { RouteDeps } from '../route-deps.ts'
import {
  CheckInInputSchema,
  CheckInSchema,
  DraftInputSchema,
  PlanInputSchema,
  PlanSchema,
} from '../schemas/plan-schemas.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ProfileIdSchema } from '../schemas/profile-schemas.ts'

const problems = { 400: Problem, 404: Problem }
const CheckInIdSchema = Type.Object({
  ...ProfileIdSchema.properties,
  checkIn: Type.String({ pattern: '^[0-9a-f]{32}$' }),
})
const DeletedSchema = Type.Object({ deleted: Type.Boolean() })

/** Plans, for programs on this machine. */
export const planApiRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store } = deps.app
  const base = '/api/v1/profiles/:id/plan'
  const params = ProfileIdSchema

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get(
    base,
    {
      schema: {
        operationId: 'getPlan',
        summary: 'The plan of a person, each goal beside today’s market',
        params,
        response: { 200: PlanSchema, ...problems },
      },
    },
    async ({ params: { id } }) => requirePlan(deps, id),
  )

  app.put(
    base,
    {
      schema: {
        operationId: 'putPlan',
        summary: 'Makes or replaces the plan; what is sent may be what was read, with changes',
        description:
          'What is left out is emptied: where a plan is there, its `version` has to be sent (428). Market figures are evidence: those of known goals and gaps are kept, new ones are read from the market of today.',
        params,
        body: PlanInputSchema,
        response: { 200: PlanSchema, ...problems, 409: Problem, 428: Problem },
      },
    },
    async ({ params: { id }, body: { version, ...input } }) => {
      replacePlan(planWorkOf(deps.app), requireProfile(store, id), input, version)
      return requirePlan(deps, id)
    },
  )

  app.delete(
    base,
    {
      schema: {
        operationId: 'deletePlan',
        summary: 'Deletes the plan with its check-ins; the person stays',
        params,
        response: { 200: DeletedSchema, ...problems },
      },
    },
    async ({ params: { id } }) => {
      requireProfile(store, id)
      return { deleted: store.plans.delete(id) }
    },
  )

  app.post(
    `${base}/draft`,
    {
      schema: {
        operationId: 'draftPlan',
        summary: 'Makes the first plan out of the gaps of a person',
        params,
        body: DraftInputSchema,
        response: { 201: PlanSchema, ...problems },
      },
    },
    async ({ params: { id }, body }, reply) => {
      makePlan(planWorkOf(deps.app), requireProfile(store, id), body)
      return reply.code(201).header('location', `/api/v1/profiles/${id}/plan`).send(requirePlan(deps, id))
    },
  )

  app.get(
    `${base}/check-ins`,
    {
      schema: {
        operationId: 'listCheckIns',
        summary: 'All check-ins, oldest first, with the market of their day',
        params,
        response: { 200: Type.Array(CheckInSchema), ...problems },
      },
    },
    async ({ params: { id } }) => {
      requireProfile(store, id)
      return store.plans.find(id)?.checkIns ?? []
    },
  )

  app.post(
    `${base}/check-ins`,
    {
      schema: {
        operationId: 'addCheckIn',
        summary: 'Keeps a check-in beside the market of today',
        params,
        body: CheckInInputSchema,
        response: { 201: CheckInSchema, ...problems },
      },
    },
    async ({ params: { id }, body }, reply) => {
      requirePlan(deps, id)
      const checkInId = keepCheckIn(planWorkOf(deps.app), requireProfile(store, id), body)
      const kept = store.plans.find(id)?.checkIns.find((checkIn) => checkIn.id === checkInId)
      if (kept === undefined) throw new HttpProblem(404, 'Check-in not found', 'It was deleted in the meantime.')
      return reply.code(201).send(kept)
    },
  )

  app.delete(
    `${base}/check-ins/:checkIn`,
    {
      schema: {
        operationId: 'deleteCheckIn',
        summary: 'Deletes a check-in; milestones and reviews done because of it are open again',
        params: CheckInIdSchema,
        response: { 200: DeletedSchema, ...problems },
      },
    },
    async ({ params: { id, checkIn } }) => {
      requireProfile(store, id)
      if (removeCheckIn(planWorkOf(deps.app), id, checkIn)) return { deleted: true }
      throw new HttpProblem(404, 'Check-in not found', 'There is no such check-in, or it was deleted.')
    },
  )

  app.get(
    `${base}.ics`,
    {
      schema: {
        operationId: 'getPlanCalendar',
        summary: 'Milestones and reviews as a calendar file (RFC 5545), without private notes',
        params,
        produces: ['text/calendar'],
        response: { 200: Type.String(), ...problems },
      },
    },
    async ({ params: { id } }, reply) =>
      reply.type('text/calendar; charset=utf-8; method=PUBLISH').send(planIcs(requirePlan(deps, id).calendar)),
  )

  app.get(
    `${base}.md`,
    {
      schema: {
        operationId: 'getPlanMarkdown',
        summary: 'The plan as a Markdown document',
        params,
        produces: ['text/markdown'],
        response: { 200: Type.String(), ...problems },
      },
    },
    async ({ params: { id } }, reply) =>
      reply.type('text/markdown; charset=utf-8').send(planMarkdown(requirePlan(deps, id), deps.app.roles)),
  )
}
