import type { Place, WorkPlace } from '../../data/domain.ts'
import { findPlaceNames } from '../../data/vocabulary/find-place-names.ts'
import type { Places } from '../../data/vocabulary/load-places.ts'
import type { ReadPlace } from '../postings/place.ts'

/** Words about how one works, not where. */
const SAYS_NO_PLACE =
  /\b(?:100|fully|remote(?:ly)?|hybrid|on[- ]?site|in[- ]?office|office|home|wfh|anywhere|worldwide|global(?:ly)?|flexible|headquarters|hq|based|location|multiple locations|or|and|in|the|from|of)\b/g

/**
 * Where an advert says the work is, for comparing it with another: one town, one whole country, something else (several
 * towns, a continent, a place nobody knows), or nothing.
 *
 * @param read  what `readPlace` made of it
 */
export function workPlace(place: Place, read: ReadPlace, places: Places): WorkPlace {
  const text = [place.text, place.city, place.region, place.country].find((part) => part !== null && part.trim() !== '')
  const words = placeWords(text ?? '')
  if (words.length === 0) return { kind: 'nowhere', country: read.country, name: '' }
  const { country, city } = read
  if (country !== null && city !== null) return { kind: 'town', country, name: `${country} ${city.toLowerCase()}` }
  const names = findPlaceNames(text ?? '', places)
  const isCountry = names.length > 0 && names.every(({ meanings }) => meanings.some(({ kind }) => kind === 'country'))
  const named = names.map(({ start, end }) => placeWords((text ?? '').slice(start, end)).length)
  const isAllNamed = named.reduce((sum, count) => sum + count, 0) === words.length
  if (country !== null && isCountry && isAllNamed) return { kind: 'country', country, name: country }
  return { kind: 'other', country, name: words.sort().join(' ') }
}

/**
 * Whether two adverts may be about work in the same place. On one board they must say the same: an employer who lists
 * Berlin and "Remote, Europe" side by side offers two openings. Between boards one may say less than the other: only the
 * country, or nothing.
 */
export function isSamePlace(one: WorkPlace, other: WorkPlace, isOneBoard: boolean): boolean {
  if (one.country !== null && other.country !== null && one.country !== other.country) return false
  if (one.kind === other.kind) return one.name === other.name
  if (isOneBoard) return false
  if (one.kind === 'nowhere' || other.kind === 'nowhere') return true
  const isCoarser = one.kind === 'country' || other.kind === 'country'
  return isCoarser && one.kind !== 'other' && other.kind !== 'other' && one.country === other.country
}

/** Every name that the place of an advert has or may mean, "remote" among them, in lower case and alphabetical order. */
export const placeNames = ({ text, region, city }: Place, places: Places): string[] => {
  const written = [text, region, city].filter((part) => part !== null).join(', ')
  const remote = /\bremote/i.test(written) ? ['remote'] : []
  const meant = findPlaceNames(written, places).flatMap(({ meanings }) =>
    meanings.map(({ name }) => name.toLowerCase()),
  )
  return [...new Set([...meant, ...remote])].sort()
}

/** Words of a place in lower case, those about how one works left out. */
const placeWords = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(SAYS_NO_PLACE, ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
