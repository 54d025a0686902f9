import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import { listMostAsked } from '../../analysis/trends/most-asked.ts'
import { listMovers } from '../../analysis/trends/surest-movers.ts'
import { OverviewPage } from '../../web/pages/overview.tsx'
import { sendCsv, sendPage } from '../render-page.ts'
import { requireSkill } from '../require-skill.ts'
import { type RouteDeps, sharedOf, viewOf } from '../route-deps.ts'
import { doubtsOf } from '../skill-doubts.ts'
import { ViewQuery, viewParameters } from '../view-query.ts'

const TOP_SKILLS = 12
const MOVERS_EACH_WAY = 6
const ActiveQuery = Type.Object({ ...viewParameters, skill: Type.Optional(Type.String({ maxLength: 120 })) })
const ACTIVE_HEADER = ['weekStart', 'period', 'activeAsOf', 'active', 'new', 'activeState']
const OPENINGS_HEADER = ['weekStart', 'period', 'openings', 'state', 'active', 'activeAsOf', 'activeState']

export const overviewRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  app.get('/', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const report = await market.trends(view)
    const sources = market.sources(view.state.includesHistory)
    const top = listMostAsked(report, deps.app.vocabulary, TOP_SKILLS)
    const [rising = [], falling = []] = (['rising', 'falling'] as const).map((way) =>
      listMovers(report, way).slice(0, MOVERS_EACH_WAY),
    )
    return sendPage(reply, OverviewPage, {
      page: pageFrame('/', view.state, report.sources),
      report,
      shared: sharedOf(deps, request),
      volume: await market.volume(view),
      ...{ top, rising, falling },
      doubts: doubtsOf(deps, [...top, ...rising, ...falling]),
      breakingOut: market.breakingOut(view),
      judgedCount: report.series.filter(({ verdict }) => verdict !== 'too-few').length,
      sources: [...sources].sort((one, other) => other.openings - one.openings),
      undated: market.undated(report),
      hasOwnPostings: sources.some(({ origin }) => origin !== 'history'),
    })
  })

  app.get('/openings.csv', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const stock = await market.volume(view)
    const { volume } = await market.trends(view)
    const rows = volume.map(({ weekStart, label, n, state }, index) => {
      const { active = null, asOf = null, state: activeState = null } = stock?.points[index] ?? {}
      return [weekStart, label, n, state, active, asOf, activeState]
    })
    return sendCsv(reply, 'openings', csvLines(OPENINGS_HEADER, rows))
  })

  app.get('/openings/active.csv', { schema: { querystring: ActiveQuery, hide: true } }, async ({ query }, reply) => {
    const skill = query.skill === undefined ? null : requireSkill(deps, query.skill)
    const { points = [] } = (await market.volume(viewOf(deps, query), skill)) ?? {}
    const rows = points.map((point) => [point.weekStart, point.label, point.asOf, point.active, point.new, point.state])
    return sendCsv(reply, 'active-openings', csvLines(ACTIVE_HEADER, rows))
  })
}
