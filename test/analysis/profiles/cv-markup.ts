/** A skill that a labelled CV names; see `test/fixtures/cvs/README.md`. */
export interface CvLabel {
  /** Words of the CV. */
  words: string
  /** Null: the vocabulary lacks it. */
  skill: string | null
  /** Whether it stands in a list, so that it can be kept although nobody knows it. */
  isListed: boolean
  /** Readers may differ about it. */
  isOpen: boolean
  level: string | null
}

/** A part of a file: its name and its text, without marks. */
export interface CvPart {
  name: string
  text: string
}

const LABEL = /\[\[([^|\]]*)\|(\??)([a-z0-9-]+|\*)(?::([a-z]+))?\]\]/g
const DEFAULT_PART = 'main'

/** The parts of a labelled CV without its marks, and the labels. */
export function readCvMarkup(source: string): { parts: CvPart[]; labels: CvLabel[] } {
  const labels = [...source.matchAll(LABEL)].map(([, words = '', open, id = '', level]): CvLabel => {
    const isUnknown = id === '*' || id === '-'
    return {
      words: words.replace(/-\n/g, '').trim(),
      ...{ skill: isUnknown ? null : id, isListed: id === '*', isOpen: open === '?', level: level ?? null },
    }
  })
  const parts: CvPart[] = [{ name: DEFAULT_PART, text: '' }]
  for (const line of source.replace(LABEL, '$1').split('\n')) {
    const name = /^=== (\S+)$/.exec(line)?.[1]
    const fill = /^%%FILL (\d+)$/.exec(line)?.[1]
    const part = parts.at(-1)
    if (name !== undefined) parts.push({ name, text: '' })
    else if (part !== undefined) part.text += fill === undefined ? `${line}\n` : fillLines(Number(fill))
  }
  return { parts: parts.filter(({ text }) => text.trim() !== ''), labels }
}

const fillLines = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `Note ${index + 1} on the coast, with a map, read to the society.\n`,
  ).join('')
