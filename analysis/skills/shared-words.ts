import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { ANY_BREAK, type TokenList } from '../text/tokens.ts'
import type { Occurrence } from './occurrences.ts'
import type { Sense, SpellingIndex } from './spelling-index.ts'

/** Names of these kinds are built of common words that a list may share. */
const SHARING: ReadonlySet<SkillKind> = new Set(['concept', 'practice', 'domain'])
/** A judgement: "unit, integration, system and load testing" has three items beside the full name. */
const MAX_ITEMS = 4
const MAX_ITEM_LENGTH = 2

interface Span {
  from: number
  until: number
}

/**
 * Adds the skills of lists that write a word they share once: "unit, integration and load testing" (the last word),
 * "data validation and quality" (the first). The occurrence of such a skill is the item alone. An item is added only
 * if the vocabulary has it with the shared word, and takes the place of what it would mean by itself.
 */
export function addSharedWords(tokens: TokenList, from: number, found: Occurrence[], index: SpellingIndex): void {
  const added: Occurrence[] = []
  for (const occurrence of found) {
    if (occurrence.from < from || occurrence.until - occurrence.from < 2 || !shares(occurrence.senses)) continue
    addBefore(occurrence, tokens, from, index, added)
    addBehind(occurrence, tokens, index, added)
  }
  for (const item of added) insert(item, found)
}

function addBefore(
  { from: start, until }: Span,
  tokens: TokenList,
  first: number,
  index: SpellingIndex,
  added: Occurrence[],
): void {
  const { comma, listSigns } = index
  const head = tokens.words[until - 1] ?? 0
  let next = start
  for (let count = 0; count < MAX_ITEMS; count++) {
    const end = skipSeparators(tokens, next, -1, first, listSigns)
    // "Legal, people operations" is no list that ends here.
    if (end === next || (count === 0 && tokens.words[start - 1] === comma)) return
    const item = itemBefore(end, first, head, tokens, index)
    if (!item) return
    added.push(item)
    next = item.from
  }
}

function addBehind({ from, until }: Span, tokens: TokenList, index: SpellingIndex, added: Occurrence[]): void {
  const { comma, listClosers } = index
  if (until >= tokens.count || !listClosers.has(tokens.words[until] ?? 0)) return
  const shared = tokens.words.subarray(from, until - 1)
  const items: Occurrence[] = []
  let next = until
  for (let count = 0; count < MAX_ITEMS; count++) {
    const start = skipSeparators(tokens, next, 1, tokens.count, listClosers)
    if (start === next || start >= tokens.count || isBroken(tokens, start)) return
    const senses = sensesOf([...shared, tokens.words[start] ?? 0], index)
    if (!senses) return
    items.push({ from: start, until: start + 1, senses })
    next = start + 1
    // "Computer science, engineering" and "data science, and security" list things of their own.
    const isClosed = tokens.words[start - 1] !== comma
    if (isClosed && (count > 0 || tokens.words[until] !== comma)) added.push(...items)
    if (isClosed) return
  }
}

function itemBefore(
  end: number,
  first: number,
  head: number,
  tokens: TokenList,
  index: SpellingIndex,
): Occurrence | null {
  for (let length = MAX_ITEM_LENGTH; length > 0; length--) {
    const start = end - length
    if (start < first) continue
    let isWhole = true
    for (let position = start + 1; position < end; position++) if (isBroken(tokens, position)) isWhole = false
    const senses = isWhole ? sensesOf([...tokens.words.subarray(start, end), head], index) : null
    if (senses) return { from: start, until: end, senses }
  }
  return null
}

/** Position beyond the list signs at `position`, walking by `step`; `position` itself when none stands there. */
function skipSeparators(
  tokens: TokenList,
  position: number,
  step: 1 | -1,
  limit: number,
  separators: ReadonlySet<number>,
): number {
  let at = position
  for (;;) {
    const token = step === 1 ? at : at - 1
    if (step === 1 ? token >= limit : token < limit) return at
    // The border that is crossed lies ahead of the later of the two tokens.
    if (isBroken(tokens, at) || !separators.has(tokens.words[token] ?? 0)) return at
    at += step
  }
}

function isBroken(tokens: TokenList, position: number): boolean {
  return ((tokens.marks[position] ?? 0) & ANY_BREAK) !== 0
}

function sensesOf(words: readonly number[], { spellings, senses }: SpellingIndex): readonly Sense[] | null {
  if (words.includes(0)) return null
  let node = spellings.first(words[0] ?? 0)
  for (let position = 1; node !== 0 && position < words.length; position++) {
    node = spellings.next(node, words[position] ?? 0)
  }
  const meant = node === 0 ? [] : (senses.at(spellings.valueAt(node)) ?? [])
  return shares(meant) ? meant : null
}

function shares(senses: readonly Sense[]): boolean {
  const sense = senses[0]
  return sense !== undefined && !sense.isAmbiguous && SHARING.has(sense.skill.kind)
}

/** Keeps the order; what an item covers gives way unless it is sure, longer than the item, or a field ("sales"). */
function insert(item: Occurrence, found: Occurrence[]): void {
  const at = found.findIndex(({ until }) => until > item.from)
  const covered = at === -1 ? [] : found.slice(at).filter(({ from }) => from < item.until)
  const stays = covered.some(
    ({ from, until, senses: [sense] }) =>
      from < item.from || until > item.until || !sense?.isAmbiguous || sense.skill.kind === 'domain',
  )
  if (stays) return
  found.splice(at === -1 ? found.length : at, covered.length, item)
}
