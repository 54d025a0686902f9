import type { FastifyPluginAsync } from 'fastify'
import { isAtWork } from '../../web/crawl-state.ts'
import type { CrawlControl } from '../crawls/crawl-control.ts'
import type { CrawlWatch } from '../crawls/crawl-watch.ts'
import { createEventStreams } from '../crawls/event-streams.ts'
import { HttpProblem } from '../problems.ts'

const CRAWL_FORM = { type: 'object', properties: { source: { type: 'string', maxLength: 200 } } } as const
const PAGE = '/sources'

/** Starting, watching and stopping a crawl from the page of sources. */
export const crawlRoutes: FastifyPluginAsync<{ crawl: CrawlControl | null; watch: CrawlWatch | null }> = async (
  app,
  { crawl, watch },
) => {
  const streams = watch === null ? null : createEventStreams(watch)
  // Before connections are waited for: a stream that is open would keep them.
  app.addHook('preClose', async () => {
    streams?.close()
    await crawl?.close()
  })

  app.post<{ Body: { source?: string } }>(
    '/sources/crawl',
    { schema: { body: CRAWL_FORM, hide: true } },
    async (request, reply) => {
      await required(crawl).start(request.body.source || null)
      return reply.redirect(PAGE, 303)
    },
  )

  app.post('/sources/crawl/stop', { schema: { hide: true } }, async (_request, reply) => {
    required(crawl).stop()
    return reply.redirect(PAGE, 303)
  })

  app.get('/sources/crawl/state', { schema: { hide: true } }, async (_request, reply) => {
    const crawls = required(watch)
    await crawls.look()
    const state = crawls.state()
    return reply.header('cache-control', 'no-store').send({ isAtWork: isAtWork(state), endedAt: state.endedAt })
  })

  app.get('/sources/crawl/events', { schema: { hide: true }, compress: false }, async (request, reply) => {
    const lastSeen = request.headers['last-event-id']
    const stream = await required(streams).open(typeof lastSeen === 'string' ? lastSeen : null)
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
