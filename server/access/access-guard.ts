import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem } from '../problems.ts'
import { createPasswordCheck, MAX_PASSWORD_LENGTH } from './password.ts'
import { createSessions, LONGEST_SESSION_MS } from './sessions.ts'
import { createSignInLimit } from './sign-in-limit.ts'

export const SIGN_IN_PATH = '/sign-in'
/** What people outside need before they have signed in, or without ever doing so. */
const OPEN_PATHS = /^\/(?:sign-in|healthz|assets\/[^?]*|unsubscribe\/[\w-]+)(?:$|\?)/

export interface AccessGuard {
  /** @throws HttpProblem 429 after too many wrong passwords from the same address */
  signIn(request: FastifyRequest, reply: FastifyReply, password: string): Promise<boolean>
  signOut(request: FastifyRequest, reply: FastifyReply): void
}

/**
 * Lets nobody in who has not given the password: people by a form and a cookie, programs by HTTP Basic (RFC 7617) with
 * any user name. Who signs in and out, and each wrong password, is logged with the address, never with what was typed.
 *
 * @param publicHost  host under which a proxy with TLS reaches us: cookies go there over TLS alone
 */
export async function addAccessGuard(
  app: FastifyInstance,
  { password, publicHost, nowMs }: { password: string; publicHost: string | null; nowMs: () => number },
): Promise<AccessGuard> {
  const isPassword = createPasswordCheck(password)
  const sessions = createSessions(nowMs)
  const limit = createSignInLimit()
  const log = app.log.child({}, { level: 'info' })
  await app.register(cookie)

  const isPublic = ({ host }: FastifyRequest): boolean => host.toLowerCase() === publicHost
  const cookieOf = (request: FastifyRequest) =>
    isPublic(request) ? ({ name: '__Host-skilltide', secure: true } as const) : { name: 'skilltide', secure: false }

  /** Behind the proxy everybody has its address; what it adds at the end of this header is the caller's. */
  function addressOf(request: FastifyRequest): string {
    const forwarded = `${request.headers['x-forwarded-for'] ?? ''}`.split(',').at(-1)?.trim()
    return (isPublic(request) && forwarded) || request.ip
  }

  async function check(request: FastifyRequest, given: string): Promise<boolean> {
    const guesser = { address: addressOf(request), peer: request.ip }
    const isRight = async () => given.length <= MAX_PASSWORD_LENGTH && (await isPassword(given))
    const outcome = await limit.guess(guesser, isRight)
    if (outcome === 'right') return true
    log.warn({ ...guesser, event: outcome === 'wrong' ? 'wrong password' : 'too many wrong passwords' })
    if (outcome === 'wrong') return false
    const minutes = Math.ceil(outcome.waitSeconds / 60)
    throw new HttpProblem(
      429,
      'Too many attempts',
      `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before you try again.`,
      { 'retry-after': String(outcome.waitSeconds) },
    )
  }

  app.addHook('onRequest', async (request, reply) => {
    if (OPEN_PATHS.test(request.url)) return
    const token = request.cookies[cookieOf(request).name]
    if (token !== undefined && sessions.isOpen(token)) return
    const given = basicPassword(request.headers.authorization)
    if (given !== null && (await check(request, given))) return
    if (given === null && request.method === 'GET' && isRead(request)) {
      return reply.redirect(`${SIGN_IN_PATH}?next=${encodeURIComponent(request.url)}`, 303)
    }
    throw new HttpProblem(401, 'Not signed in', 'Sign in, or send the password by HTTP Basic.', {
      'www-authenticate': 'Basic realm="SkillTide", charset="UTF-8"',
    })
  })

  return {
    async signIn(request, reply, given) {
      if (!(await check(request, given))) return false
      log.info({ address: addressOf(request), event: 'signed in' })
      const { name, secure } = cookieOf(request)
      const maxAge = LONGEST_SESSION_MS / 1000
      reply.setCookie(name, sessions.open(), { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge })
      return true
    },

    signOut(request, reply) {
      const { name, secure } = cookieOf(request)
      const token = request.cookies[name]
      if (token !== undefined) {
        sessions.close(token)
        log.info({ address: addressOf(request), event: 'signed out' })
      }
      reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'strict', secure })
    },
  }
}

/** Whether a person looks at the answer in a browser. */
const isRead = ({ headers: { accept = '' } }: FastifyRequest): boolean => accept.includes('text/html')

/** The password of an `Authorization: Basic` header; null where there is none. */
function basicPassword(header: string | undefined): string | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return null
  const [, password = null] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  return password
}
