import type { ConfidenceModel, SkillVectors } from '../../data/vocabulary/load-confidence.ts'
import type { Skill } from '../../data/vocabulary/vocabulary.ts'
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

/** What the model weighs of a field that was found. */
export interface FieldTraits {
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
}

/** The traits that cost nothing to tell, and the others when they are asked for. */
interface LazyTraits extends Pick<FieldTraits, 'company' | 'section' | 'block'> {
  form(): Pick<FieldTraits, 'words' | 'isName' | 'isAmbiguous'>
  neighbours(): Pick<FieldTraits, 'ahead' | 'behind'>
}

/** The mentions without those of concepts, practices and fields that the model holds for least likely to be asked for. */
export function withoutDoubtful(
  mentions: readonly ExtractedMention[],
  advert: Advert,
  skills: ReadonlyMap<string, Skill>,
  model: ConfidenceModel,
): ExtractedMention[] {
  const traitsOf = traitsReader(mentions, advert, skills, model.vectors)
  return mentions.filter((mention) => {
    const traits = traitsOf(mention)
    return traits === null || isLikely(traits, model)
  })
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
    const { company, section, block } = own
    traits.set(mention, { company, section, block, ...own.form(), ...own.neighbours() })
  }
  return traits
}

/** Whether the score is not below 0. Most are told by what costs nothing. */
function isLikely(traits: LazyTraits, { bias, weights, leastOfForm, leastOfNeighbours }: ConfidenceModel): boolean {
  const weightOf = (group: keyof FieldTraits, value: string): number => weights[group]?.get(value) ?? 0
  const { company } = traits
  let score = bias + weightOf('company', '') * company
  for (const bound of LITTLE_COMPANY) {
    if (company < bound) score += weightOf('company', `below ${bound}`) * (bound - company)
  }
  score += weightOf('section', traits.section) + weightOf('block', traits.block)
  if (score + leastOfForm + leastOfNeighbours >= 0) return true
  const { words, isName, isAmbiguous } = traits.form()
  score += weightOf('words', String(words))
  if (isName) score += weightOf('isName', '')
  if (isAmbiguous) score += weightOf('isAmbiguous', '')
  if (score + leastOfNeighbours >= 0) return true
  const { ahead, behind } = traits.neighbours()
  return score + weightOf('ahead', ahead) + weightOf('behind', behind) >= 0
}

/** Reads the traits of mentions in order; null where the model has nothing to say. */
function traitsReader(
  mentions: readonly ExtractedMention[],
  { text, blocks }: Advert,
  skills: ReadonlyMap<string, Skill>,
  vectors: SkillVectors,
) {
  const companyOf = companyReader(new Set(mentions.map(({ skill }) => skill)), vectors)
  let blockAt = 0
  return ({ skill: id, kind, start, end, section, surface }: ExtractedMention): LazyTraits | null => {
    const company = FIELDS.has(kind) ? companyOf(id) : null
    const skill = skills.get(id)
    if (company === null || !skill) return null
    while (blockAt < blocks.length - 1 && start >= (blocks[blockAt]?.end ?? 0)) blockAt++
    const block = blocks[blockAt] ?? { kind: 'paragraph', start: 0, end: text.length }
    return {
      company,
      section,
      block: block.kind,
      form: () => formTraits(surface, skill),
      neighbours: () => ({
        ahead: wordAhead(text, block.start, start) || FIRST,
        behind: wordBehind(text, end, block.end) || LAST,
      }),
    }
  }
}

function formTraits(surface: string, { name, ambiguousForms }: Skill) {
  const form = folded(surface)
  const own = folded(name)
  return {
    words: Math.min(form.split(' ').length, MAX_FORM_WORDS),
    isName: form === own || form === `${own}s` || `${form}s` === own,
    isAmbiguous: ambiguousForms.some((one) => folded(one) === form),
  }
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
