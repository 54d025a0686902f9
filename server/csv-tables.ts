import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { FastifyInstance } from 'fastify'

const LABEL = { column: 'data', value: 'demo: synthetic postings' }

/**
 * What holds for every table that can be taken away: a parameter that is not known is refused, because a misspelt one would
 * change the figures, and demo data says in every row that it is. Comes before the routes.
 */
export function addCsvRules(app: FastifyInstance, mode: 'own' | 'demo'): void {
  app.addHook('onRoute', (route) => {
    const { url, schema } = route
    if (!url.endsWith('.csv') || schema?.querystring === undefined) return
    route.schema = { ...schema, querystring: { ...(schema.querystring as object), additionalProperties: false } }
  })
  if (mode !== 'demo') return
  app.addHook('onSend', async (_request, reply, payload) => {
    const isTable = String(reply.getHeader('content-type') ?? '').startsWith('text/csv')
    return isTable && typeof payload === 'string' ? labelled(payload) : payload
  })
}

/** Cells stay as they were written: what was made harmless for spreadsheets is not escaped again. */
function labelled(csv: string): string {
  const rows: string[][] = parse(csv)
  return stringify(
    rows.map((cells, row) => [...cells, row === 0 ? LABEL.column : LABEL.value]),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}
