import type { ConfidenceModel } from '../../data/vocabulary/load-confidence.ts'
import type { SkillsById } from '../../data/vocabulary/vocabulary.ts'
import type { Advert } from '../text/advert.ts'
import type { ExtractedMention } from './extraction.ts'
import { type FoundField, fieldReader, STEPS } from './field-traits.ts'

/** The mentions without those of concepts, practices and fields that the model holds for least likely to be asked for. */
export function withoutDoubtful(
  mentions: readonly ExtractedMention[],
  advert: Advert,
  skills: SkillsById,
  model: ConfidenceModel,
): ExtractedMention[] {
  const fieldOf = fieldReader(mentions, advert, skills, model.vectors)
  return mentions.filter((mention) => {
    const field = fieldOf(mention)
    return field === null || isLikely(field, model)
  })
}

/** Whether the score is not below 0. Half of all are told by what costs least. */
function isLikely(field: FoundField, { bias, weights, enough }: ConfidenceModel): boolean {
  let score = bias
  const add = (trait: string, value: string, amount = 1): void => {
    score += (weights[trait]?.get(value) ?? 0) * amount
  }
  return STEPS.some(({ name, tell }) => {
    tell(field, add)
    return score >= (enough[name] ?? 0)
  })
}
