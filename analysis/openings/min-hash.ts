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
    readMinima(signed, band * ROWS)
    let key = mixHash(salt ^ (band + 1))
    for (let row = 0; row < ROWS; row++) key = mixHash(Math.imul(key, 31) + (MINIMA[row] ?? 0))
    keys[band] = key
  }
  return keys
}

/** Least hashes of a set by the four functions of a band, overwritten by the next. */
const MINIMA = new Int32Array(ROWS)
const MOST = 0x7fffffff

/** All rows of a band in one walk: a core works on the four side by side. */
function readMinima(shingles: Int32Array, first: number): void {
  const [by0, by1, by2, by3] = [multiplier(first), multiplier(first + 1), multiplier(first + 2), multiplier(first + 3)]
  const [plus0, plus1, plus2, plus3] = [addend(first), addend(first + 1), addend(first + 2), addend(first + 3)]
  let least0 = MOST
  let least1 = MOST
  let least2 = MOST
  let least3 = MOST
  for (let at = 0; at < shingles.length; at++) {
    const shingle = shingles[at] ?? 0
    const hash0 = spread((Math.imul(shingle, by0) + plus0) | 0)
    const hash1 = spread((Math.imul(shingle, by1) + plus1) | 0)
    const hash2 = spread((Math.imul(shingle, by2) + plus2) | 0)
    const hash3 = spread((Math.imul(shingle, by3) + plus3) | 0)
    least0 = hash0 < least0 ? hash0 : least0
    least1 = hash1 < least1 ? hash1 : least1
    least2 = hash2 < least2 ? hash2 : least2
    least3 = hash3 < least3 ? hash3 : least3
  }
  MINIMA[0] = least0
  MINIMA[1] = least1
  MINIMA[2] = least2
  MINIMA[3] = least3
}

const multiplier = (index: number): number => MULTIPLIERS[index] ?? 1
const addend = (index: number): number => ADDENDS[index] ?? 0

function spread(product: number): number {
  return product ^ (product >>> 15)
}
