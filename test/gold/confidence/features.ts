import type { ExtractedMention, Extraction } from '../../../analysis/skills/extraction.ts'
import { fieldReader, STEPS } from '../../../analysis/skills/field-traits.ts'
import type { SkillVectors } from '../../../data/vocabulary/load-confidence.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'

/** A trait with one of its values. */
export interface Feature {
  name: string
  /** How much there is of it. */
  amount: number
  /** Which of the steps tells it. */
  step: number
}

export const nameOf = (trait: string, value: string): string => `${trait} ${value}`

export function traitAndValue(name: string): [trait: string, value: string] {
  const gap = name.indexOf(' ')
  return [name.slice(0, gap), name.slice(gap + 1)]
}

/** The features of every mention that the model has something to say of. */
export function featuresOfFields(
  { mentions, advert }: Extraction,
  vocabulary: Vocabulary,
  vectors: SkillVectors,
): Map<ExtractedMention, Feature[]> {
  const fieldOf = fieldReader(mentions, advert, vocabulary.byId, vectors)
  const features = new Map<ExtractedMention, Feature[]>()
  for (const mention of mentions) {
    const field = fieldOf(mention)
    if (!field) continue
    const own: Feature[] = []
    for (const [step, { tell }] of STEPS.entries()) {
      tell(field, (trait, value, amount = 1) => own.push({ name: nameOf(trait, value), amount, step }))
    }
    features.set(mention, own)
  }
  return features
}
