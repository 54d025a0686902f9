import type { HistoryCell } from '../history/dataset.ts'

/** Counts of one history cell as 32-bit numbers: skill, mentions, required (`UNKNOWN` where nobody knows), again and again. */
export const UNKNOWN = 0xffff_ffff

export function packCounts(counts: HistoryCell['counts'], numberOf: (position: number) => number): Uint8Array {
  const numbers = new Uint32Array(counts.length * 3)
  for (const [index, [position, mentions, required]] of counts.entries()) {
    numbers.set([numberOf(position), mentions, required ?? UNKNOWN], index * 3)
  }
  return new Uint8Array(numbers.buffer)
}

/** @param bytes  as read from the database, at any offset of its buffer */
export const unpackCounts = (bytes: Uint8Array): Uint32Array => new Uint32Array(Uint8Array.from(bytes).buffer)
