import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { SignInPage } from '../../web/pages/sign-in.tsx'
import { type AccessGuard, SIGN_IN_PATH } from '../access/access-guard.ts'
import { type BareDeps, bareFrame } from '../page-frame.ts'
import { sendPage } from '../render-page.ts'

const Next = Type.Optional(Type.String({ maxLength: 2000 }))
const Query = Type.Object({ next: Next })
const Form = Type.Object({ password: Type.Optional(Type.String({ maxLength: 1000 })), next: Next })

/** Signing in and out; only where a password is set. */
export const signInRoutes: FastifyPluginAsyncTypebox<{ app: BareDeps; guard: AccessGuard }> = async (
  app,
  { app: deps, guard },
) => {
  const page = () => bareFrame(deps, SIGN_IN_PATH)

  app.get(SIGN_IN_PATH, { schema: { querystring: Query, hide: true } }, async ({ query }, reply) =>
    sendPage(reply.header('cache-control', 'no-store'), SignInPage, {
      ...{ page: page(), next: ownPath(query.next), isWrong: false },
    }),
  )

  app.post(SIGN_IN_PATH, { schema: { body: Form, hide: true } }, async (request, reply) => {
    const { password = '', next } = request.body
    reply.header('cache-control', 'no-store')
    if (await guard.signIn(request, reply, password)) return reply.redirect(ownPath(next), 303)
    return sendPage(reply.code(401), SignInPage, { page: page(), next: ownPath(next), isWrong: true })
  })

  app.post('/sign-out', { schema: { hide: true } }, async (request, reply) => {
    guard.signOut(request, reply)
    // Nobody who comes after sees in the browser what was on the pages.
    reply.headers({ 'cache-control': 'no-store', 'clear-site-data': '"cache"' })
    return reply.redirect(SIGN_IN_PATH, 303)
  })
}

/** A path of this server: an address that leads elsewhere would make the form a trap. */
function ownPath(next = '/'): string {
  const base = 'http://own.invalid'
  if (!next.startsWith('/') || !URL.canParse(next, base)) return '/'
  const { origin, pathname, search } = new URL(next, base)
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/'
}
