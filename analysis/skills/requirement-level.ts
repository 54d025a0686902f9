import type { RequirementLevel } from '../../data/domain.ts'
import type { LevelCues } from '../../data/vocabulary/load-level-cues.ts'
import { TokenList, tokenize } from '../text/tokens.ts'
import { WordTable } from '../text/word-table.ts'
import type { Section } from './extraction.ts'
import { PhraseTrie } from './phrase-trie.ts'
import { spellingWords } from './spelling-variants.ts'

/** Reads how much a skill at text[start, end) is asked for by the sentence text[from, until) that names it. */
export type LevelReader = (text: string, sentence: Span, section: Section) => (skill: Span) => RequirementLevel

export interface Span {
  start: number
  end: number
}

type CueLevel = 'required' | 'preferred' | 'negated'
type CuePlace = 'before' | 'after'
interface Cue {
  level: CueLevel
  place: CuePlace
  /** Says outright what is needed ("must have"); other wording of `required` tells of strength ("deep knowledge of"). */
  isPlain: boolean
  /** Asks for willingness, not for a skill. */
  isInclination: boolean
  wordCount: number
}
interface FoundCue extends Cue, Span {}

/** Phrases that ask for willingness, not for a skill; in a list of duties they promise ("exposure to sales"). */
const INCLINATION = /^(?:exposure|interest|curio|eager|excited|willing)/
const PLAIN_REQUIREMENT =
  /\b(?:must|requir\w+|essential|mandatory|necessary|critical|needed|needs?|negotiable|minimum|expected)\b/
/** Single words that are cues only where they stand alone: "Required: SQL", "SQL (preferred)", not "the desired state". */
const ADVERBS = new Set(['ideally', 'preferably', 'optionally'])
/** Behind these, brackets hold examples; "a bonus (paid in June)" is money. */
const WITH_EXAMPLES = new Set(['plus', 'preferred'])
/** "(preferably Salesforce)" speaks of the name behind it alone. */
const NAME_BEHIND = /^\s+(?:in |with )?\p{Lu}/u
/** "A second language is a plus, particularly Spanish". */
const ESPECIALLY = /^,? (?:particularly|especially|such as|including|e\.g\.)\s/
const BRACKETED = /\([^()]*\)/g
/** "Fluent in English - French is a plus": a spaced hyphen parts where what follows is short and has a cue of its own. */
const CLAUSE_END =
  /[;–—]|(?<![\d+]) - (?!\d)(?!(?:an?|big|bonus|desirable|direct experience|huge|is|plus|(?:strongly |highly )?preferred|nice|not|but|it|this|these)\b)(?=[^.;()]{3,60}\b(?:plus|preferred|bonus|advantage|nice to have|desirable)\b)|\bbut\b(?!\s+(?:not|isn))|\bwhile\b|\bhowever\b/gi

/**
 * The level that a sentence gives a skill. The section decides unless a cue in the same clause speaks: behind the skill
 * ("… is a plus") or ahead of it ("ideally with …", nearest first); one in brackets speaks of the item before them.
 */
export function levelReader(levelCues: LevelCues): LevelReader {
  const words = new WordTable()
  const trie = new PhraseTrie()
  const cues: Cue[][] = [[]]
  for (const level of ['negated', 'preferred', 'required'] as const) {
    for (const place of ['before', 'after'] as const) {
      for (const phrase of levelCues[level][place]) {
        const phraseWords = spellingWords(phrase)
        const value = trie.add(
          phraseWords.map((word) => words.add(word)),
          cues.length,
        )
        if (value === cues.length) cues.push([])
        const isInclination = level === 'preferred' && INCLINATION.test(phrase)
        const isPlain = level === 'required' ? PLAIN_REQUIREMENT.test(phrase) : !isInclination
        cues[value]?.push({ level, place, isPlain, isInclination, wordCount: phraseWords.length })
      }
    }
  }
  const tokens = new TokenList()
  return (text, sentence, section) => {
    const found = findCues(text, sentence, words, trie, cues, tokens)
    const base = levelOfSection(section)
    if (found.length === 0) return () => base
    const spoken = section === 'other' ? found : found.filter(({ isInclination }) => !isInclination)
    return (skill) => levelByCues(text, sentence, skill, spoken, base)
  }
}

function levelOfSection(section: Section): RequirementLevel {
  return section === 'requirements' ? 'required' : section === 'preferred' ? 'preferred' : 'mentioned'
}

function findCues(
  text: string,
  { start, end }: Span,
  words: WordTable,
  trie: PhraseTrie,
  cues: Cue[][],
  tokens: TokenList,
): FoundCue[] {
  const found: FoundCue[] = []
  tokens.clear()
  tokenize(text, start, end, words, tokens)
  for (let position = 0; position < tokens.count; ) {
    let node = trie.first(tokens.words[position] ?? 0)
    let matchEnd = position
    let matched = 0
    for (let after = position + 1; node !== 0; after++) {
      if (trie.valueAt(node) !== 0) {
        matched = trie.valueAt(node)
        matchEnd = after
      }
      if (after >= tokens.count) break
      node = trie.next(node, tokens.words[after] ?? 0)
    }
    const span = { start: tokens.starts[position] ?? 0, end: tokens.ends[matchEnd - 1] ?? 0 }
    for (const cue of cues[matched] ?? []) {
      if (cue.wordCount > 1 || standsAlone(text, start, end, span, cue.place))
        found.push({ start: span.start, end: span.end, ...cue })
    }
    position = Math.max(position + 1, matchEnd)
  }
  return found
}

/** Ahead of a skill a single word must open the clause or end in a colon; behind it, it must end the clause. */
function standsAlone(text: string, start: number, end: number, cue: Span, place: CuePlace): boolean {
  const before = text.slice(start, cue.start).trimEnd()
  // "SQL, ideally at a bank" says nothing of SQL.
  const isParted = place === 'after' && before.endsWith(',')
  if (!isParted && ADVERBS.has(text.slice(cue.start, cue.end).toLowerCase())) return true
  const after = text.slice(cue.end, end).trimStart()
  if (place === 'before')
    return before === '' || /[(:;,–—-]$/.test(before) ? !/^[.)]?$/.test(after) : after.startsWith(':')
  if (after.startsWith('(')) return WITH_EXAMPLES.has(text.slice(cue.start, cue.end).toLowerCase())
  return after === '' || /^(?:[),.;!–—]|but\b|and\b)/.test(after)
}

function levelByCues(
  text: string,
  sentence: Span,
  skill: Span,
  cues: readonly FoundCue[],
  base: RequirementLevel,
): RequirementLevel {
  const clause = clauseAround(text, sentence, skill)
  const near = cues.filter((cue) => cue.start >= clause.start && cue.end <= clause.end)
  const behind = near.filter(
    (cue) => cue.place === 'after' && cue.start >= skill.end && reachesBack(text, cue, skill, near),
  )
  const ahead = near.filter(
    (cue) =>
      cue.end <= skill.start &&
      (cue.place === 'before' ? reachesOn(text, cue, skill, clause) : opensExamples(text, cue, skill)),
  )
  if ([...behind, ...ahead].some(({ level }) => level === 'negated')) return 'mentioned'
  const spoken = behind[0] ?? strongestAhead(ahead, base)
  if (!spoken || spoken.level === 'negated') return base
  if (spoken.level === 'preferred') return spoken.isPlain || base === 'mentioned' ? 'preferred' : base
  return spoken.isPlain || base === 'mentioned' ? 'required' : base
}

/** The nearest plain cue; without one, any. "Nice to have: strong experience with dbt" is nice to have. */
function strongestAhead(ahead: readonly FoundCue[], base: RequirementLevel): FoundCue | undefined {
  const plain = ahead.filter(({ isPlain }) => isPlain).at(-1)
  return plain ?? (base === 'mentioned' ? ahead.at(-1) : undefined)
}

function clauseAround(text: string, sentence: Span, skill: Span): Span {
  let { start, end } = sentence
  CLAUSE_END.lastIndex = 0
  const shown = text.slice(sentence.start, sentence.end)
  for (const match of shown.matchAll(CLAUSE_END)) {
    const at = sentence.start + match.index
    if (at + match[0].length <= skill.start) start = at + match[0].length
    else if (at >= skill.end) {
      end = at
      break
    }
  }
  return { start, end }
}

/** "X, Y (preferred)" is about Y; "strong X, Y is a plus" is about Y; "X, Y and Z are a plus" about all. */
function reachesBack(text: string, cue: FoundCue, skill: Span, cues: readonly FoundCue[]): boolean {
  const between = text.slice(skill.end, cue.start)
  if (opensBracket(between)) {
    const bracket = between.lastIndexOf('(')
    return (
      !/[,/;(]/.test(between.slice(0, bracket).replaceAll(BRACKETED, '')) &&
      !/\p{Lu}|\s\S+\s\S+\s/u.test(between.slice(bracket + 1)) &&
      !NAME_BEHIND.test(text.slice(cue.end))
    )
  }
  if (
    cues.some(
      (other) =>
        other.start >= skill.end && other.end <= cue.start && (other.place === 'after' || other.level !== cue.level),
    )
  )
    return false
  const hasStrengthAhead = cues.some(
    (other) => other.place === 'before' && other.level === 'required' && other.end <= skill.start,
  )
  // "Experience with clouds (AWS, GCP) is a plus": all in the brackets are.
  const open = depthChange(between) < 0 ? between.slice(between.lastIndexOf(')')) : between
  return !(hasStrengthAhead && /,\s+(?!and\b|or\b)/.test(open.replaceAll(BRACKETED, '')))
}

/** A cue in brackets speaks of nothing behind them, unless they open the clause: "(Nice to have) Kafka", "CI (optional): Argo". */
function reachesOn(text: string, cue: FoundCue, skill: Span, clause: Span): boolean {
  const between = text.slice(cue.end, skill.start)
  if (depthChange(between) >= 0) return true
  return !/[\p{L}\d]/u.test(text.slice(clause.start, cue.start)) || /^\s*\)\s*:/.test(between)
}

/** "Treasury systems are a plus (Kyriba, …)", "… is a bonus, but not required: Python, Docker". */
function opensExamples(text: string, cue: FoundCue, skill: Span): boolean {
  if (cue.level !== 'preferred') return false
  const between = text.slice(cue.end, skill.start)
  if (/^\s*\(/.test(between)) return depthChange(between) > 0
  if (ESPECIALLY.test(between)) return true
  return cue.wordCount > 1 && /^(?:,? but not (?:required|necessary|essential|mandatory))?\s*:/.test(between)
}

/** Whether the end of it stands in a bracket that it opens, as behind the "Java" of "(Go or Java) or mobile (Swift". */
function opensBracket(between: string): boolean {
  const bare = between.replaceAll(BRACKETED, '')
  return bare.lastIndexOf('(') > bare.lastIndexOf(')')
}

function depthChange(between: string): number {
  let depth = 0
  for (const sign of between) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
  return depth
}
