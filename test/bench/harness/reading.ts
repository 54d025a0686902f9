/** What rounds of one measurement came to. */
export interface Reading {
  median: number
  min: number
  max: number
  rounds: number
}

export interface Peer {
  /** Package or program, as one would look for it. */
  name: string
  version: string
  /** `native`: machine code called from JavaScript or standing alone; `plain`: the same work done the obvious way. */
  kind: 'npm' | 'native' | 'plain'
  reading: Reading
}

/** One line of the table: our reading, and what others make of the same work in the same run. */
export interface BenchRow {
  work: string
  unit: string
  ours: Reading
  peers: Peer[]
  goal: { says: string; isMet: boolean } | null
  /** What the figure does not say by itself. */
  note?: string
}

/** Fewer rounds tell no median worth the name. */
export const LEAST_ROUNDS = 5

export function readingOf(values: readonly number[]): Reading {
  const sorted = [...values].sort((one, other) => one - other)
  return { median: quantile(sorted, 0.5), min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, rounds: sorted.length }
}

/** Nearest rank of values in ascending order: of 100 values the 99th percentile is the 99th. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

export interface Turn {
  name: string
  /** Does the work once; gives the figure of this round. */
  run: () => number | Promise<number>
}

/**
 * Lets contestants take turns, so that whatever else the machine does falls on all of them. Each runs once unmeasured.
 *
 * @returns the reading of each contestant by name
 */
export async function inTurns(turns: readonly Turn[], rounds = LEAST_ROUNDS): Promise<Map<string, Reading>> {
  const values = new Map(turns.map(({ name }) => [name, [] as number[]]))
  for (const { run } of turns) await run()
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of turns) values.get(name)?.push(await run())
  }
  return new Map([...values].map(([name, found]) => [name, readingOf(found)]))
}
