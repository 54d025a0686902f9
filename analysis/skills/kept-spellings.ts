import { readFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { type PackedWords, WordTable } from '../text/word-table.ts'
import { type PackedPhrases, PhraseTrie } from './phrase-trie.ts'
import { type Sense, type SpellingIndex, signsOf } from './spelling-index.ts'

/** A spelling index as the build keeps it, so that a command need not spell out 6,000 skills to read one advert. */
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
  const all = senses.flat()
  const packed: PackedIndex = {
    version,
    words: words.pack(),
    spellings: spellings.pack(),
    cues: cues.pack(),
    senseCounts: Uint16Array.from(senses, ({ length }) => length),
    senses: Int32Array.from(all, ({ skill, isAmbiguous }) => (positions.get(skill) ?? 0) * 2 + Number(isAmbiguous)),
    exact: new Map(all.flatMap(({ exact }, at) => (exact === null ? [] : [[at, exact]]))),
    cuesOf: new Map(
      all.flatMap((sense) => (sense.cues.size === 0 ? [] : [[positions.get(sense.skill) ?? 0, [...sense.cues]]])),
    ),
  }
  return serialize(packed)
}

/** The index as it was packed; null when it was made of another vocabulary. */
export function unpackIndex(bytes: Uint8Array, { skills, version }: Vocabulary): SpellingIndex | null {
  const packed: PackedIndex = deserialize(bytes)
  if (packed.version !== version) return null
  const none: ReadonlySet<number> = new Set()
  const cuesOf = new Map([...packed.cuesOf].map(([position, numbers]) => [position, new Set(numbers)]))
  const senseAt = (at: number): Sense[] => {
    const code = packed.senses[at] ?? 0
    const skill = skills[code >> 1]
    const exact = packed.exact.get(at) ?? null
    return skill ? [{ skill, isAmbiguous: (code & 1) === 1, exact, cues: cuesOf.get(code >> 1) ?? none }] : []
  }
  // Most spellings of a skill mean that skill alone: they share one list of one sense.
  const alone = new Map<number, readonly Sense[]>()
  let end = 0
  const senses = Array.from(packed.senseCounts, (count): readonly Sense[] => {
    const first = end
    end += count
    if (count !== 1 || packed.exact.has(first))
      return Array.from({ length: count }, (_, n) => senseAt(first + n)).flat()
    const code = packed.senses[first] ?? 0
    const shared = alone.get(code) ?? senseAt(first)
    alone.set(code, shared)
    return shared
  })
  const words = WordTable.unpack(packed.words)
  return {
    ...{ words, spellings: PhraseTrie.unpack(packed.spellings), senses, cues: PhraseTrie.unpack(packed.cues) },
    ...signsOf(words),
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
