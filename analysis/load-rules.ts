import { loadAgencies } from '../data/vocabulary/load-agencies.ts'
import { loadPlaces } from '../data/vocabulary/load-places.ts'
import { loadRoles, type Role } from '../data/vocabulary/load-roles.ts'
import { loadVocabulary } from '../data/vocabulary/load-vocabulary.ts'
import type { Vocabulary } from '../data/vocabulary/vocabulary.ts'
import type { FactsReader } from './analyze-pending.ts'
import { createFactsReader } from './postings/read-facts.ts'
import { createExtractor } from './skills/create-extractor.ts'
import type { Extractor } from './skills/extraction.ts'

/** What the program knows of skills and roles, and the readers made from it. */
export interface Rules {
  vocabulary: Vocabulary
  roles: readonly Role[]
  extractor: Extractor
  reader: FactsReader
}

/** Loads the vocabulary files and builds the readers: done once a process, and only by commands that need it. */
export function loadRules(): Rules {
  const vocabulary = loadVocabulary()
  const roles = loadRoles()
  const extractor = createExtractor(vocabulary)
  const reader = createFactsReader({ extractor, roles, places: loadPlaces(), agencies: loadAgencies() })
  return { vocabulary, roles, extractor, reader }
}
