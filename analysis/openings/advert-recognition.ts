import type { AdvertTraits, Likeness, StoredPosting } from '../../data/domain.ts'
import type { AdvertRecognition } from '../../data/store/contracts/openings.ts'
import type { Agencies } from '../../data/vocabulary/load-agencies.ts'
import type { Places } from '../../data/vocabulary/load-places.ts'
import { type ReadPlace, readPlace } from '../postings/place.ts'
import type { Advert } from '../text/advert.ts'
import { employerStem } from '../text/employer-name.ts'
import { advertWords, hashWords } from './advert-words.ts'
import { agencyReader } from './agency.ts'
import { likenessOf } from './likeness.ts'
import { BANDS, bandKeys } from './min-hash.ts'
import { mixHash, shingle } from './shingles.ts'
import { areUnlike, sketchOf } from './sketch.ts'
import { titleWords } from './title-words.ts'
import { placeNames, workPlace } from './work-place.ts'

/**
 * Bands of an advert whose employer is known: it is a candidate only for adverts without one. At a similarity of 0.9
 * one of eight is shared with a chance of 0.9998, at a quarter of the room that 32 take.
 */
const BANDS_OF_NAMED = 8

export interface RecognitionRules {
  places: Places
  agencies: Agencies
  /** Reads the text and its blocks. */
  readAdvert(posting: Pick<StoredPosting, 'company' | 'description'>): Advert
}

export interface Recognition extends AdvertRecognition {
  /** Traits of a posting that is read already. */
  traits(posting: StoredPosting, place: ReadPlace, advert: Advert): AdvertTraits
}

/** Recognises the same opening in two adverts: reposts, copies on other boards, teasers, adverts of agencies. */
export function createRecognition({ places, agencies, readAdvert }: RecognitionRules): Recognition {
  const isAgency = agencyReader(agencies)

  function traits(posting: StoredPosting, place: ReadPlace, advert: Advert): AdvertTraits {
    const { company, title } = posting
    const { job, places: titlePlaces } = titleWords(title, places)
    const stem = company === null ? '' : employerStem(company)
    return {
      board: `${posting.source}\0${posting.board}`,
      employer: company === null || stem === '' || isAgency(company, advert.text) ? null : stem,
      job,
      titlePlaces,
      place: workPlace(posting.place, place, places),
      placeNames: placeNames(posting.place, places),
      shingles: shingle(advertWords(advert)),
    }
  }

  return {
    traits,
    traitsOf: (posting) => traits(posting, readPlace(posting.place, places), readAdvert(posting)),
    likenessOf: (one, other): Likeness | null => likenessOf(one, other),
    bandsOf: ({ employer, job, shingles }) =>
      bandKeys(shingles, employer === null ? BANDS : BANDS_OF_NAMED, saltOf(job)),
    sketchOf: ({ shingles }) => sketchOf(shingles),
    areUnlike,
  }
}

/** Adverts of different jobs are no candidates. */
const saltOf = (job: string): number => hashWords(job).reduce((hash, word) => mixHash(hash ^ word), 0)
