import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { marketSelectionText } from '../../analysis/plan/figure-words.ts'
import {
  changePlan,
  keepCheckIn,
  makePlan,
  proposeGoal,
  readOffer,
  readPlan,
  renewMarket,
  saveGoal,
} from '../../analysis/plan/keep-plan.ts'
import { planIcs } from '../../analysis/plan/plan-ics.ts'
import { planMarkdown } from '../../analysis/plan/plan-markdown.ts'
import { checkGoal, SMART_HELP } from '../../analysis/plan/smart-check.ts'
import { CADENCE_WEEKS, CADENCES, DEFAULT_HOURS_PER_WEEK, EMPTY_PLAN, isOpenGoal, type Plan } from '../../data/plan.ts'
import { readPlanFields } from '../../data/plan-input.ts'
import { addDays, weekStartOf } from '../../data/weeks.ts'
import { PlanPage } from '../../web/pages/plan.tsx'
import { PlanCheckInPage } from '../../web/pages/plan-check-in.tsx'
import { PlanEditPage } from '../../web/pages/plan-edit.tsx'
import { PlanGoalPage } from '../../web/pages/plan-goal.tsx'
import { PlanStartPage } from '../../web/pages/plan-start.tsx'
import { planWorkOf } from '../plan-work.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { NestedFormSchema, readNestedForm } from '../read-nested-form.ts'
import { sendPage } from '../render-page.ts'
import { CheckInInputSchema, GoalInputSchema, PlanInputSchema } from '../schemas/plan-schemas.ts'
import { ProfileIdSchema } from '../schemas/profile-schemas.ts'
import { requirePlan } from './plan-api.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

const itemId = Type.String({ pattern: '^[0-9a-zA-Z-]{1,64}$' })
const GoalParams = Type.Object({ ...ProfileIdSchema.properties, goal: itemId })
const CheckInParams = Type.Object({ ...ProfileIdSchema.properties, checkIn: itemId })
const Sure = Type.Object({ sure: Type.Literal('yes') })

const DraftFormSchema = Type.Object({
  hoursPerWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 168 })),
  startOn: Type.Optional(Type.String({ format: 'date' })),
  cadence: Type.Optional(Type.Unsafe<(typeof CADENCES)[number]>({ type: 'string', enum: CADENCES })),
  gaps: Type.Optional(
    Type.Array(
      Type.Object({
        skill: Type.String({ maxLength: 120 }),
        isChosen: Type.Optional(Type.Boolean()),
        hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
      }),
      { maxItems: 50 },
    ),
  ),
})
const GoalFormSchema = Type.Object(
  { ...GoalInputSchema.properties, position: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
  { additionalProperties: false },
)

/** The plan of a person: read, printed, changed and checked. Nothing of it is ever kept by a browser. */
export const planRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store, roles } = deps.app
  const work = () => planWorkOf(deps.app)
  const frame = () => deps.pageFrame('/profiles', viewOf(deps, {}).state)
  const pathOf = (id: string): string => `/profiles/${id}/plan`
  const person = ProfileIdSchema
  const hide = true
  const suggestions = () => deps.app.vocabulary.skills.map(({ name }) => name)

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get('/profiles/:id/plan', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    const plan = readPlan(work(), profile)
    if (plan === null) {
      const { gaps, market } = readOffer(work(), profile)
      const startOn = addDays(weekStartOf(deps.app.today()), 7)
      const marketWords = marketSelectionText(market.selection, roles)
      return sendPage(reply, PlanStartPage, {
        page: frame(),
        profile,
        gaps,
        market,
        marketWords,
        startOn,
        hoursPerWeek: DEFAULT_HOURS_PER_WEEK,
      })
    }
    const { market } = plan.market === null ? readOffer(work(), profile) : { market: plan.market }
    const marketWords = marketSelectionText(market.selection, roles)
    return sendPage(reply, PlanPage, { page: frame(), plan, help: SMART_HELP, marketWords })
  })

  app.post(
    '/profiles/:id/plan/draft',
    { schema: { params: person, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const { gaps = [], ...options } = readNestedForm(request, request.body, DraftFormSchema)
      const chosen = gaps.filter(({ isChosen }) => isChosen === true)
      if (chosen.length === 0) throw new HttpProblem(400, 'Nothing chosen', 'Tick at least one gap to plan for.')
      makePlan(work(), requireProfile(store, id), {
        ...options,
        skills: chosen.map(({ skill }) => skill),
        hours: new Map(chosen.flatMap(({ skill, hours }) => (hours === undefined ? [] : [[skill, hours] as const]))),
      })
      return reply.redirect(pathOf(id), 303)
    },
  )

  app.get('/profiles/:id/plan/edit', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    return sendPage(reply, PlanEditPage, { page: frame(), plan: planOf(id), name: profile.name })
  })

  app.post(
    '/profiles/:id/plan/edit',
    { schema: { params: person, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const profile = requireProfile(store, id)
      const { goals: _, version: _version, ...input } = readNestedForm(request, request.body, PlanInputSchema)
      const before = planOf(id)
      const named = input.gaps?.filter(({ name }) => (name ?? '') !== '')
      const gaps = named?.map((gap) => ({ ...gap, skill: gap.skill ?? skillNamed(gap.name ?? '') }))
      const fields = readPlanFields({ ...input, gaps }, before, deps.app.today())
      changePlan(work(), profile, (kept) => ({ ...kept, ...fields, goals: kept.goals }))
      return reply.redirect(pathOf(id), 303)
    },
  )

  app.get(
    '/profiles/:id/plan/goals/new',
    {
      schema: {
        params: person,
        querystring: Type.Object({
          skill: Type.Optional(Type.String({ maxLength: 300 })),
          hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
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
        ...{ place: places, places, suggestions: suggestions() },
      })
    },
  )

  app.post(
    '/profiles/:id/plan/goals',
    { schema: { params: person, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const { position, id: _, ...input } = readNestedForm(request, request.body, GoalFormSchema)
      const goal = saveGoal(work(), requireProfile(store, id), input, position)
      return reply.redirect(`${pathOf(id)}#goal-${goal.id}`, 303)
    },
  )

  app.get('/profiles/:id/plan/goals/:goal', { schema: { params: GoalParams, hide } }, async ({ params }, reply) => {
    const profile = requireProfile(store, params.id)
    const plan = planOf(params.id)
    const goal = goalOf(plan, params.goal)
    return sendPage(reply, PlanGoalPage, {
      ...{ page: frame(), profileId: params.id, name: profile.name, goal, isNew: false, help: SMART_HELP },
      hints: checkGoal(goal, plan, deps.app.today()),
      ...{ place: plan.goals.indexOf(goal) + 1, places: plan.goals.length, suggestions: suggestions() },
    })
  })

  app.post(
    '/profiles/:id/plan/goals/:goal',
    { schema: { params: GoalParams, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id, goal } = request.params
      const profile = requireProfile(store, id)
      goalOf(planOf(id), goal)
      const { position, ...input } = readNestedForm(request, request.body, GoalFormSchema)
      saveGoal(work(), profile, { ...input, id: goal }, position)
      return reply.redirect(`${pathOf(id)}#goal-${goal}`, 303)
    },
  )

  app.post(
    '/profiles/:id/plan/goals/:goal/delete',
    { schema: { params: GoalParams, body: Sure, hide } },
    async ({ params }, reply) => {
      const profile = requireProfile(store, params.id)
      goalOf(planOf(params.id), params.goal)
      changePlan(work(), profile, (plan) => ({ ...plan, goals: plan.goals.filter(({ id }) => id !== params.goal) }))
      return reply.redirect(pathOf(params.id), 303)
    },
  )

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
      return reply.redirect(changed?.goalId ? `${pathOf(id)}/goals/${changed.goalId}` : `${pathOf(id)}#history`, 303)
    },
  )

  app.post(
    '/profiles/:id/plan/check-ins/:checkIn/delete',
    { schema: { params: CheckInParams, hide } },
    async ({ params }, reply) => {
      requireProfile(store, params.id)
      if (!store.plans.deleteCheckIn(params.id, params.checkIn)) {
        throw new HttpProblem(404, 'Check-in not found', 'There is no such check-in, or it was deleted.')
      }
      return reply.redirect(`${pathOf(params.id)}#history`, 303)
    },
  )

  app.post('/profiles/:id/plan/market', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    requirePlan(deps, id)
    renewMarket(work(), profile)
    return reply.redirect(`${pathOf(id)}#market`, 303)
  })

  app.post(
    '/profiles/:id/plan/delete',
    { schema: { params: person, body: Sure, hide } },
    async ({ params: { id } }, reply) => {
      requireProfile(store, id)
      store.plans.delete(id)
      return reply.redirect(`/profiles/${id}`, 303)
    },
  )

  // Files to take away, under names that tell nobody's name.
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

  /** The plan, or an empty one to begin with. */
  function planOf(profileId: string): Plan {
    const at = work().at
    return (
      store.plans.find(profileId) ?? {
        ...{ ...EMPTY_PLAN, profileId, version: 0, createdAt: at, updatedAt: at, calendar: [], checkIns: [] },
      }
    )
  }

  /** Id of the skill that has this name, whatever its case. */
  function skillNamed(name: string): string | null {
    const wanted = name.trim().toLowerCase()
    return deps.app.vocabulary.skills.find((skill) => skill.name.toLowerCase() === wanted)?.id ?? null
  }
}

/** @throws HttpProblem when the plan has no such goal */
function goalOf(plan: Plan, id: string): Plan['goals'][number] {
  const goal = plan.goals.find((some) => some.id === id)
  if (goal !== undefined) return goal
  throw new HttpProblem(404, 'Goal not found', 'The plan has no such goal, or it was removed.')
}
