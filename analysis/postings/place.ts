import type { Place } from '../../data/domain.ts'
import { type FoundPlaceName, findPlaceNames } from '../../data/vocabulary/find-place-names.ts'
import type { PlaceMeaning, Places } from '../../data/vocabulary/load-places.ts'

export interface ReadPlace {
  /** ISO 3166-1 alpha-2; null when the advert names none, several, or a name that two countries share. */
  country: string | null
  region: string | null
  city: string | null
}

const NOWHERE: ReadPlace = { country: null, region: null, city: null }

/** "US time zones" says when to work, not where. */
const HOURS_AFTER =
  /^[\s/-]*(?:(?:(?:east|west) coast|eastern|pacific|central|business|working|friendly)\s*)?(?:time\s?zones?|timezones?|times?\b|hours\b|tz\b|hrs\b)/i
/** Postal codes that are everyday words in capitals too ("SF OR REMOTE"); they count only behind a comma. */
const WORD_CODES = new Set([
  'OR',
  'IN',
  'ME',
  'HI',
  'OK',
  'AM',
  'AS',
  'AT',
  'BE',
  'DO',
  'GO',
  'IS',
  'IT',
  'MY',
  'NO',
  'SO',
  'TO',
])
/** What stands before ", CA" without being a town. */
const NO_TOWN = /^(?:remote|hybrid|on-?site|office|or|and|only|anywhere|in)$/i

/**
 * Country, region and city of a posting: from the source's own fields where they name a country, else from names in
 * what it wrote about the place. An advert that is open in several countries belongs to none of them.
 */
export function readPlace(place: Place, places: Places): ReadPlace {
  const stated = place.country === null ? null : countryOf(place.country, places)
  const written = [place.city, place.region, place.text].filter((part) => part !== null && part.trim() !== '')
  const read = readPlaceText([...new Set(written)].join(', '), places)
  if (stated === null) return { ...read, region: place.region ?? read.region, city: place.city ?? read.city }
  const agrees = read.country === stated
  return {
    country: stated,
    region: place.region ?? (agrees ? read.region : null),
    city: place.city ?? (agrees ? read.city : null),
  }
}

/** Code of a country field, which holds a code or a name. */
function countryOf(field: string, places: Places): string | null {
  const text = field.trim()
  if (places.codes.has(text.toUpperCase())) return text.toUpperCase()
  return readPlaceText(text, places).country
}

/** Place names of a free text and the one country that explains them all. */
export function readPlaceText(text: string, places: Places): ReadPlace {
  const names = findPlaceNames(text, places).filter((name) => isPlaceHere(name, text))
  const meanings = names.map((name, index) => possibleMeanings(name, names[index - 1], text))
  for (let index = 1; index < names.length; index += 1) agree(names, meanings, index, text)
  const sure = new Set(
    meanings.filter((ones) => countriesOf(ones).size === 1).flatMap((ones) => [...countriesOf(ones)]),
  )
  const settled = meanings.map((ones) => {
    const fitting = ones.filter(({ country }) => country !== null && sure.has(country))
    return fitting.length === 0 ? ones : fitting
  })
  const countries = countriesOf(settled.flat())
  const [country] = countries
  if (countries.size !== 1 || country === undefined || country === null) return NOWHERE
  const isOneTown = new Set(namesOf(settled, 'city')).size <= 1
  return { country, region: isOneTown ? onlyName(settled, 'region') : null, city: onlyName(settled, 'city') }
}

function isPlaceHere({ start, end }: FoundPlaceName, text: string): boolean {
  if (HOURS_AFTER.test(text.slice(end))) return false
  if (/^-?\s?site\b/i.test(text.slice(end))) return false // "ON-SITE" is not in Ontario
  const before = text.slice(0, start)
  return !WORD_CODES.has(text.slice(start, end)) || /,\s*$/.test(before)
}

/**
 * A two-letter code behind a town is a state in the United States ("Rogers, AR"), unless the town is known in the country
 * of that code ("Hyderabad, IN"). "DE" stays open: "Neustadt, DE" is hardly in Delaware.
 */
function possibleMeanings(
  { start, end, meanings }: FoundPlaceName,
  before: FoundPlaceName | undefined,
  text: string,
): readonly PlaceMeaning[] {
  const code = text.slice(start, end)
  if (!/^[A-Z]{2}$/.test(code) || code === 'DE') return meanings
  // "LA" is the city, but the state in "Baton Rouge, LA".
  const isBehindComma = /,\s*$/.test(text.slice(0, start))
  const cities = meanings.filter(({ kind }) => kind === 'city')
  if (cities.length > 0 && !isBehindComma) return cities
  const town = /(\p{Lu}[\p{L}.'’]{1,60}),\s{0,9}$/u.exec(text.slice(0, start))?.[1]
  if (town === undefined || NO_TOWN.test(town)) return meanings
  if (before?.end === start - 2 && before.meanings.some(({ country }) => country === code)) {
    return [{ kind: 'country', country: code, name: code }]
  }
  const states = meanings.filter(({ kind, country }) => kind === 'region' && country === 'US')
  return states.length === 0 ? meanings : states
}

/** Neighbours explain each other: "Cambridge, MA", "Berlin, DE", "Paris, Texas". Changes `meanings` in place. */
function agree(
  names: readonly FoundPlaceName[],
  meanings: (readonly PlaceMeaning[])[],
  index: number,
  text: string,
): void {
  const before = meanings[index - 1] ?? []
  const after = meanings[index] ?? []
  if (!/^,?\s*$/.test(text.slice(names[index - 1]?.end, names[index]?.start))) return
  const shared = new Set([...countriesOf(before)].filter((country) => countriesOf(after).has(country)))
  if (shared.size > 0) {
    meanings[index - 1] = before.filter(({ country }) => shared.has(country))
    meanings[index] = after.filter(({ country }) => shared.has(country))
    return
  }
  // A town followed by a state is the namesake there, unless the state's name is a city's too ("London, New York").
  const isState = after.length > 0 && after.every(({ kind }) => kind === 'region')
  if (isState && before.some(({ kind }) => kind === 'city' || kind === 'region')) meanings[index - 1] = after
}

const countriesOf = (meanings: readonly PlaceMeaning[]): Set<string | null> =>
  new Set(meanings.map(({ country }) => country))

const namesOf = (settled: readonly (readonly PlaceMeaning[])[], kind: PlaceMeaning['kind']): string[] =>
  settled.flatMap((ones) => ones.filter((one) => one.kind === kind).map(({ name }) => name))

function onlyName(settled: readonly (readonly PlaceMeaning[])[], kind: PlaceMeaning['kind']): string | null {
  const [name, ...others] = new Set(namesOf(settled, kind))
  return name === undefined || others.length > 0 ? null : name
}
