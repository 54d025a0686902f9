import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 15 * 60
const FAILURES = 5
/** Of one machine, whatever addresses it states: a proxy with many people behind it, or somebody who pretends to be one. */
const FAILURES_OF_PEER = 100
/** Guesses of one machine that wait for their turn; each takes a fifth of a second of processor. */
const MOST_WAITING = 20

export interface Guesser {
  /** Whose guess it is, as far as that can be told. */
  address: string
  /** The other end of the connection. */
  peer: string
}

export type GuessOutcome = 'right' | 'wrong' | { waitSeconds: number }

export interface SignInLimit {
  /** Looks at one guess, unless there were too many wrong ones. Those of one machine are looked at one after the other. */
  guess(guesser: Guesser, isRight: () => Promise<boolean>): Promise<GuessOutcome>
}

/** Five wrong passwords close an address for a quarter of an hour, a hundred the machine that sends them. */
export function createSignInLimit(): SignInLimit {
  const byAddress = new RateLimiterMemory({ points: FAILURES, duration: WINDOW_SECONDS })
  const byPeer = new RateLimiterMemory({ points: FAILURES_OF_PEER, duration: WINDOW_SECONDS })
  const turns = new Map<string, { last: Promise<unknown>; waiting: number }>()

  async function look({ address, peer }: Guesser, isRight: () => Promise<boolean>): Promise<GuessOutcome> {
    const waitSeconds = Math.max(
      await waitSecondsOf(byAddress, address, FAILURES),
      await waitSecondsOf(byPeer, peer, FAILURES_OF_PEER),
    )
    if (waitSeconds > 0) return { waitSeconds }
    if (await isRight()) {
      await byAddress.delete(address)
      return 'right'
    }
    await Promise.all([count(byAddress, address), count(byPeer, peer)])
    return 'wrong'
  }

  return {
    guess(guesser, isRight) {
      const known = { address: networkOf(guesser.address), peer: networkOf(guesser.peer) }
      const turn = turns.get(known.peer) ?? { last: Promise.resolve(), waiting: 0 }
      if (turn.waiting >= MOST_WAITING) return Promise.resolve({ waitSeconds: 1 })
      turns.set(known.peer, turn)
      turn.waiting += 1
      // Counted before the next is looked at, or all that arrive together would be the first.
      const outcome = turn.last.then(() => look(known, isRight))
      turn.last = outcome.then(end, end)
      function end(): void {
        turn.waiting -= 1
        if (turn.waiting === 0) turns.delete(known.peer)
      }
      return outcome
    },
  }
}

async function waitSecondsOf(limiter: RateLimiterMemory, key: string, points: number): Promise<number> {
  const state = await limiter.get(key)
  return state !== null && state.consumedPoints >= points ? Math.ceil(state.msBeforeNext / 1000) : 0
}

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
  }
}

/** A home has a whole IPv6 network of 2^64 addresses: it counts as one. */
function networkOf(address: string): string {
  const [plain = ''] = address.split('%', 1)
  const version4 = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(plain)?.[1]
  if (version4 !== undefined || !isIPv6(plain)) return version4 ?? address
  const [head = '', tail = ''] = plain.split('::')
  const [before, behind] = [head, tail].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (behind?.length ?? 0) }, () => '0')
  const groups = plain.includes('::') ? [...(before ?? []), ...zeros, ...(behind ?? [])] : (before ?? [])
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
