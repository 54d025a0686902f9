import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { marketSelectionText } from '../../analysis/plan/figure-words.ts'
import { changePlan, readPlan, renewMarket } from '../../analysis/plan/keep-plan.ts'
import { makePlan, readOffer } from '../../analysis/plan/make-plan.ts'
import { GOALS_PER_QUARTER } from '../../analysis/plan/roadmap.ts'
import { SMART_HELP } from '../../analysis/plan/smart-check.ts'
import { editionOf, requireEdition } from '../../data/edition.ts'
import { CADENCES, DEFAULT_HOURS_PER_WEEK, type PlanFields } from '../../data/plan.ts'
import { MAX_HOURS, readPlanFields } from '../../data/plan-input.ts'
import { addDays, weekStartOf } from '../../data/weeks.ts'
import { PlanPage } from '../../web/pages/plan.tsx'
import { PlanEditPage } from '../../web/pages/plan-edit.tsx'
import { PlanStartPage } from '../../web/pages/plan-start.tsx'
import { todayOf } from '../app-deps.ts'
import { planOf, planPathOf, requirePlan } from '../plan-view.ts'
import { planWorkOf } from '../plan-work.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { NestedFormSchema, readNestedForm } from '../read-nested-form.ts'
import { sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { EditionSchema } from '../schemas/edition-schema.ts'
import { PlanInputSchema } from '../schemas/plan-schemas.ts'
import { ProfileIdSchema, SureSchema } from '../schemas/profile-schemas.ts'
import { planCheckInRoutes } from './plan-check-ins.ts'
import { planFileRoutes } from './plan-files.ts'
import { planGoalRoutes } from './plan-goals.ts'

const DraftFormSchema = Type.Object({
  hoursPerWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 168 })),
  startOn: Type.Optional(Type.String({ format: 'date' })),
  cadence: Type.Optional(Type.Unsafe<(typeof CADENCES)[number]>({ type: 'string', enum: CADENCES })),
  gaps: Type.Optional(
    Type.Array(
      Type.Object({
        skill: Type.String({ maxLength: 120 }),
        isChosen: Type.Optional(Type.Boolean()),
        hours: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_HOURS })),
      }),
      { maxItems: 50 },
    ),
  ),
})
const EditFormSchema = Type.Object(
  { ...PlanInputSchema.properties, edition: EditionSchema },
  { additionalProperties: false },
)

/** The plan of a person: read, printed, changed and checked. Nothing of it is ever kept by a browser. */
export const planRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store, roles } = deps.app
  const work = () => planWorkOf(deps.app)
  const frame = () => deps.pageFrame('/profiles', viewOf(deps, {}).state)
  const person = ProfileIdSchema
  const hide = true

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  await app.register(planGoalRoutes, deps)
  await app.register(planCheckInRoutes, deps)
  await app.register(planFileRoutes, deps)

  app.get('/profiles/:id/plan', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    const plan = readPlan(work(), profile)
    if (plan === null) {
      const { gaps, market } = readOffer(work(), profile)
      const startOn = addDays(weekStartOf(todayOf(deps.app)), 7)
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
      if (chosen.length > GOALS_PER_QUARTER) {
        const detail = `${chosen.length} gaps are ticked. Choose up to ${GOALS_PER_QUARTER}: more at a time are hardly kept.`
        throw new HttpProblem(400, 'Too many chosen', detail)
      }
      makePlan(work(), requireProfile(store, id), {
        ...options,
        skills: chosen.map(({ skill }) => skill),
        hours: new Map(chosen.flatMap(({ skill, hours }) => (hours === undefined ? [] : [[skill, hours] as const]))),
      })
      return reply.redirect(planPathOf(id), 303)
    },
  )

  app.get('/profiles/:id/plan/edit', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    const plan = planOf(deps, id)
    const edition = editionOf(editedPartsOf(plan))
    return sendPage(reply, PlanEditPage, { page: frame(), plan, name: profile.name, edition })
  })

  app.post(
    '/profiles/:id/plan/edit',
    { schema: { params: person, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const profile = requireProfile(store, id)
      const { goals: _, version: _version, edition, ...input } = readNestedForm(request, request.body, EditFormSchema)
      const before = planOf(deps, id)
      const named = input.gaps?.filter(({ name }) => (name ?? '') !== '')
      const gaps = named?.map((gap) => ({ ...gap, skill: gap.skill ?? skillNamed(gap.name ?? '') }))
      const fields = readPlanFields({ ...input, gaps }, before, todayOf(deps.app))
      changePlan(work(), profile, (kept) => {
        requireEdition(edition, editedPartsOf(kept))
        return { ...kept, ...fields, goals: kept.goals }
      })
      return reply.redirect(planPathOf(id), 303)
    },
  )

  app.post('/profiles/:id/plan/market', { schema: { params: person, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    requirePlan(deps, id)
    renewMarket(work(), profile)
    return reply.redirect(`${planPathOf(id)}#market`, 303)
  })

  app.post(
    '/profiles/:id/plan/delete',
    { schema: { params: person, body: SureSchema, hide } },
    async ({ params: { id } }, reply) => {
      requireProfile(store, id)
      store.plans.delete(id)
      return reply.redirect(`/profiles/${id}`, 303)
    },
  )

  /** Id of the skill that has this name, whatever its case. */
  function skillNamed(name: string): string | null {
    const wanted = name.trim().toLowerCase()
    return deps.app.vocabulary.skills.find((skill) => skill.name.toLowerCase() === wanted)?.id ?? null
  }
}

/** What the form shows of a plan: everything but its goals and the market that it stands on. */
const editedPartsOf = ({ vision, horizonMonths, coach, constraints, gaps, planB, risks, ...plan }: PlanFields) => ({
  ...{ vision, horizonMonths, coach, constraints, gaps, planB, risks },
  ...{ support: plan.support, cadence: plan.cadence, reviews: plan.reviews },
})
