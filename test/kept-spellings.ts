import { rmSync, writeFileSync } from 'node:fs'
import { KEPT_FILE, packIndex } from '../analysis/skills/kept-spellings.ts'
import { buildSpellingIndex } from '../analysis/skills/spelling-index.ts'
import { loadVocabulary } from '../data/vocabulary/load-vocabulary.ts'

/** Keeps the spellings beside the sources while the tests run, as the build keeps its own: else every worker makes them anew. */
export function setup(): () => void {
  const vocabulary = loadVocabulary()
  writeFileSync(KEPT_FILE, packIndex(buildSpellingIndex(vocabulary), vocabulary))
  return () => rmSync(KEPT_FILE, { force: true })
}
