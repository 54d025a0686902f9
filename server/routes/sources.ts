import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'
import { AboutPage } from '../../web/pages/about.tsx'
import { MethodPage } from '../../web/pages/method.tsx'
import { SourcesPage } from '../../web/pages/sources.tsx'
import { sendCsv, sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { ViewQuery } from '../view-query.ts'

const LATEST_RUNS = 10

export const sourceRoutes: FastifyPluginAsyncTypebox<RouteDeps & { crawlChoice: () => Promise<CrawlChoice> }> = async (
  app,
  deps,
) => {
  const { market, pageFrame, crawlChoice } = deps
  const { store, roles } = deps.app

  app.get('/sources', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const page = pageFrame('/sources', viewOf(deps, request.query).state)
    const lists = { sources: market.knownSources(), history: store.history.list(), runs: store.runs.list(LATEST_RUNS) }
    const schedule = deps.app.schedule?.() ?? null
    return sendPage(reply, SourcesPage, { page, ...lists, schedule, crawl: await crawlChoice() })
  })

  app.get('/sources.csv', { schema: { querystring: ViewQuery, hide: true } }, async (_request, reply) => {
    const rows = market
      .knownSources()
      .map(({ health, ...source }) => [
        ...[source.source, source.name, source.kind, source.origin, source.openings, source.postings],
        ...[
          source.firstReadOn,
          source.lastReadOn,
          source.licence,
          source.attribution,
          source.linkDuty ?? null,
          source.url,
        ],
        ...[health.verdict, health.reason, health.lastRunAt, health.lastHealthyRunAt, health.items, health.closed],
      ])
    return sendCsv(reply, 'sources', csvLines(CSV_HEADER, rows))
  })

  app.get('/about/method', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const page = pageFrame('/about/method', viewOf(deps, request.query).state)
    return sendPage(reply, MethodPage, { page })
  })

  app.get('/about', { schema: { querystring: ViewQuery, hide: true } }, async (request, reply) => {
    const page = pageFrame('/about', viewOf(deps, request.query).state)
    const versions = { vocabularyVersion: deps.app.vocabulary.version, extractorVersion: deps.app.extractor.version }
    return sendPage(reply, AboutPage, {
      page,
      skillCount: deps.app.vocabulary.skills.length,
      roleCount: roles.length,
      quality: deps.app.quality,
      nameOf: (id) => deps.app.vocabulary.byId.get(id)?.name ?? id,
      ...versions,
    })
  })
}

const CSV_HEADER = [
  'source',
  'name',
  'kind',
  'origin',
  'openings',
  'postings',
  'firstReadOn',
  'lastReadOn',
  'licence',
  'attribution',
  'linkDuty',
  'url',
  'verdict',
  'reason',
  'lastRunAt',
  'lastHealthyRunAt',
  'items',
  'closed',
]
