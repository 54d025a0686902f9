import type { PhraseReport } from './phrase-report.ts'

/** The phrases for people: one a line, with the first sentence that names it. */
export function phraseText({ phrases }: PhraseReport): string {
  if (phrases.length === 0) return 'no phrase outside the vocabulary recurs in these openings'
  return phrases
    .map(({ phrase, openings, employers, growth, state, examples }) => {
      const mark = [state === 'new' ? '' : state, growth?.label ?? ''].filter((word) => word !== '').join(', ')
      const head = `${phrase}  ${openings} openings, ${employers} employers${mark === '' ? '' : ` (${mark})`}`
      return examples[0] ? `${head}\n    ${examples[0].sentence}` : head
    })
    .join('\n')
}
