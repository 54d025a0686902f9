import type { FastifyInstance } from 'fastify'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'
import type { Market } from '../market.ts'

/** Given to an app whose requests come from the front, which has looked at who asks. */
export interface HandedOn {
  /** Whether whoever asks has given a password. */
  isSignedIn: boolean
  /** What the page of sources offers about crawls, as the front told it last. */
  crawl(): CrawlChoice | null
}

/** Headers that tell the front how an answer stands; it sends them to nobody. */
export const IS_BEHIND = 'skilltide-is-behind'
export const MAY_LAG = 'skilltide-may-lag'

/** Tells the front of each answer whether it may be kept, and how it stands. */
export function tellStanding(app: FastifyInstance, market: Market): void {
  app.addHook('onSend', async (_request, reply) => {
    if (market.isBehind()) reply.header(IS_BEHIND, 'yes')
    if (market.mayLag()) reply.header(MAY_LAG, 'yes')
  })
}
