import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const FAILURES = 5
const WINDOW_SECONDS = 15 * 60

export interface SignInLimit {
  /** Seconds until this address may try again; 0: now. */
  waitSeconds(address: string): Promise<number>
  failed(address: string): Promise<void>
  succeeded(address: string): Promise<void>
}

/** Five wrong passwords close an address for a quarter of an hour. */
export function createSignInLimit(): SignInLimit {
  const limiter = new RateLimiterMemory({ points: FAILURES, duration: WINDOW_SECONDS })
  return {
    async waitSeconds(address) {
      const state = await limiter.get(address)
      return state !== null && state.consumedPoints >= FAILURES ? Math.ceil(state.msBeforeNext / 1000) : 0
    },
    async failed(address) {
      try {
        await limiter.consume(address)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
      }
    },
    async succeeded(address) {
      await limiter.delete(address)
    },
  }
}
