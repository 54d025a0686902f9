import type { ConfidenceModel } from '../../data/vocabulary/load-confidence.ts'
import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import type { Advert } from '../text/advert.ts'
import type { ExtractedMention } from './extraction.ts'
import { type FieldTraits, type LazyTraits, LITTLE_COMPANY, traitsReader } from './field-traits.ts'

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

/** Whether the score is not below 0. Most are told by what costs least. */
function isLikely(traits: LazyTraits, { bias, weights, leastOf }: ConfidenceModel): boolean {
  const weightOf = (group: keyof FieldTraits, value: string): number => weights[group]?.get(value) ?? 0
  const { company } = traits
  let score = bias + weightOf('company', '') * company
  for (const bound of LITTLE_COMPANY) {
    if (company < bound) score += weightOf('company', `below ${bound}`) * (bound - company)
  }
  score += weightOf('section', traits.section) + weightOf('block', traits.block)
  score += weightOf('skill', traits.skill) + weightOf('kind', traits.kind) + weightOf('category', traits.category)
  if (score + leastOf.form + leastOf.neighbours + leastOf.sentence >= 0) return true
  const { words, isName, isAmbiguous } = traits.form()
  score += weightOf('words', String(words))
  if (isName) score += weightOf('isName', '')
  if (isAmbiguous) score += weightOf('isAmbiguous', '')
  if (score + leastOf.neighbours + leastOf.sentence >= 0) return true
  const { ahead, behind } = traits.neighbours()
  score += weightOf('ahead', ahead) + weightOf('behind', behind)
  if (score + leastOf.sentence >= 0) return true
  const { before, after } = traits.sentence()
  for (const word of before) score += weights.before?.get(word) ?? 0
  for (const word of after) score += weights.after?.get(word) ?? 0
  return score >= 0
}
