import { headingForm } from '../../data/vocabulary/heading-form.ts'
import type { HeadedSection, HeadingMatch, SectionHeading } from '../../data/vocabulary/load-sections.ts'

/** The section that a heading opens; null for a heading that names none. */
export interface HeadingSections {
  /** With how surely it does. */
  find(heading: string): { section: HeadedSection; match: HeadingMatch } | null
  /** Of a line that holds a known heading and nothing else. */
  whole(line: string): HeadedSection | null
}

/**
 * Looks headings up. A whole match beats a beginning, that beats anywhere; among equals the longest phrase wins, and of
 * two equally long phrases that stand anywhere the first.
 */
export function headingSections(headings: readonly SectionHeading[]): HeadingSections {
  const byMatch: Record<HeadingMatch, Map<string, HeadedSection>> = {
    whole: new Map(),
    start: new Map(),
    anywhere: new Map(),
  }
  for (const { phrase, match, section } of headings) byMatch[match].set(phrase, section)
  const longestStart = Math.max(0, ...[...byMatch.start.keys()].map(countWords))
  const anywhere = byFirstWord(byMatch.anywhere)
  const wholeOf = (form: string): HeadedSection | null =>
    byMatch.whole.get(form) ?? byMatch.start.get(form) ?? byMatch.anywhere.get(form) ?? null
  return {
    find(heading) {
      const form = headingForm(heading)
      if (form === '') return null
      const whole = wholeOf(form)
      if (whole) return { section: whole, match: 'whole' }
      const words = form.split(' ')
      for (let count = Math.min(words.length - 1, longestStart); count > 0; count--) {
        const section = byMatch.start.get(words.slice(0, count).join(' '))
        if (section) return { section, match: 'start' }
      }
      const section = longestAnywhere(form, words, anywhere)
      return section === null ? null : { section, match: 'anywhere' }
    },
    whole: (line) => wholeOf(headingForm(line)),
  }
}

interface Phrase {
  phrase: string
  wordCount: number
  section: HeadedSection
}

const countWords = (phrase: string): number => phrase.split(' ').length

function byFirstWord(phrases: ReadonlyMap<string, HeadedSection>): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>()
  for (const [phrase, section] of phrases) {
    const [first = ''] = phrase.split(' ', 1)
    found.set(first, [...(found.get(first) ?? []), { phrase, wordCount: countWords(phrase), section }])
  }
  return found
}

function longestAnywhere(
  form: string,
  words: readonly string[],
  anywhere: ReadonlyMap<string, readonly Phrase[]>,
): HeadedSection | null {
  let longest: Phrase | null = null
  let start = 0
  for (const word of words) {
    for (const phrase of anywhere.get(word) ?? []) {
      const end = start + phrase.phrase.length
      const stands = form.startsWith(phrase.phrase, start) && (end === form.length || form.charAt(end) === ' ')
      if (stands && phrase.wordCount > (longest?.wordCount ?? 0)) longest = phrase
    }
    start += word.length + 1
  }
  return longest?.section ?? null
}
