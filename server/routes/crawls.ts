import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { hrefOf } from '../../web/view-state.ts'
import type { CrawlControl } from '../crawls/crawl-control.ts'
import { createEventStreams } from '../crawls/event-streams.ts'
import { HttpProblem } from '../problems.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

const CrawlForm = Type.Object({ source: Type.Optional(Type.String({ maxLength: 200 })) })

/** Starting, watching and stopping a crawl from the page of sources. */
export const crawlRoutes: FastifyPluginAsyncTypebox<RouteDeps & { crawl: CrawlControl | null }> = async (app, deps) => {
  const { crawl } = deps
  const streams = crawl === null ? null : createEventStreams(crawl)
  const page = () => hrefOf('/sources', viewOf(deps, {}).state)
  // Before connections are waited for: a stream that is open would keep them.
  app.addHook('preClose', async () => {
    streams?.close()
    await crawl?.close()
  })

  app.post('/sources/crawl', { schema: { body: CrawlForm, hide: true } }, async (request, reply) => {
    await required(crawl).start(request.body.source || null)
    return reply.redirect(page(), 303)
  })

  app.post('/sources/crawl/stop', { schema: { hide: true } }, async (_request, reply) => {
    required(crawl).stop()
    return reply.redirect(page(), 303)
  })

  app.get('/sources/crawl/events', { schema: { hide: true }, compress: false }, async (request, reply) => {
    const lastSeen = request.headers['last-event-id']
    const stream = required(streams).open(typeof lastSeen === 'string' ? lastSeen : null)
    if (stream === null) return reply.code(204).send()
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}

function required<Part>(part: Part | null): Part {
  if (part === null) throw new HttpProblem(409, 'No crawls here', 'This server starts no crawls.')
  return part
}
