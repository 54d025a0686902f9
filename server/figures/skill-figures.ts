import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { intervalChartSvg } from '../../analysis/report/chart/interval-chart-svg.ts'
import { levelWords } from '../../analysis/report/chart/level-words.ts'
import { type LinePoint, lineChartSvg } from '../../analysis/report/chart/line-chart-svg.ts'
import { pointsText } from '../../analysis/report/figure-text.ts'
import type { TrendPoint, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { drawnPoints } from '../../web/charts/drawn-points.ts'
import { type ChartPoint, toChartData } from '../../web/charts/trend-chart-data.ts'
import { EmbedSkillPage } from '../../web/pages/embed-skill.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { type CompareSkillsParameters, CompareSkillsQuery, comparedSkills } from '../compared-skills.ts'
import { HttpProblem } from '../problems.ts'
import { sendPage } from '../render-page.ts'
import { requireSkill } from '../require-skill.ts'
import { type RouteDeps, shownOf, viewOf } from '../route-deps.ts'
import { FRAMED_BY_THIS_MACHINE } from '../security.ts'
import { readSkillPay } from '../skill-pay.ts'
import { type ViewParameters, viewParameters } from '../view-query.ts'
import { pictureWords, serveFigure, servePictures } from './serve-figure.ts'

const params = Type.Object({ id: Type.String({ maxLength: 120 }) })
/** `line=raw` draws the raw line where sources joined or left, as the page of the skill does. */
const querystring = Type.Object({ ...viewParameters, line: Type.Optional(Type.String({ maxLength: 20 })) })
type SkillParameters = ViewParameters & { line?: string }

/** Figures of skills: one over time, several on one axis, and what openings with one pay. */
export function serveSkillFigures(app: FastifyInstance, deps: RouteDeps): void {
  const { market, pageFrame } = deps

  async function readSkill(id: string, query: SkillParameters) {
    const skillId = requireSkill(deps, id)
    const view = viewOf(deps, query)
    const report = await market.trendsInDepth(view, { skillIds: [skillId] })
    const series = report.series.find(({ skill }) => skill === skillId)
    if (series === undefined) throw new HttpProblem(404, 'No openings', 'There is no opening in this selection.')
    const page = pageFrame(`/embed/skills/${encodeURIComponent(skillId)}`, view.state, report.sources)
    const basis = { n: report.n, span: report.span, sources: report.sources }
    return { view, report, page, series, basis, skill: { id: skillId, name: series.name } }
  }

  servePictures<{ id: string }, SkillParameters>(
    app,
    '/skills/:id',
    { params, querystring },
    async ({ params, query }) => {
      const { view, report, page, series, basis, skill } = await readSkill(params.id, query)
      const outlook = series.outlook ?? (await market.outlook(view, report, skill.id))
      const line = query.line === 'raw' ? null : (series.comparable ?? null)
      const points = drawnPoints(series.points, line)
      const ahead = (outlook.forecast ?? []).map((step) => ({ ...step, n: 0, count: 0, state: 'forecast' as const }))
      const title = `${skill.name} in ${page.selectionText}: share of openings`
      const notes = [
        ...levelWords([{ comparable: line, sourceChanges: series.sourceChanges }]),
        ...(ahead.length === 0 ? [] : ['dashed: to be expected, 80% band']),
      ]
      return {
        fileName: skill.id,
        svg: lineChartSvg({
          ...pictureWords(deps, page, title, { ...basis, n: series.total.n }, notes.join(' · ')),
          lines: [{ name: skill.name, points: asDrawn([...points, ...ahead]) }],
        }),
      }
    },
  )

  app.get<{ Params: { id: string }; Querystring: ViewParameters }>(
    '/embed/skills/:id',
    { schema: { params, querystring, hide: true }, helmet: FRAMED_BY_THIS_MACHINE },
    async ({ params, query }, reply) => {
      const { page, series, basis, skill } = await readSkill(params.id, { ...query, skills: '' })
      return sendPage(reply, EmbedSkillPage, { page, series, basis, skill })
    },
  )

  serveFigure<unknown, CompareSkillsParameters>(
    app,
    '/skills/compare',
    { querystring: CompareSkillsQuery },
    async ({ query }) => {
      const view = viewOf(deps, query)
      const report = await market.trends(view)
      const { chosen, series } = comparedSkills(deps, query, report)
      if (series.length === 0)
        throw new HttpProblem(404, 'No openings', 'No opening of this selection names these skills.')
      const page = pageFrame('/skills/compare', view.state, report.sources)
      const names = series.map(({ name }) => name).join(', ')
      const note = levelWords(series).join(' · ')
      const words = pictureWords(deps, page, `${names} in ${page.selectionText}: share of openings`, report, note)
      const pairs = [['compare', chosen.map(({ id }) => id).join(',')]] as const
      return {
        fileName: 'compared-skills',
        svg: lineChartSvg({ ...words, lines: series.map(lineOf) }),
        frame: { page, ...words, href: hrefOf('/skills/compare', view.state, {}, pairs) },
      }
    },
  )

  serveFigure<{ id: string }, ViewParameters>(
    app,
    '/skills/:id/pay',
    { params, querystring },
    async ({ params, query }) => {
      const { view, page, report, skill } = await readSkill(params.id, query)
      const pay = readSkillPay(await market.pay(shownOf(deps, view, report)), skill.id)
      const rows = pay.markets.flatMap(({ market: { currency, unit }, pay: { premium } }) =>
        premium === null ? [] : [{ name: `${currency} a ${unit}`, marks: [markOf(premium)] }],
      )
      if (rows.length === 0)
        throw new HttpProblem(404, 'Too few openings', 'Too few openings state pay to compare those with the skill.')
      const title = `${skill.name} in ${page.selectionText}: stated pay against like openings without it, percent`
      const basis = {
        n: pay.stated,
        span: report.span,
        sources: report.sources.filter(({ origin }) => origin !== 'history'),
      }
      const words = pictureWords(deps, page, title, basis, 'an association, not what learning it would earn')
      return {
        fileName: `${skill.id}-pay`,
        svg: intervalChartSvg({ ...words, rows }),
        frame: { page, ...words, href: hrefOf(`/skills/${encodeURIComponent(skill.id)}`, view.state) },
      }
    },
  )
}

/** A series as charts of several draw it. */
export const lineOf = ({ name, points, comparable }: Pick<TrendSeries, 'name' | 'points' | 'comparable'>) => ({
  name,
  points: asDrawn(drawnPoints(points, comparable)),
})

/** What the chart of a page leaves out, too few openings for example, is left out of the picture; intervals end where it ends. */
export function asDrawn(points: readonly (ChartPoint | TrendPoint)[]): LinePoint[] {
  const { share, high } = toChartData(points)
  return points.map((point, index) => {
    if (share[index] === null) return { ...point, share: null, low: null, high: null }
    const top = high[index] ?? null
    return { ...point, high: top && top / 100 }
  })
}

const markOf = ({ premiumPct, lowPct, highPct }: { premiumPct: number; lowPct: number; highPct: number }) => ({
  ...{ value: premiumPct, low: lowPct, high: highPct },
  words: `${pointsText(premiumPct)} % (${pointsText(lowPct)} to ${pointsText(highPct)})`,
})
