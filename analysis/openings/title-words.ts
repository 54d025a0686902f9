import { type FoundPlaceName, findPlaceNames } from '../../data/vocabulary/find-place-names.ts'
import type { Places } from '../../data/vocabulary/load-places.ts'
import { plainTitle } from '../postings/title-parts.ts'

/** Spellings of one word. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  sr: 'senior',
  snr: 'senior',
  jr: 'junior',
  mgr: 'manager',
  eng: 'engineer',
}
/** Words that boards add or leave out without meaning another job. */
const SAYS_NOTHING = /\b(?:on site|onsite|hybrid|and|or|the|of|a|an|for|in|at|to|based|relocation|all genders)\b/g

/** Stands for a place. */
const REMOTE = /\bremote(?:ly)?\b/i

export interface TitleWords {
  /** What the job is: words in alphabetical order, levels included, places left out. */
  job: string
  /** Places that the title names, in alphabetical order; what a name may mean as "idaho|indonesia". */
  places: string[]
}

/**
 * The words of a title, so that "Sr. Data Engineer (m/f/d) – Remote" and "Data Engineer, Senior" are the same job and
 * "Data Engineer II", "Data Engineer, Payments" and "Lead Data Engineer" are others.
 */
export function titleWords(title: string, places: Places): TitleWords {
  const names = findPlaceNames(title, places)
  const isRemote = REMOTE.test(title)
  let rest = ''
  let from = 0
  for (const { start, end } of names) {
    rest += `${title.slice(from, start)} `
    from = end
  }
  rest = `${rest}${title.slice(from)}`.replace(REMOTE, ' ')
  const words = listWords(rest)
  if (words.length > 0)
    return {
      job: words.sort().join(' '),
      places: [...new Set([...names.map(meaningsOf), ...(isRemote ? ['remote'] : [])])].sort(),
    }
  // A title of nothing but places, or in a script without Latin letters.
  const all = listWords(title).sort().join(' ')
  return { job: all === '' ? title.normalize('NFKC').toLowerCase().trim() : all, places: [] }
}

const meaningsOf = ({ meanings }: FoundPlaceName): string =>
  [...new Set(meanings.map(({ name }) => name.toLowerCase()))].sort().join('|')

const listWords = (text: string): string[] =>
  plainTitle(text)
    .replace(SAYS_NOTHING, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS[word] ?? word)
