import { asObject, asTexts, parseObject, readDataFile } from './data-file.ts'

/** A part of an advert that a heading can open. */
export type HeadedSection =
  | 'requirements'
  | 'preferred'
  | 'responsibilities'
  | 'stack'
  | 'about'
  | 'benefits'
  | 'boilerplate'

/**
 * How a phrase must stand in a heading: be all of it, begin it ("what you will do at Example"), or stand anywhere in
 * it, always at word borders. A whole match beats a beginning, that beats anywhere; among equals the longest phrase.
 */
export type HeadingMatch = 'whole' | 'start' | 'anywhere'

export interface SectionHeading {
  /** In the spelling of `headingForm`. */
  phrase: string
  match: HeadingMatch
  section: HeadedSection
}

export const HEADED_SECTIONS: readonly HeadedSection[] = [
  'requirements',
  'preferred',
  'responsibilities',
  'stack',
  'about',
  'benefits',
  'boilerplate',
]
export const HEADING_MATCHES: readonly HeadingMatch[] = ['whole', 'start', 'anywhere']

/**
 * Headings of adverts and the section each opens, from `sections.json`; no (phrase, match) stands twice.
 * A heading that matches nothing (a sub-heading such as "Analytics & reporting") opens no new section.
 *
 * @throws VocabularyError when the file is not what it should be
 */
export function loadSections(): SectionHeading[] {
  const file = 'sections.json'
  const sections = asObject(parseObject(readDataFile(file), file).sections, `${file} sections`)
  return HEADED_SECTIONS.flatMap((section) => {
    const phrases = asObject(sections[section], `${file} ${section}`)
    return HEADING_MATCHES.flatMap((match) =>
      asTexts(phrases[match], `${file} ${section} ${match}`).map((phrase) => ({ phrase, match, section })),
    )
  })
}
