import { type ProfileSkill, profileSkillKey } from '../../data/profile.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { Extractor } from '../skills/extraction.ts'
import { readSkillList } from '../skills/read-skill-list.ts'
import { splitOutsideBrackets } from '../text/split-outside-brackets.ts'
import { isPersonName } from './cv-asides.ts'
import type { CvDocument } from './cv-document.ts'
import { type CvParagraph, isProse, readCvParagraphs, SENTENCE_END } from './cv-lines.ts'
import { levelOfItem, levelOfLabel } from './level-beside-name.ts'
import { isOnlyLevel, levelAhead, levelInWords } from './stated-level.ts'

/** What the person has not done, or not yet. */
const NOT_HELD = new RegExp(
  [
    String.raw`no (?:\w+ )?(?:experience|knowledge)`,
    'never (?:used|worked|touched)',
    `(?:not|(?:did|do|does|have|had|has)n['’]t) (?:yet )?(?:used?|worked|work with|known?)`,
    String.raw`evaluated\b[^.;]{0,200}\bnever (?:went live|used|reached production)`,
    '(?:want|wish|hope|plan|like|keen|eager|looking) (?:to|forward to) (?:learn|study|try|get into|move|switch|change|become)',
    '(?:want|wish|hope|plan|would like|aspire) to be',
    'learning goals?',
    'interested in learning',
  ]
    .map((words) => String.raw`\b(?:${words})\b`)
    .join('|'),
  'i',
)
const BETWEEN_ITEMS = /(?<!\s)\s*(?:[,;|•·▪]|(?<=\s)[–—](?=\s))\s*/g
/** "no Word here", "without Docker". */
const DENIED_AHEAD = /\b(?:no|not|never|without)\s+(?:any\s+)?$/i
/** "SQL (advanced)", "Tableau at a beginner level". */
const LEVEL_BEHIND = /^\s*(?:\(([^()]{2,40})\)|(?:at|to) (?:an? )?([a-z ]{3,20}) level\b)/i
const MAX_SURROUNDING_NAMES = 40
const MAX_EVIDENCE = 300
/** An item of a list that nobody knows is kept as a skill when it is a name, not a sentence. */
const MAX_UNKNOWN_WORDS = 5
const MAX_UNKNOWN_LENGTH = 60

export interface CvSkills {
  /** Known ones first met first, each with the sentence it stands in; then items of skill lists that nobody knows. */
  skills: ProfileSkill[]
}

/**
 * Skills that a CV names. Sentences are read as adverts are; in a list of skills every item is one because the person says
 * so, and unknown items are kept. A level is given only where the CV states one.
 */
export function findCvSkills(document: CvDocument, vocabulary: Vocabulary, extractor: Extractor): CvSkills {
  const found = new Map<string, ProfileSkill>()
  const unknown = new Map<string, ProfileSkill>()
  /** Skills whose level is read from years alone, which gives way to a level in words. */
  const isRough = new Set<string>()
  const keep = (skill: ProfileSkill, isFromYears = false) => {
    const all = skill.skill === null ? unknown : found
    const key = profileSkillKey(skill)
    const before = all.get(key)
    if (before === undefined) all.set(key, { ...skill, evidence: shorten(skill.evidence) })
    else if (skill.level !== null && (before.level === null || (isRough.has(key) && !isFromYears))) {
      all.set(key, { ...before, level: skill.level, evidence: shorten(skill.evidence) })
    } else return
    if (isFromYears) isRough.add(key)
    else isRough.delete(key)
  }
  for (const { name, levelWords } of document.listed) {
    const evidence = levelWords === '' ? name : `${name}: ${levelWords}`
    keepItem(name, levelInWords(levelWords), evidence)
  }
  const isWord = wordsOf(vocabulary)
  const paragraphs = readCvParagraphs(document.text, document.format === 'text', isWord)
  const isList = ({ isSkillList, text }: CvParagraph) => isSkillList && !isProse(text)
  const around = surroundings(paragraphs.filter((paragraph) => !isList(paragraph)))
  for (const [index, paragraph] of paragraphs.entries()) {
    // "Docker Swarm" looks like a name, and is a skill.
    const isName = index === 0 && paragraphs.length > 1 && isPersonName(paragraph.text)
    if (isName && readSkillList(paragraph.text, vocabulary, extractor).held.length === 0) continue
    if (isList(paragraph)) readList(paragraph)
    else readSentences(paragraph.text)
  }
  return { skills: [...found.values(), ...unknown.values()] }

  function readList({ text }: CvParagraph): void {
    const label = /^([^:,;()|]{2,40}):\s+(\S.*)$/s.exec(text)
    if (label !== null && isOnlyLevel(label[2] ?? '')) {
      keepItem(label[1] ?? '', levelInWords(label[2] ?? ''), text)
      return
    }
    const shared = label === null ? null : levelOfLabel(label[1] ?? '', vocabulary)
    const items = splitOutsideBrackets(label?.[2] ?? text, BETWEEN_ITEMS).filter((item) => /[\p{L}\p{N}]/u.test(item))
    // A cell that only says a level belongs to the name ahead of it.
    const cells: { item: string; levels: string[] }[] = []
    for (const item of items) {
      if (!isOnlyLevel(item)) cells.push({ item, levels: [] })
      else cells.at(-1)?.levels.push(item)
    }
    for (const { item, levels } of cells) {
      keepItem(item, levelInWords(levels.join(' ')) ?? levelOfItem(item, vocabulary) ?? shared, text)
    }
  }

  /** What sentences name beyond doubt: a person who works with it means "Go" and "SAS" as skills too. */
  function surroundings(prose: readonly CvParagraph[]): string {
    const names = new Set(prose.flatMap(({ text }) => mentionsIn(text, '').map(({ name }) => name)))
    return [...names].slice(0, MAX_SURROUNDING_NAMES).join(', ')
  }

  function mentionsIn(content: string, title: string) {
    return extractor.extract({ title, description: { format: 'text', content }, isOwnWords: true }).mentions
  }

  function keepItem(item: string, level: ProfileSkill['level'], evidence: string): void {
    if (isDenial(item)) return
    const name = item
      .replace(/^(?:and|or)\s+/i, '')
      .replace(/[.]$/, '')
      .trim()
    const read = readSkillList(name, vocabulary, extractor)
    for (const { skill, name: known } of read.held) keep({ skill, name: known, level, evidence })
    for (const words of read.unknown) {
      const isName = words.split(/\s+/).length <= MAX_UNKNOWN_WORDS && words.length <= MAX_UNKNOWN_LENGTH
      if (isName && /\p{L}{2}/u.test(words)) keep({ skill: null, name: words, level, evidence })
    }
  }

  function readSentences(text: string): void {
    for (const sentence of text.split(SENTENCE_END)) {
      const denied = NOT_HELD.exec(sentence)
      const content = denied === null ? sentence : sentence.slice(0, denied.index)
      if (content.trim() === '') continue
      for (const { skill, name, start, end, years: stated } of mentionsIn(content, around)) {
        const behind = LEVEL_BEHIND.exec(content.slice(end))?.slice(1).join(' ') ?? ''
        const years = stated === null ? null : levelInWords(`${stated.min} years`)
        if (DENIED_AHEAD.test(content.slice(0, start))) continue
        const inWords = levelInWords(behind) ?? levelAhead(content, start)
        keep({ skill, name, level: inWords ?? years, evidence: sentence.trim() }, inWords === null && years !== null)
      }
    }
  }
}

/** Whether a text says of something that the person has not done it, or not yet. */
export const isDenial = (text: string): boolean => NOT_HELD.test(text)

const wordSets = new WeakMap<Vocabulary, ReadonlySet<string>>()

/** Whether a word stands in the name of any skill. */
function wordsOf(vocabulary: Vocabulary): (word: string) => boolean {
  let words = wordSets.get(vocabulary)
  if (words === undefined) {
    const forms = vocabulary.skills.flatMap(({ name, aliases }) => [name, ...aliases])
    words = new Set(forms.flatMap((form) => form.toLowerCase().match(/\p{L}+/gu) ?? []))
    wordSets.set(vocabulary, words)
  }
  return (word) => words.has(word)
}

const shorten = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= MAX_EVIDENCE ? plain : `${plain.slice(0, MAX_EVIDENCE - 1)}…`
}
