import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import { mergeJumpText } from '../../analysis/trends/outlook/data-events.ts'
import type { MergeReason } from '../../data/domain.ts'
import { MergesPage } from '../../web/pages/merges.tsx'
import { HttpProblem } from '../problems.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { MergeListSchema, MergeReasonSchema } from '../schemas/merge-schemas.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ViewQuery, viewParameters } from '../view-query.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

/** More rows than this make a page nobody reads; the API gives all. */
const SHOWN_MERGES = 200
/** Half a year of weeks with a handful of sources. */
const SHOWN_RATES = 130
const MAX_LIMIT = 10_000

const Reason = { reason: Type.Optional(MergeReasonSchema) }
const Id = Type.Object({ id: Type.String({ maxLength: 40, pattern: '^\\d+-\\d+$' }) })
const problems = { 400: Problem, 404: Problem }

/** Which postings are one opening and why; undoing it, and redoing that. */
export const mergeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { pageFrame, market } = deps
  const { store, today } = deps.app

  /** @throws HttpProblem when there is no such merge */
  function decide(action: 'undo' | 'redo', id: string): void {
    const isDone = action === 'undo' ? store.merges.undo(id, `${today()}T00:00:00Z`) : store.merges.redo(id)
    if (!isDone) throw new HttpProblem(404, 'No such merge', `There is no merge ${id} to ${action}.`)
  }

  const list = (limit: number, reason?: MergeReason) =>
    market.remember('merges', [limit, reason], () => store.merges.list({ limit, ...(reason && { reason }) }))

  const jumps = async () =>
    (await market.mergeJumps())
      .map((jump) => ({ weekStart: jump.weekStart, text: mergeJumpText(jump) }))
      .sort((one, other) => (one.weekStart < other.weekStart ? 1 : -1))

  app.get(
    '/sources/merges',
    { schema: { querystring: Type.Object({ ...viewParameters, ...Reason }), hide: true } },
    async ({ query: { reason, ...view } }, reply) => {
      const page = pageFrame('/sources/merges', viewOf(deps, view).state)
      return sendPage(reply.header('cache-control', 'no-store'), MergesPage, {
        page,
        counts: market.remember('merge counts', null, store.merges.countByReason),
        reason: reason ?? null,
        merges: list(SHOWN_MERGES, reason),
        undone: store.merges.listUndone(),
        credits: new Map(market.sources(false).map((source) => [source.source, source])),
        rates: (await market.mergeRates()).toReversed().slice(0, SHOWN_RATES),
        jumps: await jumps(),
      })
    },
  )

  app.get('/sources/merges.csv', { schema: { querystring: ViewQuery, hide: true } }, async (_request, reply) => {
    const rows = (await market.mergeRates()).map((rate) => [
      ...[rate.weekStart, rate.source, rate.postings, rate.openings],
      ...[rate.mergeRate, rate.crossSourceMergeRate],
    ])
    return sendCsv(reply, 'merges', csvLines(CSV_HEADER, rows))
  })

  app.get(
    '/api/v1/merges',
    {
      schema: {
        summary: 'Postings that count as one opening, and how many of each week and source do',
        querystring: Type.Object(
          { ...Reason, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_LIMIT })) },
          { additionalProperties: false },
        ),
        response: { 200: MergeListSchema, ...problems },
      },
    },
    async ({ query: { reason, limit = SHOWN_MERGES } }, reply) => {
      reply.header('cache-control', 'no-store')
      return {
        counts: market.remember('merge counts', null, store.merges.countByReason),
        merges: list(limit, reason),
        undone: store.merges.listUndone(),
        rates: await market.mergeRates(),
        jumps: await market.mergeJumps(),
      }
    },
  )

  for (const action of ['undo', 'redo'] as const) {
    app.post(`/sources/merges/${action}`, { schema: { body: Id, hide: true } }, async ({ body }, reply) => {
      decide(action, body.id)
      return reply.redirect('/sources/merges', 303)
    })

    app.post(
      `/api/v1/merges/:id/${action}`,
      {
        schema: {
          summary: action === 'undo' ? 'Takes a merge apart for good' : 'Forgets that a merge was undone',
          params: Id,
          response: { 200: Type.Object({ id: Type.String() }), ...problems },
        },
      },
      async ({ params }) => {
        decide(action, params.id)
        return { id: params.id }
      },
    )
  }
}

const CSV_HEADER = ['weekStart', 'source', 'postings', 'openings', 'mergeRate', 'crossSourceMergeRate']
