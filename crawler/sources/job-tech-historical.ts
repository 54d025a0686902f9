import { readSwedishAd, readSwedishAds, searchSwedishAds } from './job-tech.ts'
import { requireText } from './json-shape.ts'
import type { SourceAdapter } from './source.ts'
import { SourceConfigError } from './source-errors.ts'

/**
 * JobTech, past adverts of the Swedish employment service, since 2016: the same search over what has been taken down.
 * `since` is needed, the first posting day to read; `query` is what to search for within the field Data/IT.
 * Docs: https://historical.api.jobtechdev.se
 * Gives what open adverts give. An archive: what was posted stays, so its past can be compared.
 * Terms: CC0.
 * Traps: an advert has another id here than while it was open, which stands in `original_id`; fields of the taxonomy are
 * lists; the service is slow.
 */
export const jobTechHistorical: SourceAdapter = {
  type: 'job-tech-historical',
  describes: {
    name: 'JobTech, past adverts (Arbetsförmedlingen, Sweden)',
    kind: 'archive',
    attribution: 'Arbetsförmedlingen, JobTech Development',
    licence: 'CC0 1.0',
    url: 'https://arbetsformedlingen.se/platsbanken',
  },
  firstRequests(config) {
    if (config.since === undefined)
      throw new SourceConfigError(config.id, 'needs "since", the first posting day to read, like 2024-01-01')
    return [searchSwedishAds('https://historical.api.jobtechdev.se', config)]
  },
  parsePage: (page, config) =>
    readSwedishAds(page, 'job-tech-historical', (ad) =>
      readSwedishAd({ ...ad, removed: false }, requireText(ad.original_id ?? ad.id, 'id'), config),
    ),
}
