import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import type { Section } from '../skills/extraction.ts'
import type { Advert, Block } from '../text/advert.ts'
import { normalWord } from '../text/characters.ts'
import { ANY_BREAK, BLOCK_BREAK, JOINED_BY_HYPHEN, SENTENCE_BREAK, TokenList, tokenize } from '../text/tokens.ts'
import { WordTable } from '../text/word-table.ts'
import { type Chunk, type ChunkPlace, LEFT_CODES, type LeftCode, RIGHT_CODES, type RightCode } from './chunk.ts'

/** Goes up with every change that can give other chunks. */
export const CHUNK_VERSION = 2

/** Longer runs of nouns are titles and slogans; their beginning is read. */
const MAX_CHUNK_WORDS = 7
/** "attention to detail", "infrastructure as code", "internet of things". */
const BINDERS: ReadonlySet<string> = new Set(['of', 'to', 'as'])
const LIST_WORDS: ReadonlySet<string> = new Set([',', '/', '&', 'and', 'or'])
/** What a word ahead of a chunk says about it; "experience with", "knowledge of", "proficient in" ask for it. */
const LEAD_WORDS: ReadonlyMap<string, LeftCode> = new Map([
  ...leads('like including includes include eg e.g ie i.e', LEFT_CODES.example),
  ...leads('using via leveraging utilizing use uses leverage', LEFT_CODES.using),
  ...leads(
    `experience experienced expertise expert knowledge knowledgeable proficiency proficient familiarity familiar
    understanding background skill skills skilled fluency fluent comfort comfortable exposure mastery competence competency
    competent command grasp interest certified certification certifications degree passion passionate track strong ability`,
    LEFT_CODES.asked,
  ),
])
const DETERMINERS = new Set('the a an our your their its this these every each all any no my'.split(' '))
const PREPOSITIONS = new Set('with in of for on at by from into across through within and or as than'.split(' '))
const ASKED_DISTANCE = 5
const PAIR = /^\p{Lu}[\p{Lu}\p{Ll}]{0,3}[/&]\p{Lu}[\p{Lu}\p{Ll}]{0,3}$/u
const NUMBERED = /^\p{Lu}{2,5} \d{1,5}$/u
const POSSESSIVE = /^['’]s /
const VERB_LEADS: ReadonlySet<string> = new Set([
  'to',
  'will',
  'you',
  "you'll",
  'you’ll',
  'can',
  'must',
  'and',
  'or',
  'help',
  'we',
  'also',
])

const PLACES: Record<Section, ChunkPlace> = {
  requirements: 'asked',
  preferred: 'asked',
  stack: 'asked',
  responsibilities: 'job',
  other: 'job',
  title: 'background',
  about: 'background',
  benefits: 'background',
  boilerplate: 'background',
}

/** Gives the chunks of an advert in order. */
export type ChunkReader = (advert: Advert) => Chunk[]

export function chunkReader(words: PhraseWords): ChunkReader {
  const table = new WordTable()
  const tokens = new TokenList()
  return ({ text, blocks }) => {
    const chunks: Chunk[] = []
    for (const block of blocks) {
      tokens.clear()
      tokenize(text, block.start, block.end, table, tokens)
      readBlock(text, block, tokens, words, chunks)
    }
    return chunks
  }
}

function readBlock(text: string, { section }: Block, tokens: TokenList, words: PhraseWords, chunks: Chunk[]): void {
  const spelled: string[] = []
  for (let at = 0; at < tokens.count; at++) spelled.push(normalWord(text.slice(tokens.starts[at], tokens.ends[at])))
  const place = PLACES[section]
  let from = -1
  let lastUntil = -1
  let skipUntil = 0
  const close = (until: number): void => {
    if (from === -1) return
    const end = Math.min(until, from + MAX_CHUNK_WORDS)
    chunks.push({
      start: tokens.starts[from] ?? 0,
      end: tokens.ends[end - 1] ?? 0,
      surface: surfaceOf(text, tokens, from, end),
      place,
      left: leftOf(text, tokens, spelled, from),
      right: end < until ? RIGHT_CODES.other : rightOf(text, tokens, spelled, until, words),
      ...wordsBeside(tokens, spelled, from, end, place),
      isListed: lastUntil !== -1 && isListGap(tokens, spelled, lastUntil, from),
      isBound: false,
    })
    lastUntil = until
    from = -1
  }
  for (let at = 0; at < tokens.count; at++) {
    if (((tokens.marks[at] ?? 0) & ANY_BREAK) !== 0) close(at)
    const word = spelled[at] ?? ''
    const isCompound = isHyphened(tokens, at)
    if (at < skipUntil || (from !== -1 && isNumbered(text, tokens, at))) continue
    if (isEnd(word, words, isCompound) || (!isCompound && isVerbHere(text, tokens, at, word, words))) {
      close(at)
      if (BINDERS.has(word)) addBound(text, tokens, spelled, at, place, words, chunks)
      if (word === '/' || word === '&') skipUntil = addPair(text, tokens, spelled, at, place, words, chunks)
    } else if (from === -1 && (isCompound || !beginsNone(at, word, spelled, tokens, words))) from = at
  }
  close(tokens.count)
}

/** "go-to-market" is one word: what would end a phrase elsewhere does not inside it. */
function isEnd(word: string, words: PhraseWords, isCompound = false): boolean {
  if (isCompound) return LIST_WORDS.has(word) && word !== 'and'
  return LIST_WORDS.has(word) || words.closed.has(word) || words.praise.has(word) || !/\p{L}/u.test(word)
}

/** "SOC 2", "ISO 27001": the number of a standard is part of its name. */
function isNumbered(text: string, tokens: TokenList, at: number): boolean {
  if (((tokens.marks[at] ?? 0) & ANY_BREAK) !== 0) return false
  return NUMBERED.test(text.slice(tokens.starts[at - 1], tokens.ends[at]))
}

function isHyphened(tokens: TokenList, at: number): boolean {
  return (
    ((tokens.marks[at] ?? 0) & JOINED_BY_HYPHEN) !== 0 ||
    (at + 1 < tokens.count && ((tokens.marks[at + 1] ?? 0) & JOINED_BY_HYPHEN) !== 0)
  )
}

/** A verb with a capital inside a sentence is a name ("Express", "Segment"). */
function isVerbHere(text: string, tokens: TokenList, at: number, word: string, words: PhraseWords): boolean {
  if (!words.verbs.has(word)) return false
  const first = text.charAt(tokens.starts[at] ?? 0)
  return first === first.toLowerCase() || ((tokens.marks[at] ?? 0) & (BLOCK_BREAK | SENTENCE_BREAK)) !== 0
}

/** "building", "ship" as the verb that a duty begins with. */
function beginsNone(at: number, word: string, spelled: string[], tokens: TokenList, words: PhraseWords): boolean {
  if (words.gerunds.has(word)) return true
  if (!words.verbNouns.has(word)) return false
  const isFirst = ((tokens.marks[at] ?? 0) & (BLOCK_BREAK | SENTENCE_BREAK)) !== 0
  const before = spelled[at - 1] ?? ''
  // "to design and build systems": the second verb follows the first.
  return (
    isFirst ||
    (VERB_LEADS.has(before) && (before !== 'and' && before !== 'or' ? true : isVerb(spelled[at - 2] ?? '', words)))
  )
}

function isVerb(word: string, words: PhraseWords): boolean {
  return words.verbs.has(word) || words.verbNouns.has(word)
}

/** "attention to detail": a noun, a binder, and the nouns behind it. */
function addBound(
  text: string,
  tokens: TokenList,
  spelled: string[],
  at: number,
  place: ChunkPlace,
  words: PhraseWords,
  chunks: Chunk[],
): void {
  const isNoun = (position: number): boolean => {
    const word = spelled[position] ?? ''
    return word !== '' && !isEnd(word, words) && !words.verbs.has(word) && !words.gerunds.has(word)
  }
  const isWhole = (position: number): boolean => ((tokens.marks[position] ?? 0) & ANY_BREAK) === 0
  if (!isNoun(at - 1) || words.adjectives.has(spelled[at - 1] ?? '')) return
  if (!isNoun(at + 1) || !isWhole(at) || !isWhole(at + 1)) return
  const until = isNoun(at + 2) && isWhole(at + 2) && words.adjectives.has(spelled[at + 1] ?? '') ? at + 3 : at + 2
  chunks.push({
    start: tokens.starts[at - 1] ?? 0,
    end: tokens.ends[until - 1] ?? 0,
    surface: surfaceOf(text, tokens, at - 1, until),
    place,
    left: leftOf(text, tokens, spelled, at - 1),
    right: rightOf(text, tokens, spelled, until, words),
    ...wordsBeside(tokens, spelled, at - 1, until, place),
    isListed: false,
    isBound: true,
  })
}

/**
 * "CI/CD", "A/B testing", "R&D": short names that a sign joins without a space.
 *
 * @returns position of the first token behind the pair, 0 when there is none
 */
function addPair(
  text: string,
  tokens: TokenList,
  spelled: string[],
  at: number,
  place: ChunkPlace,
  words: PhraseWords,
  chunks: Chunk[],
): number {
  const isJoined = tokens.ends[at - 1] === tokens.starts[at] && tokens.ends[at] === tokens.starts[at + 1]
  const pair = text.slice(tokens.starts[at - 1] ?? 0, tokens.ends[at + 1] ?? 0)
  if (at === 0 || at + 1 >= tokens.count || !isJoined || !PAIR.test(pair)) return 0
  if (chunks.at(-1)?.start === tokens.starts[at - 1]) chunks.pop()
  const next = spelled[at + 2] ?? ''
  const isFollowed =
    next !== '' && ((tokens.marks[at + 2] ?? 0) & ANY_BREAK) === 0 && !isEnd(next, words) && !words.verbs.has(next)
  for (const until of isFollowed ? [at + 2, at + 3] : [at + 2]) {
    chunks.push({
      start: tokens.starts[at - 1] ?? 0,
      end: tokens.ends[until - 1] ?? 0,
      surface: pair + (until === at + 3 ? ` ${text.slice(tokens.starts[at + 2], tokens.ends[at + 2])}` : ''),
      place,
      left: leftOf(text, tokens, spelled, at - 1),
      right: rightOf(text, tokens, spelled, until, words),
      ...wordsBeside(tokens, spelled, at - 1, until, place),
      isListed: false,
      isBound: true,
    })
  }
  return at + (isFollowed ? 3 : 2)
}

function surfaceOf(text: string, tokens: TokenList, from: number, until: number): string {
  let surface = text.slice(tokens.starts[from], tokens.ends[from])
  for (let at = from + 1; at < until; at++) {
    const gap = text.slice(tokens.ends[at - 1], tokens.starts[at])
    surface +=
      (/^[-\u2010\u2011]$/.test(gap) ? '-' : POSSESSIVE.test(gap) ? "'s " : ' ') +
      text.slice(tokens.starts[at], tokens.ends[at])
  }
  return surface
}

function wordsBeside(
  tokens: TokenList,
  spelled: string[],
  from: number,
  until: number,
  place: ChunkPlace,
): { before: string; after: string } {
  const wordAt = (at: number, border: number): string => {
    if (place === 'background' || at < 0 || at >= tokens.count) return ''
    return ((tokens.marks[border] ?? 0) & ANY_BREAK) === 0 && /^\p{L}/u.test(spelled[at] ?? '')
      ? (spelled[at] ?? '')
      : ''
  }
  return { before: wordAt(from - 1, from), after: wordAt(until, until) }
}

function leftOf(text: string, tokens: TokenList, spelled: string[], from: number): LeftCode {
  if (((tokens.marks[from] ?? 0) & (BLOCK_BREAK | SENTENCE_BREAK)) !== 0) return LEFT_CODES.start
  const gap = text.slice(tokens.ends[from - 1] ?? 0, tokens.starts[from] ?? 0)
  if (gap.includes('(') || gap.includes('[')) return LEFT_CODES.bracket
  if (/[:;|•·–—]/.test(gap)) return LEFT_CODES.list
  const before = spelled[from - 1] ?? ''
  if (LIST_WORDS.has(before)) return LEFT_CODES.list
  for (let at = from - 1; at >= Math.max(0, from - ASKED_DISTANCE); at--) {
    const word = spelled[at] ?? ''
    if (word === 'as' && spelled[at - 1] === 'such') return LEFT_CODES.example
    const lead = LEAD_WORDS.get(word)
    if (lead !== undefined) return lead
    if (((tokens.marks[at] ?? 0) & ANY_BREAK) !== 0) break
  }
  if (DETERMINERS.has(before)) return LEFT_CODES.determiner
  return PREPOSITIONS.has(before) ? LEFT_CODES.other : LEFT_CODES.verb
}

function leads(words: string, code: LeftCode): [string, LeftCode][] {
  return words.split(/\s+/).map((word) => [word, code])
}

function rightOf(text: string, tokens: TokenList, spelled: string[], until: number, words: PhraseWords): RightCode {
  if (until >= tokens.count || ((tokens.marks[until] ?? 0) & (BLOCK_BREAK | SENTENCE_BREAK)) !== 0)
    return RIGHT_CODES.end
  const gap = text.slice(tokens.ends[until - 1] ?? 0, tokens.starts[until] ?? 0)
  if (/[)\]]/.test(gap)) return RIGHT_CODES.bracket
  if (/[:;|•·–—]/.test(gap)) return RIGHT_CODES.list
  const after = spelled[until] ?? ''
  if (LIST_WORDS.has(after)) return RIGHT_CODES.list
  return words.tails.has(after) || words.praise.has(after) ? RIGHT_CODES.tail : RIGHT_CODES.other
}

/** Whether nothing but list signs stands between token `until` - 1 and token `from`. */
function isListGap(tokens: TokenList, spelled: string[], until: number, from: number): boolean {
  if (from === until) return true
  if (from - until > 2) return false
  for (let at = until; at < from; at++) if (!LIST_WORDS.has(spelled[at] ?? '')) return false
  for (let at = until; at <= from; at++) {
    if (((tokens.marks[at] ?? 0) & (BLOCK_BREAK | SENTENCE_BREAK)) !== 0) return false
  }
  return true
}
