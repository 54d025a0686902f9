import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js'

/** Two slips of the finger; more than that is another word. */
const MAX_DISTANCE = 2

/** The name that was probably meant ("bord" → "board"); null when none is near. */
export function closestName(written: string, names: readonly string[]): string | null {
  const wanted = written.toLowerCase()
  const ranked = names
    // The distance is at least what one is longer than the other; this leaves a few of thousands to be measured.
    .filter(({ length }) => Math.abs(length - written.length) <= MAX_DISTANCE)
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.name ?? null
}

/** Letters that were left out, added, exchanged or turned round between two words. */
export const editDistance = (one: string, other: string): number =>
  DamerauLevenshteinDistance(one, other, { restricted: true })
