import type { AdvertTraits, Likeness } from '../../data/domain.ts'
import { shingleSimilarity } from './shingles.ts'
import { isSamePlace } from './work-place.ts'

/** Jaccard similarity from which two texts of one employer are one. */
export const NEAR = 0.8
/** The same where the employer is not known on both sides. */
const NEAR_UNNAMED = 0.9
/** Share of the shorter text that stands in the longer one, from which it is a teaser or an earlier form of it. */
export const CONTAINED = 0.9
/** Shorter texts say too little to be known again by without the employer, or by a part of them. */
const MIN_SHINGLES = 40

/**
 * Whether two adverts offer the same opening, by what they say (when they were posted is judged elsewhere). They must
 * name the same job and the same place, and
 * - of one employer: share 80 % of their text (Jaccard), or 90 % of the shorter one stands in the longer;
 * - with an employer that is unknown, or an agency on either side: share 90 % of their text, of at least 40 shingles.
 *   An agency copies or barely edits the text of its client, so that the client's own advert and those of several
 *   agencies are one opening; whoever rewrites it is not recognised.
 * - of two employers that are both known: never.
 *
 * Title and place are asked for because text alone does not tell: on 258 boards most pairs of adverts with the same
 * text at one employer are openings of another level, team, language or country.
 */
export function likenessOf(one: AdvertTraits, other: AdvertTraits): Likeness | null {
  const isOneBoard = one.board === other.board
  const isNamed = one.employer !== null && other.employer !== null
  if (isNamed && one.employer !== other.employer) return null
  if (!isSameTitle(one, other) || !isSamePlace(one.place, other.place, isOneBoard || !isNamed)) return null
  const { jaccard, overlap } = shingleSimilarity(one.shingles, other.shingles)
  const smaller = Math.min(one.shingles.length, other.shingles.length)
  if (!isNamed) {
    const isLike = jaccard >= NEAR_UNNAMED && smaller >= MIN_SHINGLES
    return isLike ? { reason: 'unnamed-employer', jaccard, overlap } : null
  }
  if (jaccard >= NEAR) return { reason: 'near-text', jaccard, overlap }
  const isContained = overlap >= CONTAINED && smaller >= MIN_SHINGLES
  return isContained ? { reason: 'contained-text', jaccard, overlap } : null
}

/** The same job; a place that only one of the titles names must be where the other says the work is, if it says so. */
function isSameTitle(one: AdvertTraits, other: AdvertTraits): boolean {
  if (one.job !== other.job) return false
  const [few, many] = one.titlePlaces.length < other.titlePlaces.length ? [one, other] : [other, one]
  if (few.titlePlaces.join() === many.titlePlaces.join()) return true
  const names = new Set(few.place.kind === 'nowhere' ? many.placeNames : few.placeNames)
  const isNamed = (place: string): boolean => place.split('|').some((name) => names.has(name))
  return few.titlePlaces.length === 0 && many.titlePlaces.every(isNamed)
}
