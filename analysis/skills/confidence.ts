import type { ConfidenceModel } from '../../data/vocabulary/load-confidence.ts'
import type { SkillsById } from '../../data/vocabulary/vocabulary.ts'
import type { Advert } from '../text/advert.ts'
import type { ExtractedMention } from './extraction.ts'
import { type FieldTraits, type LazyTraits, LITTLE_COMPANY, traitsReader } from './field-traits.ts'

/** The mentions without those of concepts, practices and fields that the model holds for least likely to be asked for. */
export function withoutDoubtful(
  mentions: readonly ExtractedMention[],
  advert: Advert,
  skills: SkillsById,
  model: ConfidenceModel,
): ExtractedMention[] {
  const traitsOf = traitsReader(mentions, advert, skills, model.vectors)
  return mentions.filter((mention) => {
    const traits = traitsOf(mention)
    return traits === null || isLikely(traits, model)
  })
}

/** Whether the score is not below 0. Half of all are told by what costs least. */
function isLikely(traits: LazyTraits, { bias, weights, enough }: ConfidenceModel): boolean {
  const weightOf = (group: keyof FieldTraits, value: string): number => weights[group]?.get(value) ?? 0
  const sumOf = (group: keyof FieldTraits, values: readonly string[]): number =>
    values.reduce((sum, value) => sum + weightOf(group, value), 0)
  const { company } = traits
  let score = bias + weightOf('company', '') * company
  for (const bound of LITTLE_COMPANY) {
    if (company < bound) score += weightOf('company', `below ${bound}`) * (bound - company)
  }
  score += weightOf('section', traits.section) + weightOf('block', traits.block) + sumOf('heading', traits.heading)
  score += weightOf('skill', traits.skill) + weightOf('skillInSection', traits.skillInSection)
  score += weightOf('category', traits.category)
  if (score >= enough.cheap) return true
  const { words, isName, isAmbiguous, spelling } = traits.form()
  score += weightOf('words', String(words)) + weightOf('spelling', spelling)
  if (isName) score += weightOf('isName', '')
  if (isAmbiguous) score += weightOf('isAmbiguous', '')
  if (score >= enough.form) return true
  const { ahead, secondAhead, bothAhead, behind, secondBehind, bothBehind } = traits.neighbours()
  score += weightOf('ahead', ahead) + weightOf('secondAhead', secondAhead) + weightOf('bothAhead', bothAhead)
  score += weightOf('behind', behind) + weightOf('secondBehind', secondBehind) + weightOf('bothBehind', bothBehind)
  if (score >= enough.neighbours) return true
  const { before, after } = traits.sentence()
  return score + sumOf('before', before) + sumOf('after', after) >= 0
}
