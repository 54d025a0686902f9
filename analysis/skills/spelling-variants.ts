import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { normalWord } from '../text/characters.ts'

/** Kinds whose names are common nouns, so that their last word has a plural ("data pipeline", "data pipelines"). */
const FOLDED_KINDS: ReadonlySet<SkillKind> = new Set(['concept', 'practice', 'domain', 'standard'])
/** Last words with an -s that is no plural. */
const NO_PLURALS = /(?:ss|us|is|ics|ops|news|series|sales|aws|dns|https?|apis?|saas|paas|iaas|os|sms|css|rights|goods)$/

/** Pairs of words that people write in one, in two, or with a hyphen. */
const COMPOUNDS: ReadonlyMap<string, string> = new Map(
  `front end, back end, full stack, time series, data set, data base, micro service, micro services, web site,
  web hook, web hooks, real time, work flow, work flows, life cycle, multi modal, multi tenant,
  multi threading, multi cloud, cross functional, cross platform, e commerce, e mail, e learning, dev ops,
  data warehouse, data warehouses, data warehousing, data lake, data lakes, lake house, meta data,
  cyber security, health care, fine tuning, trouble shooting, code base, road map, road maps, road mapping,
  story telling, wire frame, wire frames, wire framing, hyper parameter, pre sales, post sales, on boarding,
  up selling, cross selling, team work, decision making, problem solving, life cycles, no code, low code,
  block chain, micro controllers, bench marking`
    .split(/,\s+/)
    .map((pair) => [pair, pair.replace(' ', '')]),
)
const PARTED: ReadonlyMap<string, string> = new Map([...COMPOUNDS].map(([pair, solid]) => [solid, pair]))

/** British and American endings and words, each way. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/isation(s?)$/, 'ization$1'],
  [/ization(s?)$/, 'isation$1'],
  [/ising$/, 'izing'],
  [/izing$/, 'ising'],
  [/(model|label|travel|cancel|channel|signal|tunnel)ling$/, '$1ing'],
  [/(model|label|travel|cancel|channel|signal|tunnel)ing$/, '$1ling'],
  [/^(behavi|col|hon|lab|fav)our/, '$1or'],
  [/^(behavi|col)or/, '$1our'],
  [/^centre(s?)$/, 'center$1'],
  [/^center(s?)$/, 'centre$1'],
  [/^defence$/, 'defense'],
  [/^defense$/, 'defence'],
  [/^artefact/, 'artifact'],
  [/^artifact/, 'artefact'],
  [/^catalogue(s?)$/, 'catalog$1'],
  [/^catalog(s?)$/, 'catalogue$1'],
  [/^analyse/, 'analyze'],
  [/^premises$/, 'premise'],
  [/^premise$/, 'premises'],
  [/^and$/, '&'],
  [/^&$/, 'and'],
]
const ANY_SPELLING = new RegExp(SPELLINGS.map(([written]) => written.source).join('|'))
/** Most spellings need no more than a cut at their spaces. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/
const DOT_JS = /^[a-z]{2,}\.js$/
/** A name with several such words has more spellings than anyone writes. */
const MAX_VARIANTS = 24

/**
 * Words of a spelling as the tokenizer would cut them: `/`, `&` and comma alone, hyphens and underscores as spaces,
 * brackets and quotes left out.
 */
export function spellingWords(spelling: string): string[] {
  const lower = spelling.toLowerCase()
  if (PLAIN.test(lower)) return lower.split(' ')
  return normalWord(spelling)
    .replaceAll(/[/&,]/g, ' $& ')
    .replaceAll(/[-_\u2010\u2011()[\]{}"“”:;!?*|\s]+/g, ' ')
    .split(' ')
    .map((word) => word.replace(/(?<!\.)\.+$/, '').replace(/^'+|(?<!')'+$/g, ''))
    .filter((word) => word !== '')
}

/**
 * A spelling and those that mean the same without being listed: plural or singular of the last word, British and
 * American, compounds in one word or two, `node.js` as `nodejs` and `node js`. Each as words; the given one first.
 */
export function spellingVariants(spelling: string, kind: SkillKind): string[][] {
  const given = spellingWords(spelling)
  const hasNumber = given.length > 1 && FOLDED_KINDS.has(kind)
  // Most have no variant but their other number.
  const plain = given.length === 0 ? [] : [given, ...(hasNumber ? changedLast(given) : [])]
  if (!plain.some(mayVary)) return plain
  const variants = new Map<string, string[]>()
  const open = [given]
  for (let words = open.shift(); words && variants.size < MAX_VARIANTS; words = open.shift()) {
    const key = words.join(' ')
    if (words.length === 0 || variants.has(key)) continue
    variants.set(key, words)
    open.push(...changedWords(words), ...changedPairs(words))
    if (hasNumber && words.length > 1) open.push(...changedLast(words))
  }
  return [...variants.values()]
}

/** Other number of a noun in regular English: "pipelines" of "pipeline", "query" of "queries"; null when it has none. */
export function otherNumber(word: string): string | null {
  if (!/^[a-z]{4,}$/.test(word)) return null
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(?:sses|xes|ches|shes|zzes)$/.test(word)) return word.slice(0, -2)
  if (NO_PLURALS.test(word)) return null
  if (word.endsWith('s')) return word.slice(0, -1)
  if (/(?:ing|ment|ware|ance|ence|ity|data|ment|ship|ism)$/.test(word)) return null
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies')
  return /(?:x|ch|sh|z)$/.test(word) ? `${word}es` : `${word}s`
}

function mayVary(words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      ANY_SPELLING.test(word) ||
      PARTED.has(word) ||
      DOT_JS.test(word) ||
      (index > 0 && COMPOUNDS.has(`${words[index - 1]} ${word}`)),
  )
}

function changedLast(words: readonly string[]): string[][] {
  const other = otherNumber(words.at(-1) ?? '')
  return other ? [[...words.slice(0, -1), other]] : []
}

function changedWords(words: readonly string[]): string[][] {
  const changed: string[][] = []
  words.forEach((word, index) => {
    const replace = (replacement: string): void => {
      changed.push([...words.slice(0, index), ...replacement.split(' '), ...words.slice(index + 1)])
    }
    if (ANY_SPELLING.test(word)) {
      for (const [written, other] of SPELLINGS) if (written.test(word)) replace(word.replace(written, other))
    }
    const parted = PARTED.get(word)
    if (parted) replace(parted)
    if (DOT_JS.test(word)) {
      replace(word.replace('.', ''))
      replace(word.replace('.', ' '))
    }
  })
  return changed
}

function changedPairs(words: readonly string[]): string[][] {
  const changed: string[][] = []
  for (let index = 0; index + 1 < words.length; index++) {
    const solid = COMPOUNDS.get(`${words[index]} ${words[index + 1]}`)
    if (solid) changed.push([...words.slice(0, index), solid, ...words.slice(index + 2)])
  }
  return changed
}
