import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import type { AdviceSheet } from '../../analysis/coaching/advice-sheet.ts'
import { readGroup } from '../../analysis/coaching/client-questions.ts'
import type { GroupReport } from '../../analysis/coaching/group-report.ts'
import { groupCautions, groupCsv } from '../../analysis/coaching/group-text.ts'
import { sheetMarkdown } from '../../analysis/coaching/sheet-markdown.ts'
import { sheetWords } from '../../analysis/coaching/sheet-words.ts'
import { untoldWords } from '../../analysis/gaps/counted-selection.ts'
import { selectionText } from '../../analysis/report/selection-text.ts'
import { GroupPage } from '../../web/pages/group.tsx'
import { SheetPage } from '../../web/pages/sheet.tsx'
import { clientMarketOf, coachDepsOf, sheetOf } from '../coach-view.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ProfileIdSchema } from '../schemas/profile-schemas.ts'
import { sheetHtml } from '../sheet-file.ts'

const problems = { 400: Problem, 404: Problem }
const GroupParams = Type.Object({ group: Type.String({ minLength: 1, maxLength: 100 }) })
const NamesQuery = Type.Object({
  names: Type.Optional(Type.Literal('yes', { description: 'with the names of members: for the coach alone' })),
})
const SheetSchema = Type.Unsafe<AdviceSheet>({ type: 'object', additionalProperties: true })
const GroupSchema = Type.Unsafe<GroupReport>({ type: 'object', additionalProperties: true })

/** What a coach hands over: the advice sheet of one person, and a group without its names. Never kept by a browser. */
export const coachRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store, roles, printSheet } = deps.app
  const frame = (sources: Parameters<typeof deps.pageFrame>[2]) =>
    deps.pageFrame('/profiles', viewOf(deps, {}).state, sources)
  const params = ProfileIdSchema
  const hide = true

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get('/profiles/:id/sheet', { schema: { params, hide } }, async ({ params: { id } }, reply) => {
    const sheet = await sheetOf(deps, requireProfile(store, id))
    const hasPdf = printSheet !== null
    return sendPage(reply, SheetPage, { page: frame(sheet.sources), id, sheet, words: sheetWords(sheet), hasPdf })
  })

  // Files to hand over, under names that tell nobody's name.
  app.get('/profiles/:id/sheet.md', { schema: { params, hide } }, async ({ params: { id } }, reply) =>
    reply
      .type('text/markdown; charset=utf-8')
      .header('content-disposition', 'attachment; filename="advice-sheet.md"')
      .send(sheetMarkdown(await sheetOf(deps, requireProfile(store, id)))),
  )
  app.get('/profiles/:id/sheet.html', { schema: { params, hide } }, async ({ params: { id } }, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-disposition', 'attachment; filename="advice-sheet.html"')
      .send(sheetHtml(await sheetOf(deps, requireProfile(store, id)), deps.app.assetsDir)),
  )
  app.get('/profiles/:id/sheet.pdf', { schema: { params, hide } }, async ({ params: { id } }, reply) => {
    const sheet = await sheetOf(deps, requireProfile(store, id))
    if (printSheet === null) {
      throw new HttpProblem(
        501,
        'No Chromium',
        'A PDF is printed by Chromium, and none is installed. Print the page from your browser instead.',
      )
    }
    return reply
      .type('application/pdf')
      .header('content-disposition', 'attachment; filename="advice-sheet.pdf"')
      .send(await printSheet(sheetHtml(sheet, deps.app.assetsDir)))
  })

  app.get(
    '/api/v1/profiles/:id/sheet',
    {
      schema: {
        operationId: 'getAdviceSheet',
        summary: 'The advice sheet of a person',
        params,
        response: { 200: SheetSchema, ...problems },
      },
    },
    async ({ params: { id } }) => sheetOf(deps, requireProfile(store, id)),
  )

  app.get(
    '/profiles/groups/:group',
    { schema: { params: GroupParams, querystring: NamesQuery, hide } },
    async ({ params: { group }, query }, reply) => {
      const report = groupOf(group, query)
      return sendPage(reply, GroupPage, {
        page: frame(report.markets.flatMap(({ sources }) => sources)),
        report,
        cautions: groupCautions(report),
        markets: report.markets.map((market) => ({
          ...market,
          words: selectionText(market.selection, roles),
          untold: untoldWords(market.ignored),
        })),
      })
    },
  )

  app.get(
    '/profiles/groups/:group/skills.csv',
    { schema: { params: GroupParams, querystring: NamesQuery, hide } },
    async ({ params: { group }, query }, reply) => sendCsv(reply, 'group', groupCsv(groupOf(group, query))),
  )

  app.get(
    '/api/v1/profiles/groups/:group',
    {
      schema: {
        operationId: 'getGroup',
        summary:
          'How many of a group lack, know of or hold what their openings ask for; without names unless asked for',
        params: GroupParams,
        querystring: NamesQuery,
        response: { 200: GroupSchema, ...problems },
      },
    },
    async ({ params: { group }, query }) => groupOf(group, query),
  )

  /** @throws HttpProblem when nobody is in it */
  function groupOf(group: string, { names }: { names?: 'yes' }): GroupReport {
    const report = readGroup(coachDepsOf(deps), { group, hasNames: names === 'yes' }, clientMarketOf(deps))
    if (report !== null) return report
    throw new HttpProblem(404, 'Group not found', 'No profile is in a group of this name.')
  }
}
