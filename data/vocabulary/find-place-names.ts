import { type PlaceMeaning, type Places, placeKey } from './load-places.ts'

/** A place name in a text, with everything it may mean. */
export interface FoundPlaceName {
  start: number
  end: number
  meanings: readonly PlaceMeaning[]
}

interface Word {
  start: number
  end: number
  text: string
}

/**
 * Every place name of a short text such as "Berlin or Remote (EU)", longest first, in order and without overlaps.
 * Meant for texts that speak of places: in prose "Reading" and "Nice" are mostly other words.
 */
export function findPlaceNames(text: string, places: Places): FoundPlaceName[] {
  const words = listWords(text)
  const found: FoundPlaceName[] = []
  for (let first = 0; first < words.length; first += 1) {
    const name = longestNameAt(text, words, first, places)
    if (name === null) continue
    found.push(name.found)
    first = name.last
  }
  return found
}

function listWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’]*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }))
}

function longestNameAt(
  text: string,
  words: readonly Word[],
  first: number,
  places: Places,
): { found: FoundPlaceName; last: number } | null {
  for (let last = Math.min(first + places.longestName, words.length) - 1; last >= first; last -= 1) {
    const from = words[first]
    const until = words[last]
    if (from === undefined || until === undefined || !isOneName(text, words, first, last)) continue
    const written = text.slice(from.start, until.end)
    const name = places.byName.get(placeKey(written))
    if (name === undefined || !isWrittenAsName(written, name.capitals)) continue
    return { found: { start: from.start, end: until.end, meanings: name.meanings }, last }
  }
  return null
}

/** Whether only spaces and hyphens stand between the words. */
function isOneName(text: string, words: readonly Word[], first: number, last: number): boolean {
  for (let index = first; index < last; index += 1) {
    if (!/^[ \u00a0]*(?:-[ \u00a0]*)?$/.test(text.slice(words[index]?.end, words[index + 1]?.start))) return false
  }
  return true
}

function isWrittenAsName(written: string, capitals: boolean): boolean {
  if (capitals) return written === written.toUpperCase()
  return /^\p{Lu}/u.test(written)
}
