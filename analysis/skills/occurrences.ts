import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { normalWord } from '../text/characters.ts'
import { ANY_BREAK, JOINED_BY_HYPHEN, type TokenList } from '../text/tokens.ts'
import type { Sense, SpellingIndex } from './spelling-index.ts'

/** Longer words in capitals are words, not acronyms. */
const MAX_ACRONYM_LENGTH = 5
const SMALL_S = 0x73

/** A spelling of the vocabulary at tokens [from, until), before it is known to mean the skill. */
export interface Occurrence {
  from: number
  until: number
  senses: readonly Sense[]
}

/**
 * Spellings in tokens [from, until), longest first, left to right, never overlapping. Stop phrases are passed over.
 * Of ambiguous spellings only those written in the right case come through.
 */
export function findOccurrences(
  text: string,
  tokens: TokenList,
  from: number,
  until: number,
  index: SpellingIndex,
  found: Occurrence[],
): void {
  const { words, marks } = tokens
  const { spellings } = index
  for (let position = from; position < until; ) {
    const node = spellings.first(words[position] ?? 0)
    const isJoined = position + 1 < until && ((marks[position + 1] ?? 0) & JOINED_BY_HYPHEN) !== 0
    const mayBegin = node !== 0 && (spellings.valueAt(node) !== 0 || spellings.mayGoOn(node, words[position + 1] ?? 0))
    const occurrence =
      (mayBegin ? longestAt(text, tokens, position, until, node, index) : null) ??
      (isJoined ? solidAt(text, tokens, position, index) : null)
    if (occurrence && occurrence.senses.length > 0) found.push(occurrence)
    position = occurrence ? occurrence.until : position + 1
  }
}

/** The longest spelling that begins at `from`, whose node is `first`; without senses when it is a stop phrase. */
function longestAt(
  text: string,
  tokens: TokenList,
  from: number,
  until: number,
  first: number,
  index: SpellingIndex,
): Occurrence | null {
  const { spellings, senses } = index
  const { words, marks } = tokens
  let longest = 0
  let meant: readonly Sense[] = []
  let node = first
  for (let end = from + 1; node !== 0; end++) {
    const value = spellings.valueAt(node)
    if (value !== 0) {
      const possible = senses.at(value) ?? []
      const own = meantAmong(possible, text, tokens, from, end, index)
      if (possible.length === 0 || own.length > 0) {
        longest = end
        meant = own
      }
    }
    if (end >= until || ((marks[end] ?? 0) & ANY_BREAK) !== 0) break
    node = spellings.next(node, words[end] ?? 0)
  }
  return longest === 0 ? null : { from, until: longest, senses: meant }
}

/** The senses that tokens [from, until) can have as they are written. */
function meantAmong(
  possible: readonly Sense[],
  text: string,
  tokens: TokenList,
  from: number,
  until: number,
  index: SpellingIndex,
): readonly Sense[] {
  const mayBePlural = until === from + 1 && isShortPlural(text, tokens, from)
  const [only] = possible
  if (!mayBePlural && only?.exact === null && possible.length === 1) return possible
  return possible.filter(
    ({ exact, skill }) =>
      (exact === null || isWritten(text, tokens, from, until, exact)) &&
      !(mayBePlural && isPluralOfOther(text, tokens, from, skill, index)),
  )
}

function isShortPlural(text: string, tokens: TokenList, at: number): boolean {
  const end = tokens.ends[at] ?? 0
  return end - (tokens.starts[at] ?? 0) <= MAX_ACRONYM_LENGTH && text.charCodeAt(end - 1) === SMALL_S
}

/** "GCs" are several of another thing than "GCS"; "APIs" are several APIs, which the same skill lists. */
function isPluralOfOther(text: string, tokens: TokenList, at: number, skill: Skill, index: SpellingIndex): boolean {
  const written = text.slice(tokens.starts[at] ?? 0, tokens.ends[at] ?? 0)
  if (!/^\p{Lu}{2,}s$/u.test(written)) return false
  const node = index.spellings.first(index.words.find(normalWord(written.slice(0, -1))))
  const singular = node === 0 ? [] : (index.senses.at(index.spellings.valueAt(node)) ?? [])
  return (
    skill.name !== written &&
    !skill.ambiguousForms.includes(written) &&
    singular.every((sense) => sense.skill !== skill)
  )
}

/** "micro-services" where only "microservices" is listed. Ambiguous names are not looked for so. */
function solidAt(text: string, tokens: TokenList, from: number, index: SpellingIndex): Occurrence | null {
  const word =
    text.slice(tokens.starts[from] ?? 0, tokens.ends[from] ?? 0) +
    text.slice(tokens.starts[from + 1] ?? 0, tokens.ends[from + 1] ?? 0)
  const node = index.spellings.first(index.words.find(normalWord(word)))
  const senses = node === 0 ? [] : (index.senses.at(index.spellings.valueAt(node)) ?? [])
  const sure = senses.filter(({ isAmbiguous }) => !isAmbiguous)
  return sure.length > 0 ? { from, until: from + 2, senses: sure } : null
}

function isWritten(text: string, tokens: TokenList, from: number, until: number, exact: string): boolean {
  const written = text.slice(tokens.starts[from] ?? 0, tokens.ends[until - 1] ?? 0)
  return written === exact || (until - from > 1 && written.replaceAll(/[\s_\-\u2010\u2011]+/g, ' ') === exact)
}
