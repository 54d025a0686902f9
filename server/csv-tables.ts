import type { FastifyInstance } from 'fastify'

/** A record ends at a line end outside quotes. */
const RECORD = /((?:"(?:[^"]|"")*"|[^"\r\n])+)(\r?\n|$)/g
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

function labelled(csv: string): string {
  let isHeader = true
  return csv.replace(RECORD, (_whole, cells: string, end: string) => {
    const cell = isHeader ? LABEL.column : LABEL.value
    isHeader = false
    return `${cells},${cell}${end}`
  })
}
