import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { barChartSvg } from '../../analysis/report/chart/bar-chart-svg.ts'
import { countTicks } from '../../web/charts/trend-chart-data.ts'
import { newBars } from '../../web/charts/volume-plot.tsx'
import { GRAIN_NAMES } from '../../web/labels.ts'
import { hrefOf } from '../../web/view-state.ts'
import { HttpProblem } from '../problems.ts'
import { requireSkill } from '../require-skill.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { type ViewParameters, viewParameters } from '../view-query.ts'
import { pictureWords, serveFigure } from './serve-figure.ts'

const PALE = 'pale: incomplete, no comparison'
const querystring = Type.Object({ ...viewParameters, skill: Type.Optional(Type.String({ maxLength: 120 })) })
type Parameters = ViewParameters & { skill?: string }

/** Figures of openings over time: the new ones of each period, and those that stand at its end. */
export function serveOpeningFigures(app: FastifyInstance, deps: RouteDeps): void {
  const { market, pageFrame } = deps

  serveFigure<unknown, ViewParameters>(
    app,
    '/openings',
    { querystring: Type.Object(viewParameters) },
    async ({ query }) => {
      const view = viewOf(deps, query)
      const report = await market.trends(view)
      if (report.n === 0) throw new HttpProblem(404, 'No openings', 'There is no opening in this selection.')
      const page = pageFrame('/', view.state, report.sources)
      const bars = newBars(report.volume)
      const isPale = bars.some(({ isProvisional }) => isProvisional)
      const title = `${capital(page.selectionText)} posted per ${GRAIN_NAMES[report.grain]}`
      const words = pictureWords(deps, page, title, report, isPale ? PALE : '')
      return {
        fileName: 'openings',
        svg: barChartSvg({
          ...words,
          bars: report.volume.map(({ label, n, state }, index) => ({
            label,
            value: state === 'outage' && n === 0 ? null : n,
            isProvisional: bars[index]?.isProvisional ?? false,
          })),
          ticks: countTicks(Math.max(0, ...bars.map(({ n }) => n))),
        }),
        frame: { page, ...words, href: hrefOf('/', view.state) },
      }
    },
  )

  serveFigure<unknown, Parameters>(app, '/openings/active', { querystring }, async ({ query }) => {
    const view = viewOf(deps, query)
    const skillId = query.skill === undefined ? null : requireSkill(deps, query.skill)
    const volume = await market.volume(view, skillId)
    const known = volume?.points.flatMap(({ active }) => (active === null ? [] : [active])) ?? []
    if (volume === null || known.length === 0)
      throw new HttpProblem(404, 'Not known', 'No source of this selection was read again and again.')
    const page = pageFrame('/', view.state, volume.sources)
    const naming = skillId === null ? '' : ` with ${deps.app.vocabulary.byId.get(skillId)?.name ?? skillId}`
    const title = `${capital(page.selectionText)}${naming} that stand at the end of each ${GRAIN_NAMES[volume.grain]}`
    const basis = { n: known.at(-1) ?? 0, span: volume.span, sources: volume.sources }
    const isPale = volume.points.some(({ active, state }) => active !== null && state !== 'complete')
    const words = pictureWords(deps, page, title, basis, isPale ? PALE : '')
    return {
      fileName: 'active-openings',
      svg: barChartSvg({
        ...words,
        bars: volume.points.map(({ label, active, state }) => ({
          label,
          value: active,
          isProvisional: state !== 'complete',
        })),
        ticks: countTicks(Math.max(0, ...known)),
      }),
      frame: {
        page,
        ...words,
        href: hrefOf(skillId === null ? '/' : `/skills/${encodeURIComponent(skillId)}`, view.state),
      },
    }
  })
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
