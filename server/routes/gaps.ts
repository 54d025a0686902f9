import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import type { Gap } from '../../analysis/gaps/gap-report.ts'
import { holdingsOf, type ProfileHoldings } from '../../analysis/profiles/profile-skills.ts'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import type { SkillList } from '../../analysis/skills/read-skill-list.ts'
import type { Profile } from '../../data/profile.ts'
import { type GapResult, GapsPage } from '../../web/pages/gaps.tsx'
import { hrefOf, toPairs } from '../../web/view-state.ts'
import { requireProfile, viewOfProfile } from '../profile-view.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { splitSkills, type View, viewParameters } from '../view-query.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

/** A list this short becomes part of the address, so that it can be kept and shared; a CV never does. */
const MAX_TEXT_IN_ADDRESS = 400
const MAX_TEXT = 200_000

/** A profile, and whether the selection was chosen for it or is the profile's own. */
const profileParameters = {
  profile: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
  chosen: Type.Optional(Type.Literal('yes')),
}
const GapQuery = Type.Object({ ...viewParameters, ...profileParameters })
const GapForm = Type.Object({
  ...viewParameters,
  ...profileParameters,
  skills: Type.Optional(Type.String({ maxLength: MAX_TEXT })),
})

export const gapRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps
  const { store } = deps.app

  app.get('/gaps', { schema: { querystring: GapQuery, hide: true } }, async (request, reply) => {
    const { profile: profileId, chosen, ...query } = request.query
    if (profileId !== undefined) {
      const profile = requireProfile(store, profileId)
      const view = viewOfProfile(deps, profile, query, chosen === 'yes')
      return sendGaps(reply, view, holdingsOf(profile, deps.app.vocabulary), '', profile)
    }
    const view = viewOf(deps, query)
    const skills = market.readSkillItems(view.state.skills)
    const names = pageFrame('/gaps', view.state).held.map(({ typed, name, skill }) => (skill === typed ? name : typed))
    return sendGaps(reply, view, view.state.skills.length === 0 ? null : skills, names.join(', '))
  })

  app.post('/gaps', { schema: { body: GapForm, hide: true } }, async (request, reply) => {
    const { skills: text = '', profile, chosen: _, ...parameters } = request.body
    const view = viewOf(deps, parameters)
    if (profile !== undefined) {
      const pairs = [...toPairs(view.state), ['profile', requireProfile(store, profile).id], ['chosen', 'yes']]
      return reply.redirect(`/gaps?${new URLSearchParams(pairs)}`, 303)
    }
    if (text.length <= MAX_TEXT_IN_ADDRESS) {
      return reply.redirect(hrefOf('/gaps', view.state, { skills: splitSkills(text) }), 303)
    }
    const skills = market.readSkills(text)
    return sendGaps(reply, withHeld(view, skills), skills, text)
  })

  app.get('/gaps.csv', { schema: { querystring: GapQuery, hide: true } }, async (request, reply) => {
    const { profile: profileId, chosen, ...query } = request.query
    if (profileId !== undefined) {
      const profile = requireProfile(store, profileId)
      const view = viewOfProfile(deps, profile, query, chosen === 'yes')
      const { gaps } = market.gaps(view, holdingsOf(profile, deps.app.vocabulary))
      return sendCsv(reply.header('cache-control', 'no-store'), 'gaps', gapsCsv(gaps))
    }
    const view = viewOf(deps, query)
    const { gaps } = market.gaps(view, market.readSkillItems(view.state.skills))
    return sendCsv(reply, 'gaps', gapsCsv(gaps))
  })

  async function sendGaps(
    reply: Parameters<typeof sendPage>[0],
    view: View,
    skills: SkillList | ProfileHoldings | null,
    text: string,
    person: Profile | null = null,
  ) {
    const result = skills === null ? null : await readResult(deps, view, skills)
    const sources = result === null ? [] : [...result.report.sources, ...result.trends.sources]
    const page = pageFrame('/gaps', view.state, sources)
    return sendPage(reply.header('cache-control', 'no-store'), GapsPage, {
      page,
      text,
      result,
      profile: person && { id: person.id, name: person.name },
    })
  }
}

/** Links of a page made from a CV carry the skills found in it, never its text. */
const withHeld = (view: View, { held }: SkillList): View => ({
  ...view,
  state: { ...view.state, skills: held.map(({ skill }) => skill) },
})

async function readResult({ market, app }: RouteDeps, view: View, skills: SkillList): Promise<GapResult> {
  const report = market.gaps(view, skills)
  const trends = await market.trends({ ...view, state: { ...view.state, weeks: null } })
  const seriesOf = new Map(trends.series.map((series) => [series.skill, series]))
  const isBroad = ({ skill, kind }: Gap) =>
    kind === 'soft' || kind === 'domain' || app.vocabulary.byId.get(skill)?.broad === true
  return {
    report,
    gaps: report.gaps.filter((gap) => !isBroad(gap)).map((gap) => ({ gap, series: seriesOf.get(gap.skill) ?? null })),
    broadGaps: report.gaps.filter(isBroad),
    trends,
    isFromHistory: report.basis === 'history',
  }
}

const CSV_HEADER = [
  'skill',
  'name',
  'category',
  'openings',
  'n',
  'share',
  'low',
  'high',
  'required',
  'preferred',
  'gain',
  'verdict',
]

const gapsCsv = (gaps: readonly Gap[]): string =>
  csvLines(
    CSV_HEADER,
    gaps.map((gap) => [
      ...[gap.skill, gap.name, gap.category, gap.count, gap.n, gap.share, gap.low, gap.high],
      ...[gap.required.count, gap.preferred, gap.gain, gap.verdict],
    ]),
  )
