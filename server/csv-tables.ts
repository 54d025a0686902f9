import type { FastifyInstance } from 'fastify'
import { DEMO_LABEL, demoLabelOf, labelledCsv } from '../analysis/report/demo-label.ts'
import type { SourceInfo } from '../data/domain.ts'

/**
 * What holds for every table that can be taken away: a parameter that is not known is refused, because a misspelt one would
 * change the figures, and demo data says in every row that it is. Comes before the routes.
 *
 * @param listSources  those of the database, which itself tells what is demo data, whoever serves it
 */
export function addCsvRules(
  app: FastifyInstance,
  mode: 'own' | 'demo',
  listSources: () => readonly Pick<SourceInfo, 'source' | 'origin'>[],
): void {
  app.addHook('onRoute', (route) => {
    const { url, schema } = route
    if (!url.endsWith('.csv') || schema?.querystring === undefined) return
    route.schema = { ...schema, querystring: { ...(schema.querystring as object), additionalProperties: false } }
  })
  app.addHook('onSend', async ({ query }, reply, payload) => {
    const isTable = String(reply.getHeader('content-type') ?? '').startsWith('text/csv')
    if (!isTable || typeof payload !== 'string') return payload
    if (mode === 'demo') return labelledCsv(payload, DEMO_LABEL)
    const { source, history } = query as { source?: string; history?: string }
    const behind = listSources().filter(
      (some) =>
        (source === undefined || source === '' || some.source === source) &&
        (history !== 'off' || some.origin !== 'history'),
    )
    return labelledCsv(payload, demoLabelOf(behind))
  })
}
