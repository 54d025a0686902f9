import { loadPhraseWords } from '../../../data/vocabulary/load-phrase-words.ts'
import { type SeededRandom, seededRandom } from '../../boards/seeded-random.ts'

type Picker = (random: SeededRandom) => number

/** Picks 0 … size − 1; rank r has the weight 1 / (r + offset): Zipf's law, flattened at the top. */
export function zipfPicker(size: number, offset: number): Picker {
  const sums = new Float64Array(size)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + offset)
    sums[rank] = sum
  }
  return ({ next }) => {
    const target = next() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) < target) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Text between skills: half of it function words, as in English adverts, and without a meaning. */
export interface AdvertWords {
  /** A line of a list. */
  clause(random: SeededRandom, length: number): string
  /** Sentences of together about `length` words. */
  sentences(random: SeededRandom, length: number): string
}

export function createAdvertWords(seed: number): AdvertWords {
  const words = loadPhraseWords()
  const { shuffle } = seededRandom(seed)
  const wordsOf = (list: readonly string[], offset: number) => {
    const pick = zipfPicker(list.length, offset)
    return (random: SeededRandom): string => list[pick(random)] ?? ''
  }
  const mixed = (...groups: ReadonlySet<string>[]) => shuffle([...new Set(groups.flatMap((group) => [...group]))])
  const small = wordsOf(FUNCTION_WORDS, 2)
  const verb = wordsOf(mixed(words.verbs, words.verbNouns), 3)
  const adjective = wordsOf(mixed(words.adjectives, words.praise), 3)
  const noun = wordsOf(mixed(words.generic, words.people), 3)
  const order = [verb, small, adjective, noun, small, small, noun, small]

  function clause(random: SeededRandom, length: number): string {
    const from = random.between(0, order.length - 1)
    let text = ''
    for (let at = 0; at < length; at++) {
      const word = (order[(from + at) % order.length] ?? small)(random)
      text += at === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : ` ${word}`
    }
    return text
  }

  return {
    clause,
    sentences(random, length) {
      let text = ''
      for (let left = length; left > 0; ) {
        const size = Math.min(random.between(8, 24), left + 4)
        text += `${text === '' ? '' : ' '}${clause(random, size)}.`
        left -= size
      }
      return text
    },
  }
}

/** Most frequent first. */
const FUNCTION_WORDS =
  'and to the a of in with we you for our is on or that are at as your be an this will from by about what have all us across their who it can how more they has not into these one other through well than when both while including any if up so each such where every must there within between over do may its them but those most own'.split(
    ' ',
  )
