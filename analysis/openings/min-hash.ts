import { mixHash } from './shingles.ts'

/**
 * MinHash with banding (Broder 1997; Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", ch. 3): adverts that
 * share a band are candidates, and only candidates. What decides is the exact similarity.
 */

export const BANDS = 32
export const ROWS = 4

/** Chance that two sets of this Jaccard similarity share at least one band: 1 − (1 − s^rows)^bands. */
export const lshCandidateProbability = (similarity: number, bands = BANDS, rows = ROWS): number =>
  1 - (1 - similarity ** rows) ** bands

/** One multiplier and one addend a hash function, the same on every machine. */
const MULTIPLIERS = Int32Array.from({ length: BANDS * ROWS }, (_, index) => mixHash(2 * index + 1) | 1)
const ADDENDS = Int32Array.from({ length: BANDS * ROWS }, (_, index) => mixHash(2 * index + 2))

/**
 * A 32-bit key for each of the first `bands` bands of a set of shingles.
 *
 * @param salt  sets are candidates only among those with the same salt
 */
export function bandKeys(shingles: Uint32Array, bands: number, salt: number): Uint32Array {
  // Signed numbers compare as well as unsigned ones, and need no conversion.
  const signed = new Int32Array(shingles.buffer, shingles.byteOffset, shingles.length)
  const keys = new Uint32Array(bands)
  for (let band = 0; band < bands; band++) {
    let key = mixHash(salt ^ (band + 1))
    for (let row = 0; row < ROWS; row++) key = mixHash(Math.imul(key, 31) + minimum(signed, band * ROWS + row))
    keys[band] = key
  }
  return keys
}

function minimum(shingles: Int32Array, index: number): number {
  const multiplier = MULTIPLIERS[index] ?? 1
  const addend = ADDENDS[index] ?? 0
  let least = 0x7fffffff
  for (let at = 0; at < shingles.length; at++) {
    const product = (Math.imul(shingles[at] ?? 0, multiplier) + addend) | 0
    const hash = product ^ (product >>> 15)
    if (hash < least) least = hash
  }
  return least
}
