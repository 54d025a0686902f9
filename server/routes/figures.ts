import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { chartSvg } from '../../analysis/report/chart-svg.ts'
import { selectionWords } from '../../web/components/selection-words.ts'
import { pictureBasis } from '../../web/components/share-and-cite.tsx'
import { EmbedSkillPage } from '../../web/pages/embed-skill.tsx'
import { chartPng } from '../mail/chart-png.ts'
import { HttpProblem } from '../problems.ts'
import { sendPage } from '../render-page.ts'
import { FRAMED_BY_THIS_MACHINE } from '../security.ts'
import { type ViewParameters, ViewQuery } from '../view-query.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'
import { requireSkill } from './skills.ts'

const SkillParams = Type.Object({ id: Type.String({ maxLength: 120 }) })
const schema = { params: SkillParams, querystring: ViewQuery, hide: true }

/** The figure of a skill outside its page: as a picture, and for a frame in another page. */
export const figureRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  async function read(id: string, query: ViewParameters) {
    const skillId = requireSkill(deps, id)
    const view = viewOf(deps, query)
    const report = await market.trendsInDepth(view, { skillIds: [skillId] })
    const series = report.series.find(({ skill }) => skill === skillId)
    if (series === undefined) throw new HttpProblem(404, 'No openings', 'There is no opening in this selection.')
    const page = pageFrame(`/embed/skills/${encodeURIComponent(skillId)}`, view.state, report.sources)
    return {
      page,
      series,
      basis: { n: report.n, span: report.span, sources: report.sources },
      skill: { id: skillId, name: series.name },
    }
  }

  async function drawSvg(id: string, query: ViewParameters): Promise<string> {
    const { page, series, basis } = await read(id, query)
    const demo = page.mode === 'demo' ? 'Demo data: ' : ''
    const name = `${demo}${series.name} in ${selectionWords(page)}`
    return chartSvg({ name, points: series.points, basis: pictureBasis({ ...basis, n: series.total.n }) })
  }

  app.get('/skills/:id.svg', { schema }, async ({ params, query }, reply) =>
    reply
      .type('image/svg+xml; charset=utf-8')
      .header('content-disposition', `attachment; filename="${requireSkill(deps, params.id)}.svg"`)
      .send(await drawSvg(params.id, query)),
  )

  app.get('/skills/:id.png', { schema }, async ({ params, query }, reply) =>
    reply
      .type('image/png')
      .header('content-disposition', `attachment; filename="${requireSkill(deps, params.id)}.png"`)
      .send(chartPng(await drawSvg(params.id, query))),
  )

  app.get('/embed/skills/:id', { schema, helmet: FRAMED_BY_THIS_MACHINE }, async ({ params, query }, reply) =>
    sendPage(reply, EmbedSkillPage, await read(params.id, { ...query, skills: '' })),
  )
}
