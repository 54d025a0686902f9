import type { FastifyInstance } from 'fastify'

/**
 * Forms send every field, empty ones too. A page asked for with empty fields is sent on to its short address, so that one
 * view has one address; elsewhere empty fields are taken as not given.
 */
export function cleanInput(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, url }, reply) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const filled = [...searchParams].filter(([, value]) => value.trim() !== '')
    if (method !== 'GET' || filled.length === searchParams.size) return
    const query = new URLSearchParams(filled).toString()
    await reply.redirect(query === '' ? pathname : `${pathname}?${query}`)
  })
  app.addHook('preValidation', async ({ body, headers }) => {
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
    if (!isForm || typeof body !== 'object' || body === null) return
    for (const [name, value] of Object.entries(body)) if (value === '') delete (body as Record<string, unknown>)[name]
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
  })
}
