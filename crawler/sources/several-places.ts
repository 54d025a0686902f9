import type { Place } from '../../data/domain.ts'

export const NO_PLACE: Place = { text: null, country: null, region: null, city: null }

/** One posting in several places: the text names all of them; country is the one they share, region and city stay unknown. */
export function severalPlaces(places: readonly Place[]): Place {
  const [first = NO_PLACE] = places
  const countries = new Set(places.map(({ country }) => country))
  return {
    text: [...new Set(places.flatMap(({ text }) => text ?? []))].join('; ') || null,
    country: countries.size === 1 ? first.country : null,
    region: places.length === 1 ? first.region : null,
    city: places.length === 1 ? first.city : null,
  }
}

/** Display text of a place that comes in parts: "Leeds, England, United Kingdom"; null when every part is missing. */
export const placeText = (...parts: readonly (string | null)[]): string | null =>
  [...new Set(parts.filter((part) => part !== null))].join(', ') || null
