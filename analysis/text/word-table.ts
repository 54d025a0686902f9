const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Hash to begin a word with, and the step for each of its code units (FNV-1a over 16 bit units). */
export const EMPTY_WORD_HASH = FNV_OFFSET | 0
export function addToWordHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, FNV_PRIME)
}

/**
 * Numbers for words, found without making a string of them. Words are in the one spelling of `normalWord`.
 * Open addressing over typed arrays; grows while words are added, is only read afterwards.
 */
export class WordTable {
  private slots = new Int32Array(1 << 14)
  private hashes = new Int32Array(1 << 12)
  private offsets = new Uint32Array((1 << 12) + 1)
  private chars = new Uint16Array(1 << 16)
  /** Numbers given out so far, 0 ("no word of ours") included. */
  size = 1

  /** Number of a word, giving it one if it has none yet. */
  add(word: string): number {
    const known = this.find(word)
    if (known !== 0) return known
    const id = this.size++
    this.reserve(id, word.length)
    const offset = this.offsets[id] ?? 0
    for (let index = 0; index < word.length; index++) this.chars[offset + index] = word.charCodeAt(index)
    this.offsets[id + 1] = offset + word.length
    const hash = hashOf(word)
    this.hashes[id] = hash
    if (this.size * 2 > this.slots.length) this.rehash(this.slots.length * 2)
    else this.place(id, hash)
    return id
  }

  /** Number of a word, 0 when it is none of ours. */
  find(word: string): number {
    const hash = hashOf(word)
    const mask = this.slots.length - 1
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot] ?? 0
      if (id === 0) return 0
      if (this.hashes[id] === hash && this.isWord(id, word)) return id
    }
  }

  /**
   * Number of the word that stands in units[start, end), 0 when it is none of ours.
   *
   * @param units  of the text; A–Z are read as a–z, and no other letters to fold may stand there
   * @param hash   of the word in lower case
   */
  findSpan(units: Uint16Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot] ?? 0
      if (id === 0) return 0
      if (this.hashes[id] === hash && this.stands(id, units, start, end)) return id
    }
  }

  private stands(id: number, units: Uint16Array, start: number, end: number): boolean {
    const offset = (this.offsets[id] ?? 0) - start
    if ((this.offsets[id + 1] ?? 0) - offset !== end) return false
    for (let index = start; index < end; index++) {
      let code = units[index] ?? 0
      if (code >= 0x41 && code <= 0x5a) code |= 0x20
      if (this.chars[offset + index] !== code) return false
    }
    return true
  }

  private isWord(id: number, word: string): boolean {
    const offset = this.offsets[id] ?? 0
    if ((this.offsets[id + 1] ?? 0) - offset !== word.length) return false
    for (let index = 0; index < word.length; index++) {
      if (this.chars[offset + index] !== word.charCodeAt(index)) return false
    }
    return true
  }

  private place(id: number, hash: number): void {
    const mask = this.slots.length - 1
    let slot = spread(hash) & mask
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask
    this.slots[slot] = id
  }

  private rehash(length: number): void {
    this.slots = new Int32Array(length)
    for (let id = 1; id < this.size; id++) this.place(id, this.hashes[id] ?? 0)
  }

  private reserve(id: number, length: number): void {
    if (id + 2 > this.offsets.length) {
      this.offsets = grown(this.offsets, new Uint32Array(this.offsets.length * 2))
      this.hashes = grown(this.hashes, new Int32Array(this.offsets.length))
    }
    const needed = (this.offsets[id] ?? 0) + length
    if (needed > this.chars.length) this.chars = grown(this.chars, new Uint16Array(needed * 2))
  }
}

function hashOf(word: string): number {
  let hash = EMPTY_WORD_HASH
  for (let index = 0; index < word.length; index++) hash = addToWordHash(hash, word.charCodeAt(index))
  return hash
}

/** FNV's low bits are its worst. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}

function grown<Numbers extends Uint32Array | Int32Array | Uint16Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from)
  return into
}
