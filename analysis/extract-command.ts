import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Salary, Seniority, Workplace } from '../data/domain.ts'
import { type AdvertPhrase, advertPhrases } from './discovery/advert-phrases.ts'
import type { Rules } from './load-rules.ts'
import { type Employment, readEmployment } from './postings/employment.ts'
import { readRole } from './postings/role.ts'
import { readSalary } from './postings/salary.ts'
import { readSeniority } from './postings/seniority.ts'
import { readWorkplace } from './postings/workplace.ts'
import type { ExtractedMention, ExtractorInput } from './skills/extraction.ts'

/** What one text gives. Offsets are UTF-16 code units into the input, or into `text` when the input is HTML. */
export interface ExtractedAdvert {
  text?: string
  /** ISO 639-1. Only adverts in English have mentions. */
  language: string
  role: string
  seniority: Seniority
  workplace: Workplace
  employment: Employment | null
  salary: Salary | null
  /** Every occurrence; a posting counts a skill once, at its strongest level. */
  mentions: ExtractedMention[]
  /** Phrases outside the vocabulary that stand where skills do. */
  phrases: AdvertPhrase[]
}

export function extractOne(input: ExtractorInput, { extractor, roles, phraseRules }: Rules): ExtractedAdvert {
  const extraction = extractor.extract(input)
  const { text, language, mentions } = extraction
  return {
    ...(input.description.format === 'html' && { text }),
    language,
    role: readRole(input.title ?? '', roles),
    seniority: readSeniority(input.title ?? ''),
    workplace: readWorkplace('unknown', input.title ?? '', null, text),
    employment: readEmployment(null, input.title ?? '', text),
    salary: readSalary(text),
    mentions,
    phrases: advertPhrases(extraction, phraseRules),
  }
}

/**
 * JSON Lines in (`{id, title?, text | html}`), JSON Lines out in the same order, one line at a time.
 * A line that cannot be read gives `{line, error}` in its place.
 *
 * @returns how many lines could not be read
 */
export async function extractLines(input: Readable, output: Writable, rules: Rules): Promise<number> {
  let line = 0
  let failed = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text.trim() === '') continue
    const found = readLine(text, line, rules)
    if ('error' in found) failed += 1
    if (!output.write(`${JSON.stringify(found)}\n`)) await once(output, 'drain')
  }
  return failed
}

function readLine(
  text: string,
  line: number,
  rules: Rules,
): ({ id: unknown } & ExtractedAdvert) | { line: number; error: string } {
  let item: unknown
  try {
    item = JSON.parse(text)
  } catch {
    return { line, error: 'not a JSON document' }
  }
  if (typeof item !== 'object' || item === null) return { line, error: 'not an object with id and text or html' }
  const { id = null, title, text: plain, html } = item as Record<string, unknown>
  const content = html ?? plain
  if (typeof content !== 'string') return { line, error: 'neither "text" nor "html" is a string' }
  const format = html === undefined ? 'text' : 'html'
  return {
    id,
    ...extractOne({ description: { format, content }, ...(typeof title === 'string' && { title }) }, rules),
  }
}
