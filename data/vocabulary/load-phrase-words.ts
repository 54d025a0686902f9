import { asObject, asText, parseObject, readDataFile } from './data-file.ts'

const FILE = 'phrase-words.json'

/** What the words of an advert do for a phrase: where it ends, and what is no skill by itself. Lower case. */
export interface PhraseWords {
  closed: ReadonlySet<string>
  verbs: ReadonlySet<string>
  verbNouns: ReadonlySet<string>
  gerunds: ReadonlySet<string>
  praise: ReadonlySet<string>
  adjectives: ReadonlySet<string>
  tails: ReadonlySet<string>
  generic: ReadonlySet<string>
  alone: ReadonlySet<string>
  people: ReadonlySet<string>
  measures: ReadonlySet<string>
  /** Whole phrases, in the singular. */
  boilerplate: ReadonlySet<string>
  /** The file itself, for a version. */
  text: string
}

/** @throws VocabularyError when `phrase-words.json` is not what it should be */
export function loadPhraseWords(): PhraseWords {
  const text = readDataFile(FILE)
  const groups = parseObject(text, FILE)
  const wordsOf = (group: string, sign = ' '): ReadonlySet<string> =>
    new Set(asText(asObject(groups[group], `${FILE} ${group}`).words, FILE, `${group} words`).split(sign))
  return {
    closed: wordsOf('closed'),
    verbs: wordsOf('verbs'),
    verbNouns: wordsOf('verbNouns'),
    gerunds: wordsOf('gerunds'),
    praise: wordsOf('praise'),
    adjectives: wordsOf('adjectives'),
    tails: wordsOf('tails'),
    generic: wordsOf('generic'),
    alone: wordsOf('alone'),
    people: wordsOf('people'),
    measures: wordsOf('measures'),
    boilerplate: wordsOf('boilerplate', ', '),
    text,
  }
}
