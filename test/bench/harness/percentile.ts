import { quantile, type Turn } from './reading.ts'

const MOST_ASKED = 1_000
const LEAST_ASKED = 3
/** A round of slow queries asks as many as take so long, of those that take seconds one. */
const LONGEST_ROUND_MS = 700
const SLOW_MS = 1_000

/**
 * A contestant that is asked again and again; the figure of a round is its 99th percentile, in milliseconds by the clock:
 * of 1,000 queries the eleventh slowest, of fewer than 100 the slowest.
 *
 * @param ask  asks the query of this number; whatever it gives must be read to its end
 */
export function percentileTurn(name: string, ask: (number: number) => unknown): Turn {
  let number = 0
  let perRound = 0
  async function timed(): Promise<number> {
    const begunAt = performance.now()
    await ask(number++)
    return performance.now() - begunAt
  }
  return {
    name,
    async run() {
      if (perRound === 0) {
        const isSlow = (await timed()) > SLOW_MS
        const ms = isSlow ? SLOW_MS : ((await timed()) + (await timed())) / 2
        perRound = isSlow ? 1 : Math.max(LEAST_ASKED, Math.min(MOST_ASKED, Math.floor(LONGEST_ROUND_MS / ms)))
      }
      const times: number[] = []
      for (let asked = 0; asked < perRound; asked++) times.push(await timed())
      return quantile(
        times.sort((one, other) => one - other),
        0.99,
      )
    },
  }
}
