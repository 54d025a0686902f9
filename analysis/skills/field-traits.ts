import type { SkillVectors } from '../../data/vocabulary/load-confidence.ts'
import type { Skill, SkillsById } from '../../data/vocabulary/vocabulary.ts'
import type { Advert, BlockKind } from '../text/advert.ts'
import { FIELDS } from './background.ts'
import type { ExtractedMention, Section } from './extraction.ts'
import { sentenceReader, wordsAhead, wordsBehind, wordsOf } from './words-around.ts'

/** With fewer skills that have a vector, an advert tells too little of the company a skill keeps. */
const MIN_KNOWN_SKILLS = 5
/** Below these a skill's closeness to the others counts more: a tenth and two fifths of the fields lie there. */
export const LITTLE_COMPANY = [0.2, 0.6] as const
const MAX_FORM_WORDS = 4

/** What the model of confidence weighs of a field that was found. */
export interface FieldTraits {
  skill: string
  /** The skill in this section. */
  skillInSection: string
  category: string
  /** How close its skill is to the advert's other skills, on average. */
  company: number
  /** Words of its spelling, at most four. */
  words: number
  isName: boolean
  isAmbiguous: boolean
  section: Section
  block: BlockKind
  /** Its spelling there, in small letters. */
  spelling: string
  /** Words of the heading that it stands under, each once. */
  heading: readonly string[]
  /** Words or signs beside it in its block: the nearest, the next, and both. */
  ahead: string
  secondAhead: string
  bothAhead: string
  behind: string
  secondBehind: string
  bothBehind: string
  /** Words of its sentence on either side, each once, in small letters. */
  before: readonly string[]
  after: readonly string[]
}

/** Traits by what it takes to tell them. */
type FormTraits = Pick<FieldTraits, 'words' | 'isName' | 'isAmbiguous' | 'spelling'>
type NeighbourTraits = Pick<
  FieldTraits,
  'ahead' | 'secondAhead' | 'bothAhead' | 'behind' | 'secondBehind' | 'bothBehind'
>
type SentenceTraits = Pick<FieldTraits, 'before' | 'after'>
type CheapTraits = Omit<FieldTraits, keyof FormTraits | keyof NeighbourTraits | keyof SentenceTraits>

/** The traits that cost next to nothing to tell, and the others when they are asked for. */
export interface LazyTraits extends CheapTraits {
  form(): FormTraits
  neighbours(): NeighbourTraits
  sentence(): SentenceTraits
}

/** The traits of every mention that the model has something to say of. */
export function fieldTraits(
  mentions: readonly ExtractedMention[],
  advert: Advert,
  skills: SkillsById,
  vectors: SkillVectors,
): Map<ExtractedMention, FieldTraits> {
  const traitsOf = traitsReader(mentions, advert, skills, vectors)
  const traits = new Map<ExtractedMention, FieldTraits>()
  for (const mention of mentions) {
    const own = traitsOf(mention)
    if (!own) continue
    const { form, neighbours, sentence, ...told } = own
    traits.set(mention, { ...told, ...form(), ...neighbours(), ...sentence() })
  }
  return traits
}

/** Reads the traits of mentions in order; null where the model has nothing to say. */
export function traitsReader(
  mentions: readonly ExtractedMention[],
  { text, blocks }: Advert,
  skills: SkillsById,
  vectors: SkillVectors,
) {
  const companyOf = companyReader(new Set(mentions.map(({ skill }) => skill)), vectors)
  let blockAt = 0
  let heading: readonly string[] = []
  const wordsOfSentence = sentenceReader(text)
  return ({ skill: id, kind, start, end, section, surface, sentence }: ExtractedMention): LazyTraits | null => {
    const company = FIELDS.has(kind) ? companyOf(id) : null
    const skill = skills.get(id)
    if (company === null || !skill) return null
    let headingAt = -1
    for (; blockAt < blocks.length - 1 && start >= (blocks[blockAt]?.end ?? 0); blockAt++) {
      if (blocks[blockAt]?.kind === 'heading') headingAt = blockAt
    }
    const passed = blocks[headingAt]
    if (passed) heading = wordsOf(text.slice(passed.start, passed.end))
    const block = blocks[blockAt] ?? { kind: 'paragraph', start: 0, end: text.length }
    return {
      skill: id,
      skillInSection: `${id} ${section}`,
      category: skill.category,
      heading,
      company,
      section,
      block: block.kind,
      form: () => formTraits(surface, skill),
      neighbours: () => {
        const [ahead, secondAhead] = wordsAhead(text, block.start, start)
        const [behind, secondBehind] = wordsBehind(text, end, block.end)
        const bothAhead = `${secondAhead} ${ahead}`
        const bothBehind = `${behind} ${secondBehind}`
        return { ahead, secondAhead, bothAhead, behind, secondBehind, bothBehind }
      },
      sentence: () => wordsOfSentence(sentence, start, end),
    }
  }
}

function formTraits(surface: string, skill: Skill): FormTraits {
  const form = folded(surface)
  const { names, ambiguous } = foldedForms(skill)
  return {
    words: Math.min(form.split(' ').length, MAX_FORM_WORDS),
    isName: names.has(form),
    isAmbiguous: ambiguous.has(form),
    spelling: form,
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
