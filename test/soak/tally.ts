import { appendFileSync } from 'node:fs'

/** How often to try: a few times in the normal tests, as often as `npm run test:soak -- ROUNDS` says in a long run. */
export const roundsOr = (few: number): number => Number(process.env.SKILLTIDE_SOAK_ROUNDS ?? few)

/** Adds to the summary of a long run; nothing in the normal tests. */
export function tally(what: string, count: number): void {
  const file = process.env.SKILLTIDE_SOAK_TALLY
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, count })}\n`)
}
