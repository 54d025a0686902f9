import type { Extractor } from '../../../analysis/skills/extraction.ts'
import type { TaggedSentence } from './read-skillspan.ts'
import type { Span } from './span-score.ts'

/** What the extractor finds in a sentence, soft skills left out, as spans of its tokens. */
export function findByExtractor(extractor: Extractor): (sentence: Pick<TaggedSentence, 'tokens'>) => Span[] {
  return ({ tokens }) => {
    const starts: number[] = []
    let length = 0
    for (const token of tokens) {
      starts.push(length)
      length += token.length + 1
    }
    const { mentions } = extractor.extract({ description: { format: 'text', content: tokens.join(' ') } })
    return mentions.flatMap(({ start, end, kind }): Span[] => {
      if (kind === 'soft') return []
      const from = starts.findLastIndex((at) => at <= start)
      return [[from, starts.findLastIndex((at) => at < end) + 1]]
    })
  }
}
