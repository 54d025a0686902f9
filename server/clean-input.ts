import type { FastifyInstance } from 'fastify'

/**
 * Forms send every field, empty ones too. A page asked for with empty fields is sent on to its short address, so that one
 * view has one address; elsewhere empty fields are taken as not given.
 */
export function cleanInput(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, url }, reply) => {
    const [path = '/', ...rest] = url.split('?')
    const given = [...new URLSearchParams(rest.join('?'))]
    const filled = given.filter(([, value]) => value.trim() !== '')
    if (method !== 'GET' || filled.length === given.length) return
    const query = new URLSearchParams(filled).toString()
    // Two slashes, or one that leans the other way, would lead to another host.
    const ownPath = path.replace(/^[/\\]+/, '/')
    await reply.redirect(query === '' ? ownPath : `${ownPath}?${query}`)
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
