import { readFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { SkillsById, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { type PackedWords, WordTable } from '../text/word-table.ts'
import { type PackedPhrases, PhraseTrie } from './phrase-trie.ts'
import { type Sense, type Senses, type SpellingIndex, signsOf } from './spelling-index.ts'

/** A spelling index as the build keeps it, so that a command need not spell out thousands of skills to read one advert. */
interface PackedIndex {
  /** The vocabulary that it was made of. */
  version: string
  words: PackedWords
  spellings: PackedPhrases
  cues: PackedPhrases
  /** How many senses each spelling has; then all senses, one after the other: position of the skill, doubled, plus 1 when ambiguous. */
  senseCounts: Uint16Array
  senses: Int32Array
  /** The exact way of writing, by position in `senses`. */
  exact: Map<number, string>
  /** Numbers of the cues of each skill that has any, by its position. */
  cuesOf: Map<number, number[]>
}

/** Where the build keeps the index of the vocabulary that ships with SkillTide. */
export const KEPT_FILE = new URL('./spellings.bin', import.meta.url)

export function packIndex({ words, spellings, cues, senses }: SpellingIndex, { skills, version }: Vocabulary): Buffer {
  const positions = new Map(skills.map((skill, position) => [skill, position]))
  const bySpelling = Array.from({ length: senses.length }, (_, value) => senses.at(value) ?? [])
  const all = bySpelling.flat()
  const packed: PackedIndex = {
    version,
    words: words.pack(),
    spellings: spellings.pack(),
    cues: cues.pack(),
    senseCounts: Uint16Array.from(bySpelling, ({ length }) => length),
    senses: Int32Array.from(all, ({ skill, isAmbiguous }) => (positions.get(skill) ?? 0) * 2 + Number(isAmbiguous)),
    exact: new Map(all.flatMap(({ exact }, at) => (exact === null ? [] : [[at, exact]]))),
    cuesOf: new Map(
      all.flatMap((sense) => (sense.cues.size === 0 ? [] : [[positions.get(sense.skill) ?? 0, [...sense.cues]]])),
    ),
  }
  return serialize(packed)
}

/** The index as it was packed; null when it was made of another vocabulary. */
export function unpackIndex(bytes: Uint8Array, { byId, version }: Vocabulary): SpellingIndex | null {
  const packed: PackedIndex = deserialize(bytes)
  if (packed.version !== version) return null
  const words = WordTable.unpack(packed.words)
  return {
    ...{ words, spellings: PhraseTrie.unpack(packed.spellings), cues: PhraseTrie.unpack(packed.cues) },
    ...{ senses: new KeptSenses(packed, byId), ...signsOf(words) },
  }
}

const NO_CUES: ReadonlySet<number> = new Set()

/** Senses are made when their spelling is met: one advert has fifty of 47,000. */
class KeptSenses implements Senses {
  readonly length: number
  readonly #packed: PackedIndex
  readonly #byId: SkillsById
  /** By the position of the skill. */
  readonly #ids: readonly string[]
  /** Where the senses of each spelling begin. */
  readonly #starts: Uint32Array
  readonly #made: (readonly Sense[] | undefined)[]
  /** Most spellings of a skill mean that skill alone: they share one list of one sense. */
  readonly #alone = new Map<number, readonly Sense[]>()
  readonly #cues = new Map<number, ReadonlySet<number>>()

  constructor(packed: PackedIndex, byId: SkillsById) {
    this.#packed = packed
    this.#byId = byId
    this.#ids = [...byId.keys()]
    this.length = packed.senseCounts.length
    this.#made = new Array(this.length)
    this.#starts = new Uint32Array(this.length)
    let start = 0
    for (let value = 0; value < this.length; value++) {
      this.#starts[value] = start
      start += packed.senseCounts[value] ?? 0
    }
  }

  at(value: number): readonly Sense[] {
    const known = this.#made[value]
    if (known !== undefined) return known
    const made = this.#make(value)
    this.#made[value] = made
    return made
  }

  #make(value: number): readonly Sense[] {
    const { senseCounts, senses, exact } = this.#packed
    const first = this.#starts[value] ?? 0
    const count = senseCounts[value] ?? 0
    if (count !== 1 || exact.has(first)) return Array.from({ length: count }, (_, n) => this.#senseAt(first + n)).flat()
    const code = senses[first] ?? 0
    const shared = this.#alone.get(code) ?? this.#senseAt(first)
    this.#alone.set(code, shared)
    return shared
  }

  #senseAt(at: number): Sense[] {
    const code = this.#packed.senses[at] ?? 0
    const skill = this.#byId.get(this.#ids[code >> 1] ?? '')
    const exact = this.#packed.exact.get(at) ?? null
    return skill ? [{ skill, isAmbiguous: (code & 1) === 1, exact, cues: this.#cuesOf(code >> 1) }] : []
  }

  #cuesOf(position: number): ReadonlySet<number> {
    const known = this.#cues.get(position)
    if (known !== undefined) return known
    const numbers = this.#packed.cuesOf.get(position)
    const cues = numbers === undefined ? NO_CUES : new Set(numbers)
    this.#cues.set(position, cues)
    return cues
  }
}

/** The index that the build kept, if it kept one of this vocabulary that this version of Node.js can read. */
export function readKeptIndex(vocabulary: Vocabulary): SpellingIndex | null {
  try {
    return unpackIndex(readFileSync(KEPT_FILE), vocabulary)
  } catch {
    return null
  }
}
