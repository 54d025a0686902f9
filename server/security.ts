import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from './problems.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Hashes of the texts that stand in the heads of pages, as a policy names them. */
interface InlineHashes {
  styles: readonly string[]
  scripts: readonly string[]
}

/** No script or style but the built ones, nothing from elsewhere, no frame around us. */
const contentSecurity = ({ styles, scripts }: InlineHashes) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", ...scripts],
    styleSrc: ["'self'", ...styles],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
})

/**
 * For single figures that other pages may show in a frame: pages that this machine serves, a notebook for example, and no
 * website. A framed figure has no form and no script, so that nothing in it can be clicked by deceit.
 */
export const FRAMED_BY_THIS_MACHINE = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      ...contentSecurity({ styles: [], scripts: [] }).directives,
      scriptSrc: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'self'", 'http://localhost:*', 'http://127.0.0.1:*'],
    },
  },
  xFrameOptions: false,
}

/** Under the public name there is always TLS; what lies below that name is not ours to decide. */
const A_YEAR_OF_TLS = 'max-age=31536000'

/** The only page for people outside who have no password, reached through a proxy under the name in `mail.publicUrl`. */
const PUBLIC_PATH = /^\/unsubscribe\/[\w-]+$/

export interface ReachableNames {
  /** Names without ports, in small letters. */
  own: readonly string[]
  /** Host (and port) under which a proxy with TLS reaches us; null: there is none. */
  publicHost: string | null
  /** Whether all pages are for those who come through the proxy, and not only the end of a subscription. */
  isPublicAllowed: boolean
}

/** Checks before everything else: the name we were called by, and that a change was asked for by our own pages. */
export async function addSecurity(app: FastifyInstance, names: ReachableNames, inline: InlineHashes): Promise<void> {
  const own = new Set(names.own)
  app.addHook('onRequest', async (request, reply) => {
    requireOneAddress(request)
    const isPublic = request.host.toLowerCase() === names.publicHost
    if (isPublic) reply.header('strict-transport-security', A_YEAR_OF_TLS)
    if (isPublic && PUBLIC_PATH.test(request.url)) return
    if (!(isPublic && names.isPublicAllowed)) checkHost(request, own)
    checkOrigin(request, isPublic ? 'https' : 'http')
  })
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurity(inline),
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: false, // plain HTTP on the own machine
  })
}

/** A request that names two hosts, or one before its path, means one to us and another to a proxy before us. */
function requireOneAddress({ url, raw }: FastifyRequest): void {
  const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length > 1 || !url.startsWith('/')) {
    throw new HttpProblem(400, 'Not understood', 'A request names one host, and a path that begins with a slash.')
  }
}

function checkHost({ host, socket }: FastifyRequest, own: ReadonlySet<string>): void {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? []
  const isOwnPort = socket.localPort === undefined || port === undefined || Number(port) === socket.localPort
  if (!own.has(name) || !isOwnPort) {
    throw new HttpProblem(421, 'Wrong address', 'SkillTide answers only under its own names and its own port.')
  }
}

/**
 * Other websites may lead here, and never load from here, into a frame neither: not even to make us work, or to see how long
 * that takes. What they would have loaded before anybody followed their link is not followed.
 */
function checkReader({ url, headers }: FastifyRequest): void {
  if (headers['sec-fetch-site'] !== 'cross-site' || isFramedHere(url, headers)) return
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if (!isLink || headers['sec-purpose'] !== undefined) {
    throw new HttpProblem(403, 'Not allowed', 'This request came from another website.')
  }
}

/** A frame for a single figure, in a page of this machine that was called by its other name. */
function isFramedHere(url: string, { 'sec-fetch-mode': mode, referer }: FastifyRequest['headers']): boolean {
  return (
    url.startsWith('/embed/') && mode === 'navigate' && /^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(referer ?? '')
  )
}

/** Browsers say where a request comes from; a request that says nothing comes from a program. */
function checkOrigin(request: FastifyRequest, scheme: 'http' | 'https'): void {
  const { method, headers, host } = request
  if (SAFE_METHODS.has(method)) {
    checkReader(request)
    return
  }
  const site = headers['sec-fetch-site']
  const { origin } = headers
  const isOwn =
    site === undefined
      ? origin === undefined || origin === `${scheme}://${host}`
      : ['same-origin', 'none'].includes(`${site}`)
  if (!isOwn) throw new HttpProblem(403, 'Not allowed', 'This request came from another website.')
}
