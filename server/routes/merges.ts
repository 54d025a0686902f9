import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import { mergeJumpText } from '../../analysis/trends/outlook/data-events.ts'
import type { MergeReason } from '../../data/domain.ts'
import { countMerges, MergesPage, toMergePairs } from '../../web/pages/merges.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { HttpProblem } from '../problems.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { MergeListSchema, MergeReasonSchema } from '../schemas/merge-schemas.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ViewQuery, viewParameters } from '../view-query.ts'

const PAGE_SIZE = 25
const MAX_PAGE = 100_000
/** What the API gives where it is not asked for more. */
const DEFAULT_LIMIT = 200
/** A quarter of weeks with two sources; the CSV has all. */
const SHOWN_RATES = 26
const MAX_LIMIT = 10_000

const Reason = { reason: Type.Optional(MergeReasonSchema) }
const PageNumber = Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PAGE }))
/** Which part of both lists is shown. */
const list = { ...Reason, page: PageNumber, undone: PageNumber }
const id = Type.String({ maxLength: 40, pattern: '^\\d+-\\d+$' })
const Id = Type.Object({ id })
/** A merge to decide about, and the view that one comes back to. */
const DecisionForm = Type.Object({ id, ...list })
const problems = { 400: Problem, 404: Problem }

/** Which postings are one opening and why; undoing it, and redoing that. */
export const mergeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { pageFrame, market } = deps
  const { store, now } = deps.app

  /** @throws HttpProblem when there is no such merge */
  function decide(action: 'undo' | 'redo', id: string): void {
    const isDone = action === 'undo' ? store.merges.undo(id, now()) : store.merges.redo(id)
    if (!isDone) throw new HttpProblem(404, 'No such merge', `There is no merge ${id} to ${action}.`)
  }

  const readMerges = (part: { limit: number; offset?: number }, reason: MergeReason | null | undefined) =>
    market.remember('merges', [part.limit, part.offset, reason], () =>
      store.merges.list({ ...part, ...(reason && { reason }) }),
    )
  const readCounts = () => market.remember('merge counts', null, store.merges.countByReason)

  const jumps = async () =>
    (await market.mergeJumps())
      .map((jump) => ({ weekStart: jump.weekStart, text: mergeJumpText(jump) }))
      .sort((one, other) => (one.weekStart < other.weekStart ? 1 : -1))

  app.get(
    '/sources/merges',
    { schema: { querystring: Type.Object({ ...viewParameters, ...list }), hide: true } },
    async ({ query }, reply) => {
      const counts = readCounts()
      const undone = store.merges.listUndone()
      const rates = await market.mergeRates()
      const reason = query.reason ?? null
      // Who undoes the only merge of the last page is shown the page before it.
      const pageNumber = Math.min(query.page ?? 1, lastPageOf(countMerges(counts, reason)))
      const undonePageNumber = Math.min(query.undone ?? 1, lastPageOf(undone.length))
      return sendPage(reply.header('cache-control', 'no-store'), MergesPage, {
        page: pageFrame('/sources/merges', viewOf(deps, query).state),
        counts,
        list: { reason, pageNumber, undonePageNumber },
        pageSize: PAGE_SIZE,
        merges: readMerges({ limit: PAGE_SIZE, offset: startOf(pageNumber) }, reason),
        undone: undone.slice(startOf(undonePageNumber), startOf(undonePageNumber + 1)),
        undoneCount: undone.length,
        credits: new Map(market.sources(false).map((source) => [source.source, source])),
        rates: rates.toReversed().slice(0, SHOWN_RATES),
        rateCount: rates.length,
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
        operationId: 'listMerges',
        summary: 'Postings that count as one opening, and how many of each week and source do',
        querystring: Type.Object(
          { ...Reason, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_LIMIT })) },
          { additionalProperties: false },
        ),
        response: { 200: MergeListSchema, ...problems },
      },
    },
    async ({ query: { reason, limit = DEFAULT_LIMIT } }, reply) => {
      reply.header('cache-control', 'no-store')
      return {
        counts: readCounts(),
        merges: readMerges({ limit }, reason),
        undone: store.merges.listUndone(),
        rates: await market.mergeRates(),
        jumps: await market.mergeJumps(),
      }
    },
  )

  for (const action of ['undo', 'redo'] as const) {
    app.post(`/sources/merges/${action}`, { schema: { body: DecisionForm, hide: true } }, async (request, reply) => {
      const { id, reason = null, page = 1, undone = 1 } = request.body
      decide(action, id)
      const view = toMergePairs({ reason, pageNumber: page, undonePageNumber: undone })
      return reply.redirect(hrefOf('/sources/merges', viewOf(deps, {}).state, {}, view), 303)
    })

    app.post(
      `/api/v1/merges/:id/${action}`,
      {
        schema: {
          operationId: action === 'undo' ? 'undoMerge' : 'redoMerge',
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

const startOf = (pageNumber: number): number => (pageNumber - 1) * PAGE_SIZE
const lastPageOf = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE))

const CSV_HEADER = ['weekStart', 'source', 'postings', 'openings', 'mergeRate', 'crossSourceMergeRate']
