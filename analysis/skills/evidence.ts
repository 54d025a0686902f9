import type { Skill, SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { BLOCK_BREAK, CAPITAL, SENTENCE_BREAK, type TokenList } from '../text/tokens.ts'
import { FIELDS } from './background.ts'
import { isFieldInPlace, SURE_IN_LISTS } from './field-places.ts'
import type { Occurrence } from './occurrences.ts'
import type { PhraseTrie } from './phrase-trie.ts'
import type { Sense, SpellingIndex } from './spelling-index.ts'

/** Tokens to either side in which a cue counts: the distance the cues of the vocabulary were collected for. */
const CUE_DISTANCE = 15
/** Bullets this short list names, one a line. */
const MAX_LIST_BULLET = 4
/** In a list, neighbours of these kinds make an ambiguous name of a thing of technical kind sure. */
const TECHNICAL: ReadonlySet<SkillKind> = new Set([
  'language',
  'framework',
  'library',
  'database',
  'tool',
  'platform',
  'service',
  'standard',
])
/** Verbs and nouns of plain English that often begin a sentence: there a capital says nothing. */
const BEGINNERS: ReadonlySet<string> = new Set(
  `access assembly bootstrap combine dash drill excel express go hack harness lean less make materialize modal mode
  move next outlook play process processing render rendering scheme scratch segment shiny sketch soar stitch storm
  teams valuation waterfall whisper word`.split(/\s+/),
)
/** "React to what users need". */
const VERB_OBJECT = /^\s+(?:to|quickly|fast|swiftly|your|our)\b/i
/** What stands behind a name that is meant as a skill. */
const SKILL_NOUNS =
  /^(?:developer|engineer|engineering|programming|programmer|code|codebase|experience|expertise|skill|skills|knowledge|proficiency|framework|library|services|apis?|applications?|apps?|sdk|scripting|components|certification|certified|dashboards?|pipelines?|clusters?|queries)s?$/

/** What stands ahead of one: "experience with Rust", "written in Go". */
const ASKED_FOR =
  /\b(?:experience|experienced|expertise|expert|proficien\w+|fluen\w+|familiar\w*|knowledge|background|comfortable|confident|skilled|skills|written|coding|programming|programs?|coded|using) (?:(?:in|with|of|using|on) )?(?:either |both |the )?$/i
const MAX_ASKED_FOR_LENGTH = 40
/** A list of tools that has only names so far: "tools like Slack, Notion", "CRM platforms (e.g. Close or". */
const TOOLS_AHEAD =
  /\b(?:tools?|tooling|platforms?|software|systems?|technologies|applications|apps|suites?|CRMs?|frameworks?|libraries|databases)\b[^.;:()]{0,20}?(?:\blike|\bsuch as|\bincluding|[,(]\s*(?:e\.g\.|eg|ex|i\.e\.|like|such as|including)[.,:]*|\()\s+?(?:[\p{Lu}\d][\p{L}\d.+#&-]*(?: [\p{Lu}\d][\p{L}\d.+#&-]*){0,3}(?:,|\/| or| and|, or|, and) ?)*$/u
const MAX_TOOLS_LENGTH = 140

/** What the reading of one advert knows when it weighs an ambiguous spelling. */
export interface Surroundings {
  text: string
  tokens: TokenList
  index: SpellingIndex
  /** Numbers of the cues that the advert's title holds. */
  titleCues: ReadonlySet<number>
}

/**
 * The occurrences that mean a skill, with the skill they mean, in order. A spelling without another meaning always
 * does. An ambiguous one needs a cue nearby or in the title, a sure neighbour in the same list, or an earlier sure
 * occurrence; at the start of a sentence, where any word has a capital, only what stands beside it counts.
 */
export function settleMeanings(
  found: readonly Occurrence[],
  surroundings: Surroundings,
): { occurrence: Occurrence; skill: Skill }[] {
  const settled: (Skill | null)[] = []
  const sure = new Set<Skill>()
  /** Places of those that are not settled yet: one in five. */
  let open: number[] = []
  for (const [at, { senses }] of found.entries()) {
    const first = senses[0]
    if (first?.isAmbiguous === false) sure.add(first.skill)
    else open.push(at)
    settled.push(first?.isAmbiguous === false ? first.skill : null)
  }
  /** Settles those of which `isMeant` knows a sense, in order; the others stay open. */
  const settle = (isMeant: (sense: Sense, occurrence: Occurrence, at: number) => boolean): void => {
    open = open.filter((at) => {
      const occurrence = found[at]
      const meant = occurrence?.senses.find((sense) => isMeant(sense, occurrence, at))
      if (meant === undefined) return true
      settled[at] = meant.skill
      sure.add(meant.skill)
      return false
    })
  }
  settle((sense, occurrence) => hasCue(occurrence, sense, surroundings))
  // What a neighbour makes sure makes the next one in the list sure: "Python, Go, R".
  for (let before = Number.POSITIVE_INFINITY; open.length < before; ) {
    before = open.length
    settle(
      ({ skill }, occurrence, at) =>
        (sure.has(skill) && !beginsSentence(occurrence, surroundings.text, surroundings.tokens)) ||
        (TECHNICAL.has(skill.kind) && hasListedNeighbour(found, settled, at, surroundings, TECHNICAL)) ||
        (SURE_IN_LISTS.has(skill.id) && hasListedNeighbour(found, settled, at, surroundings, FIELDS)),
    )
  }
  const meant: { occurrence: Occurrence; skill: Skill }[] = []
  for (const [at, occurrence] of found.entries()) {
    const skill = settled[at]
    if (skill) meant.push({ occurrence, skill })
  }
  return meant
}

/** Numbers of the cues among tokens [from, until). */
export function cuesAmong(tokens: TokenList, from: number, until: number, { cues }: SpellingIndex): Set<number> {
  const found = new Set<number>()
  findCues(tokens, from, until, cues, (cue) => {
    found.add(cue)
    return false
  })
  return found
}

function hasCueAmong(
  tokens: TokenList,
  from: number,
  until: number,
  wanted: ReadonlySet<number>,
  { cues }: SpellingIndex,
): boolean {
  return wanted.size > 0 && findCues(tokens, from, until, cues, (cue) => wanted.has(cue))
}

/** Walks the cues among tokens [from, until) up to the first that is looked for. */
function findCues(
  { words }: TokenList,
  from: number,
  until: number,
  cues: PhraseTrie,
  isWanted: (cue: number) => boolean,
): boolean {
  for (let position = from; position < until; position++) {
    let node = cues.first(words[position] ?? 0)
    for (let end = position + 1; node !== 0; end++) {
      const cue = cues.valueAt(node)
      if (cue !== 0 && isWanted(cue)) return true
      if (end >= until) break
      node = cues.next(node, words[end] ?? 0)
    }
  }
  return false
}

function hasCue(occurrence: Occurrence, sense: Sense, surroundings: Surroundings): boolean {
  const { text, tokens, index, titleCues } = surroundings
  const begins = beginsSentence(occurrence, text, tokens)
  if (begins && isBeginner(occurrence, surroundings)) return isNamedAsSkill(occurrence, surroundings)
  if (!begins) for (const cue of titleCues) if (sense.cues.has(cue)) return true
  const { from, until } = occurrence
  return (
    hasCueAmong(tokens, firstNear(from, begins, tokens), from, sense.cues, index) ||
    hasCueAmong(tokens, until, Math.min(tokens.count, until + CUE_DISTANCE), sense.cues, index) ||
    (sense.exact !== null && TECHNICAL.has(sense.skill.kind) && isAskedFor(occurrence, surroundings)) ||
    (FIELDS.has(sense.skill.kind) && isFieldByPlace(occurrence, surroundings))
  )
}

function isAskedFor({ from, senses }: Occurrence, { text, tokens }: Surroundings): boolean {
  const start = tokens.starts[from] ?? 0
  const isFirst = ((tokens.marks[from] ?? 0) & BLOCK_BREAK) !== 0
  return (
    !isFirst &&
    (ASKED_FOR.test(text.slice(Math.max(0, start - MAX_ASKED_FOR_LENGTH), start)) ||
      // Of two things with one name a list of tools tells neither.
      (senses.length === 1 && TOOLS_AHEAD.test(text.slice(Math.max(0, start - MAX_TOOLS_LENGTH), start))))
  )
}

/** Of two fields with one name the place tells neither. */
function isFieldByPlace({ from, until, senses }: Occurrence, { text, tokens }: Surroundings): boolean {
  const [sense] = senses
  if (senses.length !== 1 || !sense || sense.exact !== null) return false
  return isFieldInPlace(sense.skill.id, text, tokens.starts[from] ?? 0, tokens.ends[until - 1] ?? 0)
}

/** The sentence before tells nothing about a word that begins one. */
function firstNear(from: number, begins: boolean, tokens: TokenList): number {
  if (!begins) return Math.max(0, from - CUE_DISTANCE)
  return ((tokens.marks[from] ?? 0) & BLOCK_BREAK) !== 0 ? Math.max(0, from - CUE_DISTANCE) : from
}

/** Whether a capital is owed to the place. It is not in "REST", nor in a line that holds a name and a colon. */
function beginsSentence({ from, until }: Occurrence, text: string, tokens: TokenList): boolean {
  const marks = tokens.marks[from] ?? 0
  if ((marks & (SENTENCE_BREAK | BLOCK_BREAK)) === 0 || (marks & CAPITAL) === 0) return false
  const start = tokens.starts[from] ?? 0
  const second = text.charAt(start + 1)
  if (until - from === 1 && second !== second.toLowerCase()) return false
  const isAlone = until >= tokens.count || ((tokens.marks[until] ?? 0) & (BLOCK_BREAK | SENTENCE_BREAK)) !== 0
  return (
    !isAlone &&
    !/^\s*[:(/,+|–—-]/.test(
      text.slice(tokens.ends[until - 1] ?? 0, tokens.starts[until] ?? 0) || text.charAt(tokens.starts[until] ?? 0),
    )
  )
}

function isBeginner({ from, until }: Occurrence, { text, tokens }: Surroundings): boolean {
  if (until - from !== 1) return false
  const end = tokens.ends[from] ?? 0
  const word = text.slice(tokens.starts[from] ?? 0, end).toLowerCase()
  return BEGINNERS.has(word) || VERB_OBJECT.test(text.slice(end, end + 12))
}

function isNamedAsSkill({ until }: Occurrence, { text, tokens }: Surroundings): boolean {
  if (until >= tokens.count || ((tokens.marks[until] ?? 0) & BLOCK_BREAK) !== 0) return false
  return SKILL_NOUNS.test(text.slice(tokens.starts[until] ?? 0, tokens.ends[until] ?? 0).toLowerCase())
}

function hasListedNeighbour(
  found: readonly Occurrence[],
  settled: readonly (Skill | null)[],
  at: number,
  surroundings: Surroundings,
  kinds: ReadonlySet<SkillKind>,
): boolean {
  return [at - 1, at + 1].some((other) => {
    const skill = settled[other]
    const first = found[Math.min(at, other)]
    const second = found[Math.max(at, other)]
    if (!skill || !kinds.has(skill.kind) || !first || !second) return false
    return isOneList(first, second, surroundings)
  })
}

/** Whether nothing but list signs, "and" and "or" stands between two occurrences, or each is a short bullet. */
function isOneList(first: Occurrence, second: Occurrence, { text, tokens }: Surroundings): boolean {
  const between = second.from - first.until
  if (between > 2) return false
  const gap = text.slice(tokens.ends[first.until - 1] ?? 0, tokens.starts[second.from] ?? 0)
  const breaks = tokens.marks[second.from] ?? 0
  if ((breaks & BLOCK_BREAK) !== 0)
    return between === 0 && isShortBullet(first, tokens) && isShortBullet(second, tokens)
  if (between === 0) return /^\s*[(|•·+;>→)\]]/.test(gap)
  return /^[\s)(]*(?:[,/&|;]|\b(?:and|or)\b|[,/]\s*(?:and|or|&)\b|and\s*\/\s*or)[\s(]*$/i.test(gap)
}

function isShortBullet({ from, until }: Occurrence, tokens: TokenList): boolean {
  let start = from
  while (start > 0 && ((tokens.marks[start] ?? 0) & BLOCK_BREAK) === 0) start--
  let end = until
  while (end < tokens.count && ((tokens.marks[end] ?? 0) & BLOCK_BREAK) === 0) end++
  return end - start <= MAX_LIST_BULLET
}
