import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { chooseWeek } from '../../analysis/report/weekly/build-weekly-report.ts'
import { buildPersonalEdition } from '../../analysis/report/weekly/personal-edition.ts'
import {
  findWeeklyReport,
  listReportWeeks,
  reportAnswer,
  selectionKeyOf,
} from '../../analysis/report/weekly/publish-weekly-report.ts'
import { weeklyCsv } from '../../analysis/report/weekly/weekly-csv.ts'
import { weeklyMarkdown } from '../../analysis/report/weekly/weekly-markdown.ts'
import { weeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { addPeriods, weekLabel, weekStartOf } from '../../data/weeks.ts'
import { ReportPage } from '../../web/pages/report.tsx'
import { ReportsPage } from '../../web/pages/reports.tsx'
import { todayOf } from '../app-deps.ts'
import { atomFeed } from '../atom-feed.ts'
import { serveReportFigures } from '../figures/report-figures.ts'
import { HttpProblem } from '../problems.ts'
import { type ProfileParameters, personOf, profileParameters } from '../profile-view.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { reportHtml } from '../report-file.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ReportAnswerSchema } from '../schemas/report-schema.ts'
import { type ViewParameters, ViewQuery, viewParameters } from '../view-query.ts'

const WEEKS_LISTED = 52
const FEED_ENTRIES = 26
const ReportQuery = Type.Object({ ...viewParameters, ...profileParameters })
const ApiReportQuery = Type.Object({ ...viewParameters, ...profileParameters }, { additionalProperties: false })
const WeekParams = Type.Object({ week: Type.String({ maxLength: 20, description: 'ISO week, e.g. 2026-W47' }) })

export const reportRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps
  const { store, assetsDir } = deps.app
  const today = () => todayOf(deps.app)
  const reportDeps = () => {
    const { vocabulary, roles, reader } = deps.app
    return { store, vocabulary, roles, rulesVersion: reader.version }
  }
  const newestWeek = () => addPeriods(weekStartOf(today()), -1, 'week')

  async function find(week: string, query: ViewParameters & ProfileParameters) {
    const { view, skills, profile } = personOf(deps, query)
    const weekStart = chooseWeek(week, { counts: { span: market.span } }, view.selection, today())
    if (weekStart === null) throw new HttpProblem(404, 'No report', 'There are no data to report on.')
    const request = { weekStart, selection: { ...view.selection, from: null, until: null } }
    const recounted = await market.weeklyReport(request)
    const personal = skills && buildPersonalEdition(reportDeps(), request, skills, profile?.name)
    return { view, weekStart, profile, personal, ...findWeeklyReport(reportDeps(), request, recounted) }
  }

  serveReportFigures(app, deps, find)

  app.get('/reports', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const known = { counts: { span: market.span }, reports: store.reports }
    const weeks = listReportWeeks(known, view.selection, newestWeek(), WEEKS_LISTED).map((week) => ({
      ...week,
      label: weekLabel(week.weekStart),
      asOf: addPeriods(week.weekStart, 1, 'week'),
    }))
    return sendPage(reply, ReportsPage, { page: pageFrame('/reports', view.state), weeks })
  })

  app.get(
    '/reports/:week',
    { schema: { params: WeekParams, querystring: ReportQuery, hide: true } },
    async (request, reply) => {
      const { week, form } = splitForm(request.params.week)
      const found = await find(week, request.query)
      const { view, weekStart, profile, report, personal, publishedAt, restatements } = found
      if (personal !== null) reply.header('cache-control', 'no-store')
      if (form === 'md')
        return reply.type('text/markdown; charset=utf-8').send(weeklyMarkdown(report, { personal, publication: found }))
      if (form === 'json') return reply.send(reportAnswer(found, personal))
      if (form === 'csv') return sendCsv(reply, `skilltide-${report.week}`, weeklyCsv(report))
      if (form === 'html') {
        return reply
          .type('text/html; charset=utf-8')
          .header('content-disposition', `attachment; filename="skilltide-${report.week}.html"`)
          .send(reportHtml(found, personal, assetsDir))
      }
      const next = addPeriods(weekStart, 1, 'week')
      return sendPage(reply, ReportPage, {
        page: pageFrame(`/reports/${report.week}`, view.state, report.sources),
        report,
        tables: weeklyTables(report),
        personal,
        profileId: profile?.id ?? null,
        publishedAt,
        restatements,
        previous: weekLabel(addPeriods(weekStart, -1, 'week')),
        next: next <= newestWeek() ? weekLabel(next) : null,
      })
    },
  )

  app.get(
    '/api/v1/reports/:week',
    {
      schema: {
        operationId: 'getReport',
        summary:
          'The report of a week: as published, else as counted now; for a profile or skills with what it means for them',
        params: WeekParams,
        querystring: ApiReportQuery,
        response: { 200: ReportAnswerSchema, 400: Problem, 404: Problem },
      },
    },
    async ({ params, query }, reply) => {
      const found = await find(params.week, query)
      if (found.personal !== null) reply.header('cache-control', 'no-store')
      return reportAnswer(found, found.personal)
    },
  )

  app.get('/feed.xml', { schema: { hide: true } }, async (request, reply) => {
    const reports = store.reports.list(selectionKeyOf(WHOLE_MARKET), FEED_ENTRIES)
    return reply
      .type('application/atom+xml; charset=utf-8')
      .send(atomFeed(reports, `${request.protocol}://${request.host}`))
  })
}

/** `2026-W47.md` → week and form; a week alone is a page. */
function splitForm(text: string): { week: string; form: string | null } {
  const [, week = text, form = null] = /^(.*)\.(html|md|json|csv)$/.exec(text) ?? []
  return { week, form }
}
