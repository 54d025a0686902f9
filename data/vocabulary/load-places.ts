import { asObject, asText, asTexts, parseObject, readDataFile, VocabularyError } from './data-file.ts'

/** What a name may stand for. A name with meanings in several countries decides nothing alone ("Georgia", "Cambridge"). */
export interface PlaceMeaning {
  kind: 'country' | 'region' | 'city' | 'area'
  /** ISO 3166-1 alpha-2; null for an area of several countries ("Europe", "worldwide"). */
  country: string | null
  /** Usual English name: "New York" for NYC, "California" for CA. */
  name: string
}

export interface PlaceName {
  /** Short forms in capitals count only so written ("US", "LA"), since "us" and "la" are words. */
  capitals: boolean
  meanings: PlaceMeaning[]
}

/** Countries, their regions and the cities where employers hire, by every spelling. */
export interface Places {
  /** By `placeKey` of the spelling. */
  byName: ReadonlyMap<string, PlaceName>
  /** Words of the longest spelling. */
  longestName: number
  /** Two-letter ISO codes of countries. */
  codes: ReadonlySet<string>
}

const LONGEST_CAPITALS = 5 // "LATAM"; longer names stand in mixed case too

/** How spellings are compared: lower case, no dots or apostrophes, hyphens as spaces. */
export const placeKey = (spelling: string): string =>
  spelling
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/[\s-]+/g, ' ')
    .trim()

/**
 * Reads and checks `countries.json` and `cities.json` on every call; keep the result.
 *
 * @throws VocabularyError when a file is not what it should be
 */
export function loadPlaces(): Places {
  const byName = new Map<string, PlaceName>()
  const add = (spelling: string, meaning: PlaceMeaning): void => {
    const letters = spelling.replace(/[^\p{L}]/gu, '')
    const capitals = letters.length <= LONGEST_CAPITALS && letters === letters.toUpperCase()
    const known = byName.get(placeKey(spelling))
    if (known === undefined) byName.set(placeKey(spelling), { capitals, meanings: [meaning] })
    else if (!known.meanings.some((one) => one.kind === meaning.kind && one.country === meaning.country)) {
      known.capitals &&= capitals
      known.meanings.push(meaning)
    }
  }
  const codes = addCountries(add)
  addCities(add, codes)
  const longestName = Math.max(...[...byName.keys()].map((key) => key.split(' ').length))
  return { byName, longestName, codes }
}

type AddName = (spelling: string, meaning: PlaceMeaning) => void

function addCountries(add: AddName): Set<string> {
  const file = parseObject(readDataFile('countries.json'), 'countries.json')
  const codes = new Set<string>()
  for (const area of asTexts(file.areas, 'countries.json areas')) add(area, { kind: 'area', country: null, name: area })
  if (!Array.isArray(file.countries)) throw new VocabularyError('countries.json: no "countries" list')
  for (const entry of file.countries) {
    const item = asObject(entry, 'countries.json countries')
    const code = asText(item.code, 'countries.json code')
    const name = asText(item.name, `countries.json ${code}`)
    codes.add(code)
    for (const spelling of [name, ...asTexts(item.aliases, `countries.json ${code}`)]) {
      add(spelling, { kind: 'country', country: code, name })
    }
    for (const [region, short] of Object.entries(asObject(item.regions ?? {}, `countries.json ${code}`))) {
      add(region, { kind: 'region', country: code, name: region })
      if (short !== null) add(asText(short, `countries.json ${code}`), { kind: 'region', country: code, name: region })
    }
  }
  return codes
}

function addCities(add: AddName, codes: ReadonlySet<string>): void {
  const file = parseObject(readDataFile('cities.json'), 'cities.json')
  for (const [country, entry] of Object.entries(asObject(file.cities, 'cities.json cities'))) {
    if (!codes.has(country)) throw new VocabularyError(`cities.json: no country ${country}`)
    for (const [name, spellings] of Object.entries(asObject(entry, `cities.json ${country}`))) {
      for (const spelling of [name, ...asTexts(spellings, `cities.json ${name}`)]) {
        add(spelling, { kind: 'city', country, name })
      }
    }
  }
}
