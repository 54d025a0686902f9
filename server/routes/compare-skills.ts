import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { trendCsv } from '../../analysis/report/trend-csv.ts'
import { skillCalled } from '../../data/vocabulary/skill-meant.ts'
import { MOST_COMPARED } from '../../web/charts/comparison-data.ts'
import { CompareSkillsPage } from '../../web/pages/compare-skills.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { CompareSkillsQuery, comparedSkills, readCompared, unnamedSeries } from '../compared-skills.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { type RouteDeps, sharedOf, viewOf } from '../route-deps.ts'
import { findSkillsByText } from '../skill-search.ts'

const PATH = '/skills/compare'
const MOST_OFFERED = 200

/** Several skills on one chart. */
export const compareSkillRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  app.get(PATH, { schema: { querystring: CompareSkillsQuery, hide: true } }, async (request, reply) => {
    const { query } = request
    const view = viewOf(deps, query)
    const { chosen, unknown, leftOut } = readCompared(deps, query)
    const ids = chosen.map(({ id }) => id)
    const wanted = query.add?.trim() ?? ''
    const added =
      wanted === ''
        ? undefined
        : (skillCalled(deps.app.vocabulary, wanted) ?? findSkillsByText(deps.app.vocabulary, wanted)[0])
    if (added !== undefined) {
      const all = [...new Set([...ids, added.id])].slice(0, MOST_COMPARED)
      return reply.redirect(hrefOf(PATH, view.state, {}, [['compare', all.join(',')]]), 303)
    }
    const report = await market.trends(view)
    return sendPage(reply, CompareSkillsPage, {
      ...{ page: pageFrame(PATH, view.state, report.sources), chosen, report, shared: sharedOf(deps, request) },
      series: comparedSkills(deps, query, report).series,
      unnamed: await unnamedSeries(deps, view, report, ids),
      ...{ unknown, leftOut },
      offered: report.series
        .filter(({ skill, total }) => total.count > 0 && !ids.includes(skill))
        .slice(0, MOST_OFFERED)
        .map(({ skill, name }) => ({ id: skill, name })),
      notFound: wanted === '' ? null : wanted,
    })
  })

  app.get(`${PATH}.csv`, { schema: { querystring: CompareSkillsQuery, hide: true } }, async ({ query }, reply) => {
    const view = viewOf(deps, query)
    const report = await market.trends(view)
    const { chosen, series } = comparedSkills(deps, query, report)
    const ids = chosen.map(({ id }) => id)
    const unnamed = await unnamedSeries(deps, view, report, ids)
    return sendCsv(reply, 'compared-skills', trendCsv({ ...report, series: [...series, ...unnamed] }))
  })
}
