import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from './problems.ts'

/** Names under which a browser on this machine may reach us. Any other name is an attack by DNS rebinding. */
const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** No inline script or style at all, nothing from elsewhere, no frame around us. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

/** The only page for people outside, reached through a proxy under the name in `mail.publicUrl`. */
const PUBLIC_PATH = /^\/unsubscribe\/[\w-]+$/

/**
 * Checks before everything else: the name we were called by, and that a change was asked for by our own pages.
 *
 * @param publicHost  host (and port) under which the links in mails reach us; nothing else is answered under it
 */
export async function addSecurity(app: FastifyInstance, publicHost: string | null): Promise<void> {
  app.addHook('onRequest', async (request) => {
    if (request.host.toLowerCase() === publicHost && PUBLIC_PATH.test(request.url)) return
    checkHost(request)
    checkOrigin(request)
  })
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: false, // plain HTTP on the own machine
  })
}

function checkHost({ host, socket }: FastifyRequest): void {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? []
  const isOwnPort = socket.localPort === undefined || port === undefined || Number(port) === socket.localPort
  if (!LOCAL_NAMES.has(name) || !isOwnPort) {
    throw new HttpProblem(421, 'Wrong address', 'SkillTide answers only under localhost and its own port.')
  }
}

/** Browsers say where a request comes from; a request that says nothing comes from a program on this machine. */
function checkOrigin({ method, headers, host }: FastifyRequest): void {
  if (SAFE_METHODS.has(method)) return
  const site = headers['sec-fetch-site']
  const { origin } = headers
  const isOwn =
    site === undefined
      ? origin === undefined || origin === `http://${host}`
      : ['same-origin', 'none'].includes(`${site}`)
  if (!isOwn) throw new HttpProblem(403, 'Not allowed', 'This request came from another website.')
}
