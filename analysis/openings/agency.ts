import type { Agencies } from '../../data/vocabulary/load-agencies.ts'
import { employerStem } from '../text/employer-name.ts'
import { nearbySearch } from '../text/nearby-search.ts'

/** "On behalf of our client", "my client is looking for". Not "our clients" and "client-facing", which consultants write. */
const forAClient = nearbySearch([
  {
    pattern:
      /\bon behalf of (?:(?:our|my|a|an) (?:[\w-]+ ){0,2}client|one of (?:our|my) clients)\b|\b(?:our|my) client(?:,? (?:is|are|has|have|an?|who|which|seeks?|requires?|wants|needs a|based)\b|, )|\b(?:recruiting|hiring|searching|looking) for (?:(?:our|a) client|one of our clients)\b/
        .source,
    marks: ['half', 'r cl', 'y cl', 'a cl'],
  },
])

/** Tells whether the company that shows an advert hires for another, whose name stands nowhere for sure. */
export type AgencyReader = (company: string, text: string) => boolean

/**
 * An agency is known by its name (a list of firms; words such as "recruitment" in it) or by what the advert itself says.
 * The rest of the database is not asked: what an advert is must not depend on what else arrived.
 */
export function agencyReader({ names, nameWords }: Agencies): AgencyReader {
  const known = new Set([...names].map(employerStem))
  const word = new RegExp(`(?:^|[^a-z])(?:${nameWords.join('|')})(?![a-z])`, 'i')
  return (company, text) => known.has(employerStem(company)) || word.test(company) || forAClient(text)(0) !== null
}
