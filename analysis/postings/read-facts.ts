import { createHash } from 'node:crypto'
import { canonicalUrl } from '../../data/canonical-url.ts'
import type { PostingFacts, StoredPosting } from '../../data/domain.ts'
import type { AdvertRecognition } from '../../data/store/contracts/openings.ts'
import type { Agencies } from '../../data/vocabulary/load-agencies.ts'
import type { Places } from '../../data/vocabulary/load-places.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { createRecognition } from '../openings/advert-recognition.ts'
import type { Extractor } from '../skills/extraction.ts'
import { strongestMentions } from '../skills/strongest-mentions.ts'
import { openingKey } from './opening-key.ts'
import { readPlace, readPlaceText } from './place.ts'
import { readRole } from './role.ts'
import { readSalary } from './salary.ts'
import { readSeniority } from './seniority.ts'
import { readWorkplace } from './workplace.ts'

/** Goes up when the rules of this folder could read other facts; changed skills, roles and places count by themselves. */
export const FACTS_VERSION = 7

export interface FactsRules {
  extractor: Extractor
  roles: readonly Role[]
  places: Places
  agencies: Agencies
}

/** A reader of everything that the analysis keeps of a posting. What the source states goes before what its text says. */
export function createFactsReader({ extractor, roles, places, agencies }: FactsRules): {
  version: string
  read(posting: StoredPosting): PostingFacts
  recognition: AdvertRecognition
} {
  const recognition = createRecognition({ places, agencies, readAdvert: extractor.readAdvert })
  const known = createHash('sha256')
    .update(JSON.stringify([roles, [...places.byName], [...places.codes], [...agencies.names], agencies.nameWords]))
    .digest('hex')
  const isTown = (part: string): boolean => readPlaceText(part, places).city !== null
  return {
    version: `${extractor.version}+facts-${FACTS_VERSION}.${known.slice(0, 8)}`,
    recognition,
    read(posting) {
      const { title, company, description } = posting
      const extraction = extractor.extract({ title, company, description, posting })
      const place = readPlace(posting.place, places)
      const traits = recognition.traits(posting, place, extraction.advert)
      const address = canonicalUrl(posting.url)
      return {
        postingId: posting.postingId,
        readAs: { changeCount: posting.changeCount, url: posting.url, firstSeenAt: posting.firstSeenAt },
        language: extraction.language,
        role: readRole(title, roles),
        seniority: readSeniority(title),
        country: place.country,
        workplace: readWorkplace(posting.workplace, title, posting.place.text, extraction.text, isTown),
        salary: posting.salary ?? readSalary(extraction.text, place.country),
        openingKey: openingKey(posting, place, extraction.text),
        applicationKey: address === null ? null : `${address}\n${traits.job}`,
        advert: traits,
        mentions: strongestMentions(extraction),
      }
    },
  }
}
