import type { StoredPosting } from '../../data/domain.ts'
import { sentenceSpans } from '../text/sentences.ts'
import { phraseKey, phraseWords } from './phrase-key.ts'
import type { PhraseExample } from './phrase-report.ts'
import type { PhraseRules } from './phrase-rules.ts'

/** A sentence of a posting that names one of these spellings, one that asks for it before others; null without one. */
export function findExample(
  posting: StoredPosting,
  keys: ReadonlySet<string>,
  rules: PhraseRules,
  postedOn: string,
): PhraseExample | null {
  const advert = rules.readAdvert(posting)
  const chunks = rules.readChunks(advert).filter(({ place }) => place !== 'background')
  for (const { start, end } of [...chunks.filter(({ place }) => place === 'asked'), ...chunks]) {
    const span = spanOf(advert.text.slice(start, end), keys)
    if (span === null) continue
    const block = advert.blocks.find((one) => one.start <= start && end <= one.end)
    const sentences = block ? sentenceSpans(advert.text, block.start, block.end) : []
    const sentence = sentences.find((one) => one.start <= start && end <= one.end) ?? { start, end }
    return {
      sentence: advert.text.slice(sentence.start, sentence.end),
      start: start + span.start - sentence.start,
      end: start + span.end - sentence.start,
      postingId: posting.postingId,
      title: posting.title,
      company: posting.company,
      url: posting.url,
      source: posting.source,
      postedOn,
    }
  }
  return null
}

function spanOf(chunk: string, keys: ReadonlySet<string>): { start: number; end: number } | null {
  const words = [...chunk.matchAll(/[^\s\-\u2010\u2011]+/g)]
  for (let from = 0; from < words.length; from++) {
    for (let until = words.length; until > from; until--) {
      const first = words[from]
      const last = words[until - 1]
      if (!first || !last) continue
      const spelled = words.slice(from, until).map(([word]) => phraseWords(word)[0] ?? '')
      if (keys.has(phraseKey(spelled))) return { start: first.index, end: last.index + last[0].length }
    }
  }
  return null
}
