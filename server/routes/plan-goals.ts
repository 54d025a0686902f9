import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { proposeGoal, saveGoal } from '../../analysis/plan/keep-goals.ts'
import { changePlan } from '../../analysis/plan/keep-plan.ts'
import { checkGoal, SMART_HELP } from '../../analysis/plan/smart-check.ts'
import { editionOf } from '../../data/edition.ts'
import type { Plan } from '../../data/plan.ts'
import { MAX_HOURS } from '../../data/plan-input.ts'
import { PlanGoalPage } from '../../web/pages/plan-goal.tsx'
import { todayOf } from '../app-deps.ts'
import { planOf, planPathOf } from '../plan-view.ts'
import { planWorkOf } from '../plan-work.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { NestedFormSchema, readNestedForm } from '../read-nested-form.ts'
import { sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { EditionSchema } from '../schemas/edition-schema.ts'
import { GoalInputSchema } from '../schemas/plan-schemas.ts'
import { PlanItemIdSchema, ProfileIdSchema, SureSchema } from '../schemas/profile-schemas.ts'

const GoalParams = Type.Object({ ...ProfileIdSchema.properties, goal: PlanItemIdSchema })
const GoalFormSchema = Type.Object(
  {
    ...GoalInputSchema.properties,
    edition: EditionSchema,
    position: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
)

/** The goals of a plan: written letter by letter, changed and removed. */
export const planGoalRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store } = deps.app
  const work = () => planWorkOf(deps.app)
  const frame = () => deps.pageFrame('/profiles', viewOf(deps, {}).state)
  const person = ProfileIdSchema
  const hide = true
  const suggestions = () => deps.app.vocabulary.skills.map(({ name }) => name)

  app.get(
    '/profiles/:id/plan/goals/new',
    {
      schema: {
        params: person,
        querystring: Type.Object({
          skill: Type.Optional(Type.String({ maxLength: 300 })),
          hours: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_HOURS })),
        }),
        hide,
      },
    },
    async ({ params: { id }, query: { skill, hours } }, reply) => {
      const profile = requireProfile(store, id)
      const places = (store.plans.find(id)?.goals.length ?? 0) + 1
      return sendPage(reply, PlanGoalPage, {
        ...{ page: frame(), profileId: id, name: profile.name, isNew: true, hints: [], help: SMART_HELP },
        goal: skill === undefined ? null : proposeGoal(work(), profile, skill, hours),
        edition: null,
        ...{ place: places, places, suggestions: suggestions() },
      })
    },
  )

  app.post(
    '/profiles/:id/plan/goals',
    { schema: { params: person, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const { position, id: _, edition: _edition, ...input } = readNestedForm(request, request.body, GoalFormSchema)
      const goal = saveGoal(work(), requireProfile(store, id), input, position)
      return reply.redirect(`${planPathOf(id)}#goal-${goal.id}`, 303)
    },
  )

  app.get('/profiles/:id/plan/goals/:goal', { schema: { params: GoalParams, hide } }, async ({ params }, reply) => {
    const profile = requireProfile(store, params.id)
    const plan = planOf(deps, params.id)
    const goal = goalOf(plan, params.goal)
    return sendPage(reply, PlanGoalPage, {
      ...{ page: frame(), profileId: params.id, name: profile.name, goal, isNew: false, help: SMART_HELP },
      edition: editionOf(goal),
      hints: checkGoal(goal, plan, todayOf(deps.app)),
      ...{ place: plan.goals.indexOf(goal) + 1, places: plan.goals.length, suggestions: suggestions() },
    })
  })

  app.post(
    '/profiles/:id/plan/goals/:goal',
    { schema: { params: GoalParams, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id, goal } = request.params
      const profile = requireProfile(store, id)
      goalOf(planOf(deps, id), goal)
      const { position, edition, ...input } = readNestedForm(request, request.body, GoalFormSchema)
      saveGoal(work(), profile, { ...input, id: goal }, position, edition)
      return reply.redirect(`${planPathOf(id)}#goal-${goal}`, 303)
    },
  )

  app.post(
    '/profiles/:id/plan/goals/:goal/delete',
    { schema: { params: GoalParams, body: SureSchema, hide } },
    async ({ params }, reply) => {
      const profile = requireProfile(store, params.id)
      goalOf(planOf(deps, params.id), params.goal)
      changePlan(work(), profile, (plan) => ({ ...plan, goals: plan.goals.filter(({ id }) => id !== params.goal) }))
      return reply.redirect(planPathOf(params.id), 303)
    },
  )
}

/** @throws HttpProblem when the plan has no such goal */
function goalOf(plan: Plan, id: string): Plan['goals'][number] {
  const goal = plan.goals.find((some) => some.id === id)
  if (goal !== undefined) return goal
  throw new HttpProblem(404, 'Goal not found', 'The plan has no such goal, or it was removed.')
}
