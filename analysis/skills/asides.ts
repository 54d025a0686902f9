import type { Block } from '../text/advert.ts'
import type { Section } from './extraction.ts'

/** "This is not a customer service role", "no daily stand-ups", "front-end or design work is not expected". */
const DENIED_AHEAD =
  /\b(?:(?:is|are)(?: not|n['’]t) (?:an?|the|about|looking for)|no (?:daily|weekly|more|need for)|without (?:any|the need for))(?: [\p{L}-]+){0,2} $/iu
const DENIED_BEHIND = /^(?:,? (?:or|and) [\p{L}-]+)?(?: [\p{L}-]+){0,3} (?:is|are)(?: not|n['’]t) expected\b/iu
/** No sentence is denied without one of them: looked for once a sentence, not once a mention. */
const DENYING = /\b(?:not|no|without)\b|n['’]t\b/i
let denyingIn = { sentence: '', isDenying: false }

/** Sections in which an advert that has headings speaks of the job. */
const OF_JOB: ReadonlySet<Section> = new Set(['requirements', 'responsibilities'])
/** What speaks of the reader or of the job, wherever it stands. */
const SPEAKS_OF_JOB =
  /\b(?:you|your|you['’]\w+|this role|the role|position|looking for|looking to|seeking|hiring|searching for|experience|ideal|candidate|responsib\w+|requir\w+|skills?|stack)\b/i

/** Whether the sentence says of what stands at [start, end) that it is not asked for. */
export function isDenied(sentence: string, start: number, end: number): boolean {
  if (denyingIn.sentence !== sentence) denyingIn = { sentence, isDenying: DENYING.test(sentence) }
  if (!denyingIn.isDenying) return false
  return DENIED_AHEAD.test(sentence.slice(0, start)) || DENIED_BEHIND.test(sentence.slice(end))
}

/**
 * Tells the sentences of an advert that are an aside: prose outside every section about the job, in an advert that has
 * such sections, and about neither the reader nor the job. In the open labels, 14 of 19 fields named in such sentences
 * were not asked for; adverts without headings say all they say in such prose.
 */
export function asideReader(blocks: readonly Block[]): (block: Block | undefined, sentence: string) => boolean {
  const hasSections = blocks.some(({ kind, section }) => kind === 'heading' && OF_JOB.has(section))
  return (block, sentence) =>
    hasSections && block?.kind === 'paragraph' && block.section === 'other' && !SPEAKS_OF_JOB.test(sentence)
}
