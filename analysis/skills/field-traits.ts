import type { SkillVectors } from '../../data/vocabulary/load-confidence.ts'
import type { Skill, SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { Advert, BlockKind } from '../text/advert.ts'
import { FIELDS } from './background.ts'
import type { ExtractedMention, Section } from './extraction.ts'

/** With fewer skills that have a vector, an advert tells too little of the company a skill keeps. */
const MIN_KNOWN_SKILLS = 5
/** Below these a skill's closeness to the others counts more: a tenth and two fifths of the fields lie there. */
export const LITTLE_COMPANY = [0.2, 0.6] as const
const MAX_FORM_WORDS = 4
/** Stand for the neighbour at either end of a block. */
const FIRST = '^'
const LAST = '$'

/** What the model of confidence weighs of a field that was found. */
export interface FieldTraits {
  skill: string
  kind: SkillKind
  category: string
  /** How close its skill is to the advert's other skills, on average. */
  company: number
  /** Words of its spelling, at most four. */
  words: number
  isName: boolean
  isAmbiguous: boolean
  section: Section
  block: BlockKind
  /** Words or signs beside it in its block. */
  ahead: string
  behind: string
  /** Words of its sentence on either side, each once, in small letters. */
  before: readonly string[]
  after: readonly string[]
}

/** The traits that cost nothing to tell, and the others when they are asked for. */
export interface LazyTraits extends Pick<FieldTraits, 'skill' | 'kind' | 'category' | 'company' | 'section' | 'block'> {
  form(): Pick<FieldTraits, 'words' | 'isName' | 'isAmbiguous'>
  neighbours(): Pick<FieldTraits, 'ahead' | 'behind'>
  sentence(): Pick<FieldTraits, 'before' | 'after'>
}

/** The traits of every mention that the model has something to say of. */
export function fieldTraits(
  mentions: readonly ExtractedMention[],
  advert: Advert,
  skills: ReadonlyMap<string, Skill>,
  vectors: SkillVectors,
): Map<ExtractedMention, FieldTraits> {
  const traitsOf = traitsReader(mentions, advert, skills, vectors)
  const traits = new Map<ExtractedMention, FieldTraits>()
  for (const mention of mentions) {
    const own = traitsOf(mention)
    if (!own) continue
    const { skill, kind, category, company, section, block } = own
    const told = { skill, kind, category, company, section, block }
    traits.set(mention, { ...told, ...own.form(), ...own.neighbours(), ...own.sentence() })
  }
  return traits
}

/** Reads the traits of mentions in order; null where the model has nothing to say. */
export function traitsReader(
  mentions: readonly ExtractedMention[],
  { text, blocks }: Advert,
  skills: ReadonlyMap<string, Skill>,
  vectors: SkillVectors,
) {
  const companyOf = companyReader(new Set(mentions.map(({ skill }) => skill)), vectors)
  let blockAt = 0
  // Mentions come in order, several of one sentence.
  let read: { sentence: string; from: number; words: readonly SentenceWord[] } = { sentence: '', from: 0, words: [] }
  return ({ skill: id, kind, start, end, section, surface, sentence }: ExtractedMention): LazyTraits | null => {
    const company = FIELDS.has(kind) ? companyOf(id) : null
    const skill = skills.get(id)
    if (company === null || !skill) return null
    while (blockAt < blocks.length - 1 && start >= (blocks[blockAt]?.end ?? 0)) blockAt++
    const block = blocks[blockAt] ?? { kind: 'paragraph', start: 0, end: text.length }
    return {
      skill: id,
      kind,
      category: skill.category,
      company,
      section,
      block: block.kind,
      form: () => formTraits(surface, skill),
      neighbours: () => ({
        ahead: wordAhead(text, block.start, start) || FIRST,
        behind: wordBehind(text, end, block.end) || LAST,
      }),
      sentence: () => {
        if (sentence !== read.sentence || start >= read.from + sentence.length) {
          read = { sentence, from: text.lastIndexOf(sentence, start), words: wordsOf(sentence) }
        }
        return wordsAround(read.words, start - read.from, end - read.from)
      },
    }
  }
}

function formTraits(surface: string, skill: Skill) {
  const form = folded(surface)
  const { names, ambiguous } = foldedForms(skill)
  return {
    words: Math.min(form.split(' ').length, MAX_FORM_WORDS),
    isName: names.has(form),
    isAmbiguous: ambiguous.has(form),
  }
}

interface FoldedForms {
  /** The name and its other number. */
  names: ReadonlySet<string>
  ambiguous: ReadonlySet<string>
}

/** A skill's forms are asked for at each of its mentions. */
const formsOfSkills = new WeakMap<Skill, FoldedForms>()

function foldedForms(skill: Skill): FoldedForms {
  const known = formsOfSkills.get(skill)
  if (known !== undefined) return known
  const name = folded(skill.name)
  const names = new Set([name, `${name}s`, ...(name.endsWith('s') ? [name.slice(0, -1)] : [])])
  const forms = { names, ambiguous: new Set(skill.ambiguousForms.map(folded)) }
  formsOfSkills.set(skill, forms)
  return forms
}

const folded = (form: string): string => form.toLowerCase().replaceAll(/[\s‑–-]+/g, ' ')

/** The word or sign that ends ahead of `until`; nothing where the block begins. */
function wordAhead(text: string, from: number, until: number): string {
  let end = until
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  let start = end
  while (start > from && isOfWord(text.charCodeAt(start - 1))) start--
  return text.slice(start === end ? Math.max(from, end - 1) : start, end).toLowerCase()
}

function wordBehind(text: string, from: number, until: number): string {
  let start = from
  while (start < until && isSpace(text.charCodeAt(start))) start++
  let end = start
  while (end < until && isOfWord(text.charCodeAt(end))) end++
  return text.slice(start, start === end ? Math.min(until, start + 1) : end).toLowerCase()
}

const NO_BREAK_SPACE = 0xa0
const isSpace = (code: number): boolean => code <= 0x20 || code === NO_BREAK_SPACE

/** Letters, digits and apostrophes; whatever lies beyond Latin punctuation counts as a letter. */
function isOfWord(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)) return true
  return code === 0x27 || code === 0x2019 || (code >= 0xc0 && code < 0x2000)
}

interface SentenceWord {
  word: string
  start: number
  end: number
  /** Whether the sentence has the word ahead of here, or behind. */
  isAgain: boolean
  comesAgain: boolean
}

function wordsOf(sentence: string): SentenceWord[] {
  const last = new Map<string, SentenceWord>()
  return Array.from(sentence.toLowerCase().matchAll(/[a-z][a-z'’-]*/g), ({ 0: word, index }) => {
    const before = last.get(word)
    if (before) before.comesAgain = true
    const own = { word, start: index, end: index + word.length, isAgain: before !== undefined, comesAgain: false }
    last.set(word, own)
    return own
  })
}

function wordsAround(
  words: readonly SentenceWord[],
  from: number,
  until: number,
): Pick<FieldTraits, 'before' | 'after'> {
  const before: string[] = []
  const after: string[] = []
  for (const { word, start, end, isAgain, comesAgain } of words) {
    if (end <= from && !isAgain) before.push(word)
    if (start >= until && !comesAgain) after.push(word)
  }
  return { before, after }
}

/** How close a skill's vector is to those of the advert's other skills, on average. */
function companyReader(skills: ReadonlySet<string>, vectors: SkillVectors) {
  const known: Float32Array[] = []
  for (const skill of skills) {
    const vector = vectors.get(skill)
    if (vector) known.push(vector)
  }
  const size = known[0]?.length ?? 0
  const sum = new Float32Array(size)
  for (const vector of known) for (let at = 0; at < size; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0)
  return (skill: string): number | null => {
    const own = vectors.get(skill)
    if (!own || known.length < MIN_KNOWN_SKILLS) return null
    let closeness = 0
    for (let at = 0; at < size; at++) closeness += (own[at] ?? 0) * ((sum[at] ?? 0) - (own[at] ?? 0))
    return closeness / (known.length - 1)
  }
}
