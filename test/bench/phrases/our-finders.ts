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

/** Readable texts of postings, and all of extraction over them: layout, sections, language, employer, levels, years. */
export function extractionFinder(postings: readonly StoredPosting[]): { texts: string[]; find: Finder } {
  const { extractor } = loadRules()
  const texts = postings.map((posting) => extractor.readAdvert(posting).text)
  const byText = new Map(texts.map((text, index) => [text, postings[index]]))
  return {
    texts,
    find(text) {
      const { title = '', company = null } = byText.get(text) ?? {}
      return extractor.extract({ title, company, description: { format: 'text', content: text } }).mentions.length
    },
  }
}
