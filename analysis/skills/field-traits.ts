import type { SkillVectors } from '../../data/vocabulary/load-confidence.ts'
import type { Skill, SkillsById } from '../../data/vocabulary/vocabulary.ts'
import type { Advert, Block } from '../text/advert.ts'
import { FIELDS } from './background.ts'
import type { ExtractedMention } from './extraction.ts'
import { sentenceReader, wordsAhead, wordsBehind, wordsOf } from './words-around.ts'

/** With fewer skills that have a vector, an advert tells too little of the company a skill keeps. */
const MIN_KNOWN_SKILLS = 5
/** Below these a skill's closeness to the others counts more: a tenth and two fifths of the fields lie there. */
const LITTLE_COMPANY = [0.2, 0.6] as const
const MAX_FORM_WORDS = 4

/** A field that was found, with what its traits are told by. */
export interface FoundField {
  mention: ExtractedMention
  skill: Skill
  /** How close its skill is to the advert's other skills, on average. */
  company: number
  /** Words of the heading that it stands under, each once. */
  heading: readonly string[]
  block: Pick<Block, 'kind' | 'start' | 'end'>
  text: string
  wordsOfSentence: ReturnType<typeof sentenceReader>
}

/** Takes the value of a trait, and how much there is of it when that is not 1. */
type Add = (trait: string, value: string, amount?: number) => void

/**
 * The traits that the model of confidence weighs, in the steps in which they are told: what costs next to nothing, the spelling, the
 * words or signs beside it in its block, and the words of its sentence. Whoever knows enough asks for no more.
 */
export const STEPS: readonly { name: string; tell(field: FoundField, add: Add): void }[] = [
  {
    name: 'cheap',
    tell({ mention: { section }, skill, company, heading, block }, add) {
      add('company', '', company)
      for (const bound of LITTLE_COMPANY) if (company < bound) add('company', `below ${bound}`, bound - company)
      add('section', section)
      add('block', block.kind)
      for (const word of heading) add('heading', word)
      add('skill', skill.id)
      add('skillInSection', `${skill.id} ${section}`)
      add('category', skill.category)
    },
  },
  {
    name: 'form',
    tell({ mention, skill }, add) {
      const form = folded(mention.surface)
      const { names, ambiguous } = foldedForms(skill)
      add('words', String(Math.min(form.split(' ').length, MAX_FORM_WORDS)))
      add('spelling', form)
      if (names.has(form)) add('isName', '')
      if (ambiguous.has(form)) add('isAmbiguous', '')
    },
  },
  {
    name: 'neighbours',
    tell({ mention, block, text }, add) {
      const [ahead, secondAhead] = wordsAhead(text, block.start, mention.start)
      add('ahead', ahead)
      add('secondAhead', secondAhead)
      add('bothAhead', `${secondAhead} ${ahead}`)
      const [behind, secondBehind] = wordsBehind(text, mention.end, block.end)
      add('behind', behind)
      add('secondBehind', secondBehind)
      add('bothBehind', `${behind} ${secondBehind}`)
    },
  },
  {
    name: 'sentence',
    tell({ mention: { sentence, start, end }, wordsOfSentence }, add) {
      const { before, after } = wordsOfSentence(sentence, start, end)
      for (const word of before) add('before', word)
      for (const word of after) add('after', word)
    },
  },
]

/** Reads the fields among mentions, in order; null where the model has nothing to say. */
export function fieldReader(
  mentions: readonly ExtractedMention[],
  { text, blocks }: Advert,
  skills: SkillsById,
  vectors: SkillVectors,
) {
  const companyOf = companyReader(new Set(mentions.map(({ skill }) => skill)), vectors)
  let blockAt = 0
  let heading: readonly string[] = []
  const wordsOfSentence = sentenceReader(text)
  return (mention: ExtractedMention): FoundField | null => {
    const company = FIELDS.has(mention.kind) ? companyOf(mention.skill) : null
    const skill = skills.get(mention.skill)
    if (company === null || !skill) return null
    let headingAt = -1
    for (; blockAt < blocks.length - 1 && mention.start >= (blocks[blockAt]?.end ?? 0); blockAt++) {
      if (blocks[blockAt]?.kind === 'heading') headingAt = blockAt
    }
    const passed = blocks[headingAt]
    if (passed) heading = wordsOf(text.slice(passed.start, passed.end))
    const block = blocks[blockAt] ?? { kind: 'paragraph', start: 0, end: text.length }
    return { mention, skill, company, heading, block, text, wordsOfSentence }
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
