import { spelledOf } from './characters.ts'

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const SLOT = 4

/** FNV-1a over 16 bit units: of no unit, and with one more. */
export const EMPTY_HASH = FNV_OFFSET | 0
export const addToHash = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME)

/** A table as plain data. */
export interface PackedWords {
  slots: Int32Array<ArrayBuffer>
  chars: Uint16Array<ArrayBuffer>
  size: number
}

/**
 * Numbers for words, found without making a string of them. Words are in the one spelling of `normalWord`.
 * Open addressing over typed arrays; grows while words are added, is only read afterwards.
 */
export class WordTable {
  /** Four numbers a slot, so that a look-up is one place of memory: hash, number of the word, start and length in `chars`. */
  private slots = new Int32Array(SLOT << 13)
  private chars = new Uint16Array(1 << 16)
  private charCount = 0
  /** Numbers given out so far, 0 ("no word of ours") included. */
  size = 1

  static unpack({ slots, chars, size }: PackedWords): WordTable {
    return Object.assign(new WordTable(), { slots, chars, size, charCount: chars.length })
  }

  pack(): PackedWords {
    return { slots: this.slots, chars: this.chars.slice(0, this.charCount), size: this.size }
  }

  /** Number of a word, giving it one if it has none yet. */
  add(word: string): number {
    const known = this.find(word)
    if (known !== 0) return known
    const id = this.size++
    if (this.size * 2 * SLOT > this.slots.length) this.grow()
    const start = this.charCount
    this.charCount += word.length
    while (this.charCount > this.chars.length) this.chars = doubled(this.chars)
    for (let index = 0; index < word.length; index++) this.chars[start + index] = word.charCodeAt(index)
    this.place(hashOf(word), id, start, word.length)
    return id
  }

  /** Number of a word, 0 when it is none of ours. */
  find(word: string): number {
    const { slots } = this
    const hash = hashOf(word)
    const mask = slots.length - 1
    for (let slot = (spread(hash) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const id = slots[slot + 1] ?? 0
      if (id === 0) return 0
      if (slots[slot] === hash && slots[slot + 3] === word.length && this.isWord(slots[slot + 2] ?? 0, word)) return id
    }
  }

  /**
   * Number of the word that stands in units[start, end), 0 when it is none of ours.
   *
   * @param units  of the text; A–Z are read as a–z and curly apostrophes as straight ones, and nothing else to normalise may
   *   stand there
   */
  findSpan(units: Uint16Array, start: number, end: number): number {
    let hash = EMPTY_HASH
    for (let index = start; index < end; index++) hash = addToHash(hash, spelledOf(units[index] ?? 0))
    return this.findHashed(hash, units, start, end)
  }

  /** As `findSpan`, for who has the hash already. */
  findHashed(hash: number, units: Uint16Array, start: number, end: number): number {
    const { slots } = this
    const mask = slots.length - 1
    for (let slot = (spread(hash) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const id = slots[slot + 1] ?? 0
      if (id === 0) return 0
      if (
        slots[slot] === hash &&
        slots[slot + 3] === end - start &&
        this.stands(slots[slot + 2] ?? 0, units, start, end)
      )
        return id
    }
  }

  private stands(from: number, units: Uint16Array, start: number, end: number): boolean {
    const { chars } = this
    const offset = from - start
    for (let index = start; index < end; index++) {
      if (chars[offset + index] !== spelledOf(units[index] ?? 0)) return false
    }
    return true
  }

  private isWord(from: number, word: string): boolean {
    for (let index = 0; index < word.length; index++) {
      if (this.chars[from + index] !== word.charCodeAt(index)) return false
    }
    return true
  }

  private place(hash: number, id: number, start: number, length: number): void {
    const mask = this.slots.length - 1
    let slot = (spread(hash) * SLOT) & mask
    while (this.slots[slot + 1] !== 0) slot = (slot + SLOT) & mask
    this.slots.set([hash, id, start, length], slot)
  }

  private grow(): void {
    const old = this.slots
    this.slots = new Int32Array(old.length * 2)
    for (let slot = 0; slot < old.length; slot += SLOT) {
      const [hash = 0, id = 0, start = 0, length = 0] = old.subarray(slot, slot + SLOT)
      if (id !== 0) this.place(hash, id, start, length)
    }
  }
}

function hashOf(word: string): number {
  let hash = EMPTY_HASH
  for (let index = 0; index < word.length; index++) hash = addToHash(hash, word.charCodeAt(index))
  return hash
}

/** FNV's low bits are its worst. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}

function doubled(chars: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const longer = new Uint16Array(chars.length * 2)
  longer.set(chars)
  return longer
}
