import { loadRules } from '../../../analysis/load-rules.ts'
import { settleMeanings } from '../../../analysis/skills/evidence.ts'
import { findOccurrences, type Occurrence } from '../../../analysis/skills/occurrences.ts'
import { addSharedWords } from '../../../analysis/skills/shared-words.ts'
import { buildSpellingIndex } from '../../../analysis/skills/spelling-index.ts'
import { TokenList, tokenize } from '../../../analysis/text/tokens.ts'
import type { StoredPosting } from '../../../data/domain.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import type { Finder } from './npm-finders.ts'

const NO_CUES: ReadonlySet<number> = new Set()

/** Every form that the vocabulary lists, as the peers are given them: in lower case, each once. */
export function listedForms(): string[] {
  const forms = loadVocabulary().skills.flatMap(({ name, aliases, ambiguousForms }) => [
    name,
    ...aliases,
    ...ambiguousForms,
  ])
  return [...new Set(forms.map((form) => form.toLowerCase()))]
}

/** The product's matching over a whole text: words, spellings and their variants, case, stop phrases, shared words, evidence. */
export function matchingFinder(): Finder {
  const index = buildSpellingIndex(loadVocabulary())
  const tokens = new TokenList()
  return (text) => {
    const found: Occurrence[] = []
    tokens.clear()
    tokenize(text, 0, text.length, index.words, tokens)
    findOccurrences(text, tokens, 0, tokens.count, index, found)
    addSharedWords(tokens, 0, found, index)
    return settleMeanings(found, { text, tokens, index, titleCues: NO_CUES }).length
  }
}

/** A posting's readable text, with what else extraction asks of it. */
export interface ReadableAdvert {
  text: string
  title: string
  company: string | null
}

export function readableAdverts(postings: readonly StoredPosting[]): ReadableAdvert[] {
  const { extractor } = loadRules()
  return postings.map((posting) => {
    const { title, company } = posting
    return { text: extractor.readAdvert(posting).text, title, company }
  })
}

/** All of extraction over readable texts: layout, sections, language, employer, levels, years. */
export function extractionFinder(adverts: readonly ReadableAdvert[]): Finder {
  const { extractor } = loadRules()
  const byText = new Map(adverts.map((advert) => [advert.text, advert]))
  return (text) => {
    const { title = '', company = null } = byText.get(text) ?? {}
    return extractor.extract({ title, company, description: { format: 'text', content: text } }).mentions.length
  }
}
