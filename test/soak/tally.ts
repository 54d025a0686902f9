import { appendFileSync } from 'node:fs'

/** How often to try: a few times in the normal tests, as often as `npm run test:soak` says in a long run. */
export const roundsOr = (few: number): number => Number(process.env.SKILLTIDE_SOAK_ROUNDS ?? few)

/** How long to go on under load: seconds in the normal tests, as long as a long run says. */
export const secondsOr = (few: number): number => Number(process.env.SKILLTIDE_SOAK_SECONDS ?? few)

/** A load that a machine bears for half a day beside other work, instead of all that it can bear. */
export const isGentle = (): boolean => process.env.SKILLTIDE_SOAK_GENTLE === '1'

/** The same in every normal test; another one in each pass of a long run, which would else try the same inputs again. */
export const seedOr = (seed: number): number => seed + Number(process.env.SKILLTIDE_SOAK_PASS ?? 0)

/** Adds to the summary of a long run; nothing in the normal tests. */
export const tally = (what: string, count: number): void => note({ what, count })

/** As `tally`; of several the largest stands in the summary. */
export const tallyMost = (what: string, count: number): void => note({ what, count, isMost: true })

function note(line: object): void {
  const file = process.env.SKILLTIDE_SOAK_TALLY
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`)
}
