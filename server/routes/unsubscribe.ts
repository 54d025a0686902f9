import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { UnsubscribePage } from '../../web/pages/unsubscribe.tsx'
import { HttpProblem } from '../problems.ts'
import { sendBarePage } from '../render-page.ts'
import type { RouteDeps } from '../route-deps.ts'

const Params = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) })

/**
 * Where a mail's link ends its subscription: a page with a button for a person, and the same address takes the POST of a mail
 * program's own button (RFC 8058). A GET changes nothing, since programs that look at links must end nothing.
 */
export const unsubscribeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, { app: { store, now } }) => {
  const requireRecipient = (token: string): string => {
    const recipient = store.mails.findRecipient(token)
    if (recipient === null) throw new HttpProblem(404, 'No such subscription', 'This link belongs to no subscription.')
    return recipient
  }

  app.get('/unsubscribe/:token', { schema: { params: Params, hide: true } }, async ({ params }, reply) => {
    requireRecipient(params.token)
    return sendBarePage(
      reply.header('cache-control', 'no-store'),
      UnsubscribePage({ token: params.token, isEnded: false }),
    )
  })

  app.post('/unsubscribe/:token', { schema: { params: Params, hide: true } }, async ({ params }, reply) => {
    requireRecipient(params.token)
    store.mails.endSubscription(params.token, now())
    return sendBarePage(
      reply.header('cache-control', 'no-store'),
      UnsubscribePage({ token: params.token, isEnded: true }),
    )
  })
}
