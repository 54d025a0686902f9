import type { FastifyInstance, InjectOptions } from 'fastify'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'
import type { Market } from '../market.ts'
import type { HandedRequest, MadeAnswer } from './page-thread.ts'

/** Given to an app whose requests come from the front, which has looked at who asks. */
export interface HandedOn {
  /** Whether whoever asks has given a password. */
  isSignedIn: boolean
  /** What the page of sources offers about crawls, as the front told it last. */
  crawl(): CrawlChoice | null
}

/** Headers that tell the front how an answer stands; it sends them to nobody. */
const IS_BEHIND = 'skilltide-is-behind'
const MAY_LAG = 'skilltide-may-lag'

/** Tells the front of each answer whether it may be kept, and how it stands. */
export function tellStanding(app: FastifyInstance, market: Market): void {
  app.addHook('onSend', async (_request, reply) => {
    if (market.isBehind()) reply.header(IS_BEHIND, 'yes')
    if (market.mayLag()) reply.header(MAY_LAG, 'yes')
  })
}

/** Answers a request that was handed on, as it is handed back. */
export async function answerHanded(
  app: FastifyInstance,
  { method, url, headers, body }: HandedRequest,
): Promise<MadeAnswer> {
  const made = await app.inject({
    ...{ method: method as NonNullable<InjectOptions['method']>, url, headers },
    ...(body !== null && { payload: Buffer.from(body.buffer, body.byteOffset, body.byteLength) }),
  })
  const { [IS_BEHIND]: isBehind, [MAY_LAG]: mayLag, ...own } = made.headers
  return {
    status: made.statusCode,
    headers: Object.fromEntries(
      Object.entries(own).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
      ),
    ),
    // A copy of its own, which can be handed over.
    body: new Uint8Array(made.rawPayload),
    isBehind: isBehind !== undefined,
    mayLag: mayLag !== undefined,
  }
}
