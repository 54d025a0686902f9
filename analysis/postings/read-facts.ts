import { createHash } from 'node:crypto'
import type { PostingFacts, StoredPosting } from '../../data/domain.ts'
import type { Places } from '../../data/vocabulary/load-places.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import type { Extractor } from '../skills/extraction.ts'
import { strongestMentions } from '../skills/strongest-mentions.ts'
import { openingKey } from './opening-key.ts'
import { readPlace } from './place.ts'
import { readRole } from './role.ts'
import { readSalary } from './salary.ts'
import { readSeniority } from './seniority.ts'
import { readWorkplace } from './workplace.ts'

/** Goes up when the rules of this folder could read other facts; changed skills, roles and places count by themselves. */
export const FACTS_VERSION = 1

export interface FactsRules {
  extractor: Extractor
  roles: readonly Role[]
  places: Places
}

/** A reader of everything that the analysis keeps of a posting. What the source states goes before what its text says. */
export function createFactsReader({ extractor, roles, places }: FactsRules): {
  version: string
  read(posting: StoredPosting): PostingFacts
} {
  const known = createHash('sha256')
    .update(JSON.stringify([roles, [...places.byName], [...places.codes]]))
    .digest('hex')
  return {
    version: `${extractor.version}+facts-${FACTS_VERSION}.${known.slice(0, 8)}`,
    read(posting) {
      const { title, company, description } = posting
      const extraction = extractor.extract({ title, company, description })
      const place = readPlace(posting.place, places)
      return {
        postingId: posting.postingId,
        role: readRole(title, roles),
        seniority: readSeniority(title),
        country: place.country,
        workplace: readWorkplace(posting.workplace, title, posting.place.text),
        salary: posting.salary ?? readSalary(extraction.text, place.country),
        openingKey: openingKey(posting, place, extraction.text),
        mentions: strongestMentions(extraction),
      }
    },
  }
}
