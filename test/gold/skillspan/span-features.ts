import type { Extractor } from '../../../analysis/skills/extraction.ts'
import { findOccurrences, type Occurrence } from '../../../analysis/skills/occurrences.ts'
import { buildSpellingIndex } from '../../../analysis/skills/spelling-index.ts'
import { TokenList, tokenize } from '../../../analysis/text/tokens.ts'
import type { SkillKind, Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import type { TaggedSentence } from './read-skillspan.ts'

/** What an advert says ahead of skills. */
const CUE =
  /^(?:experience|knowledge|understanding|familiarity|familiar|proficiency|proficient|expertise|skills?|background|degree|fluent|fluency|certification|technologies|tools|languages?|frameworks?|e\.g\.|including|like|such|using|with|in|of)$/
const FAR_FROM_CUE = 6
const NO_CUE = { word: 'none', distance: FAR_FROM_CUE }
const LONGEST_AFFIX = 4
/** Features that each source weighs by itself as well, because house and tech adverts were labelled with other eyes. */
const BY_SOURCE = /^(?:w0|L0|F0|LF|Lw|w-1|bias|cue)/

const GROUPS: Partial<Record<SkillKind, string>> = {
  concept: 'c',
  practice: 'c',
  domain: 'c',
  soft: 's',
  certification: 'q',
  language: 'l',
}
const groupOf = (kind: SkillKind): string => GROUPS[kind] ?? 'n'

/** Features of every token of a sentence, as texts; the same sentence always gives the same ones. */
export type SpanFeatures = (sentence: Pick<TaggedSentence, 'tokens' | 'source'>) => string[][]

/**
 * Words, shapes and affixes around a token, and what our vocabulary and our extractor see there. The vocabulary is ours
 * and knows nothing of SkillSpan.
 */
export function spanFeatures(vocabulary: Vocabulary, extractor: Extractor): SpanFeatures {
  const index = buildSpellingIndex(vocabulary)
  const list = new TokenList()

  function look(tokens: readonly string[]): { listed: string[]; found: string[] } {
    const text = tokens.join(' ')
    const starts: number[] = []
    tokens.reduce((start, token) => {
      starts.push(start)
      return start + token.length + 1
    }, 0)
    const mark = (into: string[], from: number, until: number, what: string): void => {
      let place = 'B'
      for (const [at, start] of starts.entries()) {
        if (start >= until || start + (tokens[at]?.length ?? 0) <= from) continue
        into[at] = place + what
        place = 'I'
      }
    }
    const listed = tokens.map(() => 'O')
    const found = tokens.map(() => 'O')
    list.clear()
    tokenize(text, 0, text.length, index.words, list)
    const occurrences: Occurrence[] = []
    findOccurrences(text, list, 0, list.count, index, occurrences)
    for (const { from, until, senses } of occurrences) {
      const sense = senses[0]
      if (!sense) continue
      const what = groupOf(sense.skill.kind) + (sense.isAmbiguous ? '?' : '')
      mark(listed, list.starts[from] ?? 0, list.ends[until - 1] ?? 0, what)
    }
    for (const { start, end, kind } of extractor.extract({ description: { format: 'text', content: text } }).mentions) {
      mark(found, start, end, groupOf(kind))
    }
    return { listed, found }
  }

  return ({ tokens, source }) => {
    const { listed, found } = look(tokens)
    const words = tokens.map((token) => token.toLowerCase().replaceAll(/\d/g, '0'))
    const shapes = tokens.map(shapeOf)
    const at = (row: readonly string[], position: number): string => row[position] ?? (position < 0 ? '<s>' : '</s>')
    const cues = cuesBefore(words)
    return tokens.map((token, i) => {
      const lexicon = at(listed, i)
      const cue = cues[i] ?? NO_CUE
      const features = [
        ...['bias', `X=${token}`],
        ...around(-3, 3, (d) => [`w${d}=${at(words, i + d)}`]),
        ...around(-2, 1, (d) => [`b${d}=${at(words, i + d)}|${at(words, i + d + 1)}`]),
        ...around(-1, 1, (d) => [`s${d}=${at(shapes, i + d)}`]),
        ...around(1, LONGEST_AFFIX, (n) => [`p${n}=${at(words, i).slice(0, n)}`, `u${n}=${at(words, i).slice(-n)}`]),
        ...[-1, 1].map((d) => `u${d}=${at(words, i + d).slice(-3)}`),
        ...around(-2, 2, (d) => [`L${d}=${at(listed, i + d)}`, `F${d}=${at(found, i + d)}`]),
        ...[
          `LL=${lexicon}|${at(listed, i + 1)}`,
          `Lp=${at(listed, i - 1)}|${lexicon}`,
          `LF=${lexicon}|${at(found, i)}`,
        ],
        ...[`Lw=${lexicon}|${at(words, i - 1)}`, `Lw1=${lexicon}|${at(words, i + 1)}`],
        ...[`cue=${cue.word}`, `cue=${cue.word}|${lexicon}`, `cd=${cue.distance}`],
        ...(i === 0 ? ['first', `first|${lexicon}`] : []),
        ...(tokens.length <= 3 ? ['short'] : []),
      ]
      return [...features, ...features.filter((one) => BY_SOURCE.test(one)).map((one) => `${source}:${one}`)]
    })
  }
}

const around = (first: number, last: number, featuresAt: (d: number) => string[]): string[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => featuresAt(first + offset)).flat()

/** The nearest cue at or ahead of each word, and how many words ahead it stands. */
function cuesBefore(words: readonly string[]): { word: string; distance: number }[] {
  let last = NO_CUE
  return words.map((word) => {
    last = CUE.test(word) ? { word, distance: 0 } : { ...last, distance: Math.min(last.distance + 1, FAR_FROM_CUE) }
    return last
  })
}

/** "PostgreSQL" as "XxxXX": runs cut to two. */
function shapeOf(token: string): string {
  return token
    .replaceAll(/[A-Z]/g, 'X')
    .replaceAll(/[a-z]/g, 'x')
    .replaceAll(/\d/g, 'd')
    .replaceAll(/(.)\1{2,}/g, '$1$1')
}
