import { headingForm } from '../../data/vocabulary/heading-form.ts'
import type { HeadedSection, HeadingMatch, SectionHeading } from '../../data/vocabulary/load-sections.ts'

/** The section that a heading opens, and how surely; null for a heading that names none. */
export type HeadingSections = (heading: string) => { section: HeadedSection; match: HeadingMatch } | null

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
  const [longestStart, longestAnywhere] = [mostWords(byMatch.start), mostWords(byMatch.anywhere)]
  return (heading) => {
    const form = headingForm(heading)
    if (form === '') return null
    const whole = byMatch.whole.get(form) ?? byMatch.start.get(form) ?? byMatch.anywhere.get(form)
    if (whole) return { section: whole, match: 'whole' }
    const words = form.split(' ')
    for (let count = Math.min(words.length - 1, longestStart); count > 0; count--) {
      const section = byMatch.start.get(words.slice(0, count).join(' '))
      if (section) return { section, match: 'start' }
    }
    for (let count = Math.min(words.length - 1, longestAnywhere); count > 0; count--) {
      for (let from = 0; from + count <= words.length; from++) {
        const section = byMatch.anywhere.get(words.slice(from, from + count).join(' '))
        if (section) return { section, match: 'anywhere' }
      }
    }
    return null
  }
}

/** Words of the longest phrase: more need not be put together. */
function mostWords(phrases: ReadonlyMap<string, HeadedSection>): number {
  return [...phrases.keys()].reduce((most, phrase) => Math.max(most, phrase.split(' ').length), 0)
}
