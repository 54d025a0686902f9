import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { solidName } from '../text/employer-name.ts'
import type { Extractor } from './extraction.ts'

/** The extractor without what a person said is not meant at an employer or in a posting. */
export function withExclusions(extractor: Extractor, { exclusions = [] }: Vocabulary): Extractor {
  if (exclusions.length === 0) return extractor
  return {
    ...extractor,
    extract(input) {
      const company = solidName(input.company ?? '')
      const { posting } = input
      const excluded = new Set(
        exclusions
          .filter(
            (one) =>
              (one.company !== undefined && company !== '' && solidName(one.company) === company) ||
              (one.posting !== undefined &&
                posting !== undefined &&
                one.posting.source === posting.source &&
                one.posting.board === posting.board &&
                one.posting.sourceId === posting.sourceId),
          )
          .map(({ skill }) => skill),
      )
      const extraction = extractor.extract(input)
      if (excluded.size === 0) return extraction
      return { ...extraction, mentions: extraction.mentions.filter(({ skill }) => !excluded.has(skill)) }
    },
  }
}
