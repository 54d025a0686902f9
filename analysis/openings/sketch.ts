import { CONTAINED, NEAR } from './likeness.ts'

/**
 * A few bytes of a set of shingles, by which most pairs that are not alike are told without reading both texts again: MinHash
 * by one permutation (Li, Owen & Zhang, "One permutation hashing", NIPS 2012) of one byte each (Li & König, "b-bit minwise
 * hashing", WWW 2010). The hashes of shingles are the permutation: of each of 64 equal ranges the smallest that falls into it.
 */

const BINS = 64
const BIN_SHIFT = 26 // 2^32 / 64
const SIZE_BYTES = 2
const MOST_SIZE = 0xffff
/** Chance that a pair which is alike is passed over; the bands of MinHash miss more. */
const MISSED = 1e-6

/** @param shingles  ascending, spread evenly over 32 bits */
export function sketchOf(shingles: Uint32Array): Uint8Array {
  const sketch = new Uint8Array(BINS + SIZE_BYTES)
  for (const hash of shingles) {
    const bin = hash >>> BIN_SHIFT
    if (sketch[bin] === 0) sketch[bin] = 1 + (hash % 255)
  }
  const size = Math.min(MOST_SIZE, shingles.length)
  sketch[BINS] = size >>> 8
  sketch[BINS + 1] = size & 0xff
  return sketch
}

/** Whether two adverts with these sketches are not alike, whatever else is known of them. */
export function areUnlike(one: Uint8Array, other: Uint8Array): boolean {
  const [few, many] = [sizeOf(one), sizeOf(other)].sort((a, b) => a - b) as [number, number]
  if (few === 0 || many === MOST_SIZE) return false
  let [bins, matches] = [0, 0]
  for (let bin = 0; bin < BINS; bin++) {
    const [a, b] = [one[bin] ?? 0, other[bin] ?? 0]
    if (a !== 0 || b !== 0) bins++
    if (a !== 0 && a === b) matches++
  }
  return matches <= mostMatchesOfUnlike(bins, leastJaccard(few / many))
}

const sizeOf = (sketch: Uint8Array): number => (sketch[BINS] ?? 0) * 256 + (sketch[BINS + 1] ?? 0)

/** Of two that are alike: of a text that stands to nine tenths in one 1 / `ratio` times as long, little is in common. */
function leastJaccard(ratio: number): number {
  return Math.min(NEAR, (CONTAINED * ratio) / (1 + (1 - CONTAINED) * ratio))
}

const known = new Map<number, number>()

/** Most matches among so many bins that a pair of this Jaccard similarity has with a chance below `MISSED`; −1: none. */
function mostMatchesOfUnlike(bins: number, jaccard: number): number {
  const percent = Math.floor(100 * jaccard)
  const key = 100 * bins + percent
  const found = known.get(key) ?? binomialQuantile(bins, percent / 100)
  known.set(key, found)
  return found
}

function binomialQuantile(trials: number, chance: number): number {
  if (chance === 0) return -1
  let term = (1 - chance) ** trials
  let sum = 0
  for (let count = 0; count <= trials; count++) {
    sum += term
    if (sum > MISSED) return count - 1
    term *= ((trials - count) / (count + 1)) * (chance / (1 - chance))
  }
  return trials
}
