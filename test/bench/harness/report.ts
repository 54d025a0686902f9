import type { BenchRow } from './reading.ts'

/** Hands the rows of a part to the process that started it, or prints them when a person did. */
export function report(rows: readonly BenchRow[]): void {
  if (process.send) process.send(rows)
  else process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
}

/** What is going on, beside the table. */
export const say = (line: string): void => void process.stderr.write(`  ${line}\n`)
