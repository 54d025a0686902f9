import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { keepCheckIn, removeCheckIn } from '../../analysis/plan/keep-check-in.ts'
import { CADENCE_WEEKS, isOpenGoal } from '../../data/plan.ts'
import { addDays } from '../../data/weeks.ts'
import { PlanCheckInPage } from '../../web/pages/plan-check-in.tsx'
import { planPathOf, requirePlan } from '../plan-view.ts'
import { planWorkOf } from '../plan-work.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { NestedFormSchema, readNestedForm } from '../read-nested-form.ts'
import { sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { CheckInInputSchema } from '../schemas/plan-schemas.ts'
import { PlanItemIdSchema, ProfileIdSchema, SureSchema } from '../schemas/profile-schemas.ts'

const CheckInParams = Type.Object({ ...ProfileIdSchema.properties, checkIn: PlanItemIdSchema })

/** Reviews of a plan against the market of their day. */
export const planCheckInRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store } = deps.app
  const work = () => planWorkOf(deps.app)
  const frame = () => deps.pageFrame('/profiles', viewOf(deps, {}).state)
  const person = ProfileIdSchema
  const hide = true

  app.get('/profiles/:id/plan/check-in', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const plan = requirePlan(deps, id)
    const ahead = plan.reviews.find(({ on, doneOn }) => doneOn === null && on > addDays(plan.today.on, 3))
    const nextOn = ahead?.on ?? addDays(plan.today.on, 7 * CADENCE_WEEKS[plan.cadence])
    return sendPage(reply, PlanCheckInPage, { page: frame(), plan, goals: plan.goals.filter(isOpenGoal), nextOn })
  })

  app.post(
    '/profiles/:id/plan/check-in',
    { schema: { params: person, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const profile = requireProfile(store, id)
      requirePlan(deps, id)
      const input = readNestedForm(request, request.body, CheckInInputSchema)
      keepCheckIn(work(), profile, input)
      const changed = input.goals?.find(({ decision }) => decision === 'change')
      return reply.redirect(
        changed?.goalId ? `${planPathOf(id)}/goals/${changed.goalId}` : `${planPathOf(id)}#history`,
        303,
      )
    },
  )

  app.post(
    '/profiles/:id/plan/check-ins/:checkIn/delete',
    { schema: { params: CheckInParams, body: SureSchema, hide } },
    async ({ params }, reply) => {
      requireProfile(store, params.id)
      if (!removeCheckIn(work(), params.id, params.checkIn)) {
        throw new HttpProblem(404, 'Check-in not found', 'There is no such check-in, or it was deleted.')
      }
      return reply.redirect(`${planPathOf(params.id)}#history`, 303)
    },
  )
}
