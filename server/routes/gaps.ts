import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import type { Gap } from '../../analysis/gaps/gap-report.ts'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import type { SkillList } from '../../analysis/skills/read-skill-list.ts'
import { type GapResult, GapsPage } from '../../web/pages/gaps.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { splitSkills, type View, ViewQuery, viewParameters } from '../view-query.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

/** A list this short becomes part of the address, so that it can be kept and shared; a CV never does. */
const MAX_TEXT_IN_ADDRESS = 400
const MAX_TEXT = 200_000

const GapForm = Type.Object({ ...viewParameters, skills: Type.Optional(Type.String({ maxLength: MAX_TEXT })) })

export const gapRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  app.get('/gaps', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const skills = market.readSkillItems(view.state.skills)
    const names = pageFrame('/gaps', view.state).held.map(({ typed, name, skill }) => (skill === typed ? name : typed))
    return sendGaps(reply, view, view.state.skills.length === 0 ? null : skills, names.join(', '))
  })

  app.post('/gaps', { schema: { body: GapForm, hide: true } }, async (request, reply) => {
    const { skills: text = '', ...parameters } = request.body
    const view = viewOf(deps, parameters)
    if (text.length <= MAX_TEXT_IN_ADDRESS) {
      return reply.redirect(hrefOf('/gaps', view.state, { skills: splitSkills(text) }), 303)
    }
    const skills = market.readSkills(text)
    return sendGaps(reply, withHeld(view, skills), skills, text)
  })

  app.get('/gaps.csv', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const { gaps } = market.gaps(view, market.readSkillItems(view.state.skills))
    return sendCsv(reply, 'gaps', gapsCsv(gaps))
  })

  function sendGaps(reply: Parameters<typeof sendPage>[0], view: View, skills: SkillList | null, text: string) {
    const result = skills === null ? null : readResult(deps, view, skills)
    const sources = result === null ? [] : [...result.report.sources, ...result.trends.sources]
    const page = pageFrame('/gaps', view.state, sources)
    return sendPage(reply.header('cache-control', 'no-store'), GapsPage, { page, text, result })
  }
}

/** Links of a page made from a CV carry the skills found in it, never its text. */
const withHeld = (view: View, { held }: SkillList): View => ({
  ...view,
  state: { ...view.state, skills: held.map(({ skill }) => skill) },
})

function readResult({ market, app }: RouteDeps, view: View, skills: SkillList): GapResult {
  const report = market.gaps(view, skills)
  const trends = market.trends({ ...view, state: { ...view.state, weeks: null } })
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
