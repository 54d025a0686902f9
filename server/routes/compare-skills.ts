import { type FastifyPluginAsyncTypebox, type Static, Type } from '@fastify/type-provider-typebox'
import { trendCsv } from '../../analysis/report/trend-csv.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { MOST_COMPARED } from '../../web/charts/comparison-data.ts'
import { CompareSkillsPage } from '../../web/pages/compare-skills.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { findSkillsByText } from '../skill-search.ts'
import { viewParameters } from '../view-query.ts'
import { type RouteDeps, sharedOf, viewOf } from './route-deps.ts'

const PATH = '/skills/compare'
const MOST_OFFERED = 200

export const CompareSkillsQuery = Type.Object({
  ...viewParameters,
  /** Ids, separated by commas. */
  compare: Type.Optional(Type.String({ maxLength: 800 })),
  /** A name or spelling to add: the answer sends on to the address that has its id. */
  add: Type.Optional(Type.String({ maxLength: 80 })),
})

export type CompareSkillsParameters = Static<typeof CompareSkillsQuery>

/** Several skills on one chart. */
export const compareSkillRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  app.get(PATH, { schema: { querystring: CompareSkillsQuery, hide: true } }, async (request, reply) => {
    const { query } = request
    const view = viewOf(deps, query)
    const chosen = readChosen(deps, query)
    const ids = chosen.map(({ id }) => id)
    const wanted = query.add?.trim() ?? ''
    const added = wanted === '' ? undefined : findByName(deps, wanted)
    if (added !== undefined) {
      const all = [...new Set([...ids, added.id])].slice(0, MOST_COMPARED)
      return reply.redirect(hrefOf(PATH, view.state, {}, [['compare', all.join(',')]]), 303)
    }
    const report = await market.trends(view)
    return sendPage(reply, CompareSkillsPage, {
      ...{ page: pageFrame(PATH, view.state, report.sources), chosen, report, shared: sharedOf(deps, request) },
      series: seriesOf(report, ids),
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
    return sendCsv(
      reply,
      'compared-skills',
      trendCsv({ ...report, series: comparedSkills(deps, query, report).series }),
    )
  })
}

/** The skills that an address names, and the series of those that openings of the report name. */
export function comparedSkills(deps: RouteDeps, query: CompareSkillsParameters, report: TrendReport) {
  const chosen = readChosen(deps, query)
  const ids = chosen.map(({ id }) => id)
  return { chosen, series: seriesOf(report, ids) }
}

function readChosen({ app: { vocabulary } }: RouteDeps, { compare = '' }: CompareSkillsParameters) {
  const ids = new Set(compare.split(',').map((id) => id.trim()))
  return [...ids].flatMap((id) => vocabulary.byId.get(id) ?? []).slice(0, MOST_COMPARED)
}

/** In the order of the address; skills that no opening of the view names are left out. */
const seriesOf = ({ series }: TrendReport, ids: readonly string[]): TrendSeries[] =>
  ids.flatMap((id) => series.find(({ skill, total }) => skill === id && total.count > 0) ?? [])

/** The skill of exactly this name or spelling, else the first that has the text in it. */
function findByName({ app: { vocabulary } }: RouteDeps, text: string) {
  const wanted = text.toLowerCase()
  const found = findSkillsByText(vocabulary, text)
  const isCalled = (forms: readonly string[]): boolean => forms.some((form) => form.toLowerCase() === wanted)
  return found.find(({ name, id, aliases }) => isCalled([name, id, ...aliases])) ?? found[0]
}
