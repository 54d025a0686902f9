import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { PhraseTrie } from '../skills/phrase-trie.ts'
import { LEFT_CODES } from './chunk.ts'
import type { PackedChunk } from './pack-chunks.ts'
import { phraseWords, singular } from './phrase-key.ts'

/** Longer expressions are sentences, not terms. */
const MAX_WORDS = 5

/** What a word may do in a phrase. */
interface WordEntry {
  id: number
  word: string
  /** The entry of its singular, itself without one. */
  singular: number
  mayBegin: boolean
  mayEnd: boolean
  isModifier: boolean
  isTail: boolean
  isGeneric: boolean
  isClosed: boolean
  /** How the word is written here. */
  hasCapital: boolean
  hasInnerCapital: boolean
  isAcronym: boolean
}

/** One chunk at a time as numbered words, with its possible phrases. Made once, because there are millions. */
export class ChunkWords {
  count = 0
  private entries: WordEntry[] = []
  /** Whether a hyphen joins a word to the one before. */
  private hyphens: boolean[] = []
  private isBound = false
  private isAtStart = false
  private firstWhole = 0
  private endWhole = 0
  /** Ends of the known spellings that begin at each word: bits of lengths. */
  private knownFrom: number[] = []
  private readonly table = new Map<string, WordEntry>()
  private readonly byId: WordEntry[] = []

  private readonly knownTrie = new PhraseTrie()
  private readonly words: PhraseWords

  constructor(words: PhraseWords) {
    this.words = words
  }

  /** Takes in the keys of known spellings. */
  learn(known: ReadonlySet<string>): void {
    for (const key of known)
      this.knownTrie.add(
        key.split(' ').map((word) => this.entryOf(word).id),
        1,
      )
  }

  read({ surface, isBound, left }: PackedChunk): void {
    this.entries = []
    this.hyphens = [false]
    let start = 0
    for (let at = 0; at < surface.length; at++) {
      const sign = surface.charAt(at)
      if (sign !== ' ' && sign !== '-') continue
      this.entries.push(this.entryOf(surface.slice(start, at)))
      this.hyphens.push(sign === '-')
      start = at + 1
    }
    this.entries.push(this.entryOf(surface.slice(start)))
    this.count = this.entries.length
    this.isBound = isBound
    this.isAtStart = left === LEFT_CODES.start
    let first = 0
    while (first < this.count - 1 && this.entries[first]?.isModifier) first++
    let end = this.count
    while (end > first + 1 && this.entries[end - 1]?.isTail) end--
    this.firstWhole = first
    this.endWhole = end
  }

  /** Marks the known spellings in the chunk. */
  findKnown(): void {
    const { entries, count } = this
    this.knownFrom.length = count
    for (let from = 0; from < count; from++) {
      let bits = 0
      let node = -1
      for (let at = from; at < Math.min(count, from + MAX_WORDS); at++) {
        const entry = entries[at]
        if (!entry) break
        const last = node === -1 ? this.knownTrie.first(entry.singular) : this.knownTrie.next(node, entry.singular)
        if (last !== 0 && this.knownTrie.valueAt(last) !== 0) bits |= 1 << (at - from + 1)
        node = node === -1 ? this.knownTrie.first(entry.id) : this.knownTrie.next(node, entry.id)
        if (node === 0) break
      }
      this.knownFrom[from] = bits
    }
  }

  /** Calls back for each run of words that may be a phrase. */
  eachSpan(found: (from: number, length: number) => void): void {
    if (this.isBound) {
      if (this.count <= MAX_WORDS) found(0, this.count)
      return
    }
    for (let from = 0; from < this.count; from++) {
      if (!this.entries[from]?.mayBegin) continue
      for (let length = 1; length <= MAX_WORDS && from + length <= this.count; length++) {
        const last = this.entries[from + length - 1]
        const end = from + length
        if (length > 1 && !last?.mayEnd) continue
        if (this.isCut(from) || this.isCut(end)) continue
        if (length > 1 || this.mayStandAlone(from)) found(from, length)
      }
    }
  }

  /** Whether a phrase that begins or ends ahead of this word would cut "go-to-market" or "on-call". */
  private isCut(at: number): boolean {
    if (at === 0 || at === this.count) return at === this.count ? false : this.isLoose(0)
    return this.hyphens[at] === true ? this.isClosed(at - 1) || this.isClosed(at) : this.isLoose(at)
  }

  private isClosed(at: number): boolean {
    return this.entries[at]?.isClosed === true
  }

  /** A function word that no hyphen holds. */
  private isLoose(at: number): boolean {
    return this.isClosed(at) && this.hyphens[at + 1] !== true
  }

  /** An adjective or a word that says nothing by itself is no phrase. */
  private mayStandAlone(from: number): boolean {
    const entry = this.entries[from]
    return (
      entry?.mayEnd === true && !entry.isModifier && !entry.isGeneric && (entry.word.length > 1 || entry.hasCapital)
    )
  }

  hash(from: number, length: number): number {
    let hash = 0x811c9dc5
    for (let at = from; at < from + length - 1; at++) hash = Math.imul(hash ^ (this.entries[at]?.id ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (this.entries[from + length - 1]?.singular ?? 0), 0x01000193)
    return (hash ^ (hash >>> 15)) >>> 0
  }

  idsOf(from: number, length: number): number[] {
    const ids = this.entries.slice(from, from + length).map(({ id }) => id)
    ids[length - 1] = this.entries[from + length - 1]?.singular ?? 0
    return ids
  }

  wordsOf(from: number, length: number): string[] {
    return this.idsOf(from, length).map((id) => this.byId[id - 1]?.word ?? '')
  }

  isWhole(from: number, length: number): boolean {
    const end = from + length
    return this.isBound || ((from === this.firstWhole || from === 0) && (end === this.endWhole || end === this.count))
  }

  isKnownWhole(): boolean {
    const isKnown = (from: number, length: number): boolean => ((this.knownFrom[from] ?? 0) & (1 << length)) !== 0
    return isKnown(0, this.count) || isKnown(this.firstWhole, this.endWhole - this.firstWhole)
  }

  /** How a known spelling that is longer, or goes past an end, lies over the words. */
  coverOf(from: number, length: number): 'inside' | 'across' | null {
    let cover: 'across' | null = null
    const end = from + length
    for (let start = 0; start < end; start++) {
      const bits = this.knownFrom[start] ?? 0
      if (bits === 0) continue
      for (let size = 1; size <= MAX_WORDS; size++) {
        if ((bits & (1 << size)) === 0) continue
        const until = start + size
        if (start <= from && until >= end && size > length) return 'inside'
        if (until > from && ((start < from && until < end) || (start > from && until > end))) cover = 'across'
      }
    }
    return cover
  }

  isCapital(from: number): boolean {
    const entry = this.entries[from]
    return entry !== undefined && (from === 0 && this.isAtStart ? entry.hasInnerCapital : entry.hasCapital)
  }

  isAcronym(from: number, length: number): boolean {
    return length === 1 && this.entries[from]?.isAcronym === true
  }

  private entryOf(surface: string): WordEntry {
    const known = this.table.get(surface)
    if (known) return known
    const word = phraseWords(surface)[0] ?? ''
    const plain = this.table.get(word) ?? this.addEntry(word)
    if (surface === word) return plain
    const entry = {
      ...plain,
      hasCapital: /\p{Lu}/u.test(surface),
      hasInnerCapital: /\p{Lu}/u.test(surface.slice(1)),
      isAcronym: /^\p{Lu}[\p{Lu}\d/&.]+s?$/u.test(surface),
    }
    this.table.set(surface, entry)
    return entry
  }

  private addEntry(word: string): WordEntry {
    const { adjectives, gerunds, tails, generic, alone, people, measures, verbs, verbNouns, praise, closed } =
      this.words
    const isNumber = /^\d+$/.test(word)
    const entry: WordEntry = {
      id: this.byId.length + 1,
      word,
      singular: this.byId.length + 1,
      mayBegin: !gerunds.has(word) && !isNumber,
      mayEnd: !adjectives.has(word) && !people.has(word) && !measures.has(word),
      isModifier: adjectives.has(word) || gerunds.has(word),
      isTail: tails.has(word),
      isGeneric: [generic, alone, people, verbs, verbNouns, praise, tails, measures, closed].some(
        (group) => group.has(word) || group.has(singular(word)),
      ),
      isClosed: closed.has(word),
      hasCapital: false,
      hasInnerCapital: false,
      isAcronym: false,
    }
    this.byId.push(entry)
    this.table.set(word, entry)
    const base = singular(word)
    if (base !== word) entry.singular = (this.table.get(base) ?? this.addEntry(base)).id
    return entry
  }
}
