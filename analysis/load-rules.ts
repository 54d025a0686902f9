import { loadMeasuredQuality, type MeasuredQuality } from '../data/quality/measured-quality.ts'
import { applyEdits, type EditConflict } from '../data/vocabulary/apply-edits.ts'
import { loadAgencies } from '../data/vocabulary/load-agencies.ts'
import { loadPlaces } from '../data/vocabulary/load-places.ts'
import { loadRoles, type Role } from '../data/vocabulary/load-roles.ts'
import { loadVocabulary } from '../data/vocabulary/load-vocabulary.ts'
import type { Vocabulary } from '../data/vocabulary/vocabulary.ts'
import type { VocabularyEdit } from '../data/vocabulary/vocabulary-edit.ts'
import type { FactsReader } from './analyze-pending.ts'
import { loadPhraseRules, type PhraseRules } from './discovery/phrase-rules.ts'
import { createFactsReader } from './postings/read-facts.ts'
import { openFactThreads } from './reading/fact-threads.ts'
import { createExtractor } from './skills/create-extractor.ts'
import type { Extractor } from './skills/extraction.ts'
import { withExclusions } from './skills/with-exclusions.ts'

/** What the program knows of skills and roles, and the readers made from it. */
export interface Rules {
  vocabulary: Vocabulary
  roles: readonly Role[]
  extractor: Extractor
  reader: FactsReader
  /** Reads phrases outside the vocabulary. */
  phraseRules: PhraseRules
  /** Edits of the vocabulary that no longer fit, and why. */
  conflicts: readonly EditConflict[]
  /** How well they read, as measured on labelled adverts. */
  quality: MeasuredQuality
}

/**
 * Loads the vocabulary files and builds the readers: done once a process, and only by commands that need it.
 *
 * @param edits  what a person changed in the vocabulary, in order
 */
export function loadRules(edits: readonly VocabularyEdit[] = []): Rules {
  const phraseRules = loadPhraseRules()
  const { vocabulary, conflicts } = applyEdits(loadVocabulary(), edits, phraseRules.words)
  const roles = loadRoles()
  const extractor = withExclusions(createExtractor(vocabulary), vocabulary)
  const facts = createFactsReader({ extractor, roles, places: loadPlaces(), agencies: loadAgencies() })
  const reader: FactsReader = { ...facts, openThreads: () => openFactThreads(edits, facts.version) }
  return { vocabulary, roles, extractor, phraseRules, conflicts, reader, quality: loadMeasuredQuality() }
}
