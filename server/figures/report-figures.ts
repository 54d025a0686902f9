import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { barChartSvg } from '../../analysis/report/chart/bar-chart-svg.ts'
import { levelWords } from '../../analysis/report/chart/level-words.ts'
import { lineChartSvg } from '../../analysis/report/chart/line-chart-svg.ts'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import { courseBasis } from '../../web/charts/course-basis.ts'
import { countTicks } from '../../web/charts/trend-chart-data.ts'
import { newBars } from '../../web/charts/volume-plot.tsx'
import { HttpProblem } from '../problems.ts'
import { sendCsv } from '../render-page.ts'
import type { RouteDeps } from '../route-deps.ts'
import { type View, type ViewParameters, ViewQuery } from '../view-query.ts'
import { pictureWords, servePictures } from './serve-figure.ts'
import { lineOf } from './skill-figures.ts'

const params = Type.Object({ week: Type.String({ maxLength: 20 }) })
const schema = { params, querystring: ViewQuery }
interface Week {
  week: string
}
/** The report of a week, as published where it was. */
type FindReport = (week: string, query: ViewParameters) => Promise<{ view: View; report: WeeklyReport }>

/** The two charts of a weekly report, with the report's own figures: as pictures, CSV and JSON. */
export function serveReportFigures(app: FastifyInstance, deps: RouteDeps, find: FindReport): void {
  const SKILL = '/reports/:week/skill-of-the-week'
  const OPENINGS = '/reports/:week/openings'
  const pageOf = ({ view, report }: Awaited<ReturnType<FindReport>>) =>
    deps.pageFrame(`/reports/${report.week}`, view.state, report.sources)

  servePictures<Week, ViewParameters>(app, SKILL, schema, async (asked) => {
    const found = await find(asked.params.week, asked.query)
    const { report } = found
    const skillOfTheWeek = requireSkillOfTheWeek(report)
    const { series, comparable } = skillOfTheWeek
    const { name, points } = series
    const page = pageOf(found)
    const title = `${name} in ${page.selectionText}: share of openings`
    const words = pictureWords(deps, page, title, report, levelWords([skillOfTheWeek]).join(' · '))
    return {
      fileName: `skill-of-the-week-${report.week}`,
      svg: lineChartSvg({ ...words, lines: [lineOf({ name, points, ...(comparable && { comparable }) })] }),
    }
  })

  servePictures<Week, ViewParameters>(app, OPENINGS, schema, async (asked) => {
    const found = await find(asked.params.week, asked.query)
    const { report } = found
    const bars = newBars(report.volume.course)
    const page = pageOf(found)
    const title = `${page.selectionText} posted each week, to ${report.week}`
    return {
      fileName: `openings-${report.week}`,
      svg: barChartSvg({
        ...pictureWords(deps, page, title.charAt(0).toUpperCase() + title.slice(1), courseBasis(report)),
        bars: bars.map(({ label, n, isProvisional }) => ({ label, value: n, isProvisional })),
        ticks: countTicks(Math.max(0, ...bars.map(({ n }) => n))),
      }),
    }
  })

  app.get<{ Params: Week; Querystring: ViewParameters }>(
    `${SKILL}.csv`,
    { schema: { ...schema, hide: true } },
    async (asked, reply) => {
      const { report } = await find(asked.params.week, asked.query)
      const { name, points } = requireSkillOfTheWeek(report).series
      const header = ['period', 'skill', 'share', 'low', 'high', 'openings', 'n', 'state']
      const rows = points.map(({ label, share, low, high, count, n, state }) => [
        ...[label, name, share, low, high, count, n, state],
      ])
      return sendCsv(reply, `skill-of-the-week-${report.week}`, csvLines(header, rows))
    },
  )

  app.get<{ Params: Week; Querystring: ViewParameters }>(
    `${SKILL}.json`,
    { schema: { ...schema, hide: true } },
    async (asked) => {
      const { report } = await find(asked.params.week, asked.query)
      const { week, n, span, sources, rulesVersion } = report
      return { week, n, span, sources, rulesVersion, ...requireSkillOfTheWeek(report) }
    },
  )

  app.get<{ Params: Week; Querystring: ViewParameters }>(
    `${OPENINGS}.csv`,
    { schema: { ...schema, hide: true } },
    async (asked, reply) => {
      const { report } = await find(asked.params.week, asked.query)
      const rows = report.volume.course.map(({ label, n, state }) => [label, n, state])
      return sendCsv(reply, `openings-${report.week}`, csvLines(['period', 'openings', 'state'], rows))
    },
  )

  app.get<{ Params: Week; Querystring: ViewParameters }>(
    `${OPENINGS}.json`,
    { schema: { ...schema, hide: true } },
    async (asked) => {
      const { week, sources, rulesVersion, volume } = (await find(asked.params.week, asked.query)).report
      return { week, sources, rulesVersion, ...volume }
    },
  )
}

function requireSkillOfTheWeek({ week, skillOfTheWeek }: WeeklyReport) {
  if (skillOfTheWeek !== null) return skillOfTheWeek
  throw new HttpProblem(404, 'No skill of the week', `The report of ${week} shows none.`)
}
