/** Sets of overlapping word sequences ("shingles"; Broder 1997), as sorted 32-bit hashes. */

/** Of texts with fewer words than this, shorter sequences are taken: they would have too few of the longer ones. */
const SHORT_TEXT_WORDS = 60
const SHORT_TEXT_SIZE = 3
const SIZE = 5

export const shingleSizeOf = (wordCount: number): number => (wordCount < SHORT_TEXT_WORDS ? SHORT_TEXT_SIZE : SIZE)

/**
 * The shingles of a text, given as the hashes of its words, ascending and without repetition. Two different sequences
 * share a hash once in four thousand million: over two adverts of 400 shingles that is one pair in 27,000.
 *
 * @param size  words in one shingle
 */
export function shingle(wordHashes: readonly number[], size = shingleSizeOf(wordHashes.length)): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, wordHashes.length - size + 1))
  for (let first = 0; first < hashes.length; first++) {
    let hash = 0
    for (let at = first; at < first + size; at++) {
      hash = Math.imul(hash ^ (wordHashes[at] ?? 0), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    hashes[first] = mixHash(hash)
  }
  hashes.sort()
  let kept = 0
  for (let at = 0; at < hashes.length; at++) {
    if (at === 0 || hashes[at] !== hashes[kept - 1]) hashes[kept++] = hashes[at] ?? 0
  }
  return hashes.slice(0, kept)
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3). */
export function mixHash(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export interface ShingleSimilarity {
  sizeA: number
  sizeB: number
  intersection: number
  /** Intersection ÷ union; 0 when both are empty. */
  jaccard: number
  /** Intersection ÷ the smaller set; 0 when that is empty. */
  overlap: number
}

/** How much two sets of shingles have in common, counted exactly. Both ascending. */
export function shingleSimilarity(a: Uint32Array, b: Uint32Array): ShingleSimilarity {
  let intersection = 0
  let atB = 0
  for (const hash of a) {
    while (atB < b.length && (b[atB] ?? 0) < hash) atB++
    if (b[atB] === hash) intersection++
  }
  const union = a.length + b.length - intersection
  const smaller = Math.min(a.length, b.length)
  return {
    sizeA: a.length,
    sizeB: b.length,
    intersection,
    jaccard: union === 0 ? 0 : intersection / union,
    overlap: smaller === 0 ? 0 : intersection / smaller,
  }
}
