import { createHash } from 'node:crypto'
import type { StoredPosting } from '../../data/domain.ts'
import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { loadPhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { loadSections } from '../../data/vocabulary/load-sections.ts'
import type { Advert } from '../text/advert.ts'
import { languageOf } from '../text/language.ts'
import { readAdvert } from '../text/read-advert.ts'
import { sectionReader } from '../text/sections.ts'
import type { Chunk } from './chunk.ts'
import { CHUNK_VERSION, chunkReader } from './read-chunks.ts'

/** Reads the chunks of postings. */
export interface PhraseRules {
  /** Changes whenever other chunks could be read; the vocabulary has no part in it. */
  version: string
  words: PhraseWords
  readAdvert(posting: Pick<StoredPosting, 'company' | 'description'>): Advert
  /** No chunks for an advert in another language than English. */
  readChunks(advert: Advert): Chunk[]
}

export function loadPhraseRules(): PhraseRules {
  const words = loadPhraseWords()
  const headings = loadSections()
  const sections = sectionReader(headings)
  const read = chunkReader(words)
  const content = createHash('sha256').update(words.text).update(JSON.stringify(headings)).digest('hex')
  return {
    version: `${CHUNK_VERSION}-${content.slice(0, 8)}`,
    words,
    readAdvert: ({ company, description }) => readAdvert(description, sections, company),
    readChunks: (advert) => (languageOf(advert.text) === 'en' ? read(advert) : []),
  }
}
