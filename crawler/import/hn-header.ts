import { findPlaceNames } from '../../data/vocabulary/find-place-names.ts'
import type { Places } from '../../data/vocabulary/load-places.ts'

/** What one field of a header speaks of. */
export type FieldKind = 'link' | 'terms' | 'place' | 'money' | 'role' | 'name'

export interface HeaderField {
  text: string
  kind: FieldKind
}

/** Nouns that only a job has; "product" or "sales" may be part of a company's name. */
export const JOB_NOUN =
  /\b(?:engineers?|developers?|devs?|swes?|sres?|mles?|sdets?|programmers?|coders?|hackers?|designers?|scientists?|analysts?|architects?|managers?|researchers?|co-?founders?|cto|recruiters?|interns?|internships?|pms?|advocates?|writers?|consultants?|technicians?|specialists?|administrators?|coordinators?|generalists?|evangelists?|marketers?|strategists?|devrel|admins?|it support|executives?|directors?|professor|faculty|auditors?|technologists?|associates?|representatives?|assistants?|founding [a-z]+|(?:tech|team|engineering|product|design|sales|marketing|growth|gtm|technical|integrity|data|research|operations) leads?|head of [a-z]+|vp of [a-z]+|(?:chief|managing) [a-z]+)\b/i
/** Words that speak of jobs where a job is expected and nothing else stands. */
const JOB_WORD =
  /^(?:[\w+#./&-]+ ){0,3}(?:engineering|development|design|devops|product|data|sales|marketing|gtm|growth|operations|qa|research|machine learning|full[- ]?stack|front[- ]?end|back[- ]?end|infrastructure|security|leads?|roles?|positions?|openings?|jobs?|founding|eng|swe)\b/i

const LINK = /^\(?(?:https?:\/\/\S+|(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?|[^\s@]+@\S+)\)?(?:\s+(?:https?:\/\/\S+))*$/i
const MONEY = /[$€£₹¥]\s?\d|\b\d{2,3}\s?k\b|\b(?:USD|EUR|GBP|CHF|CAD|AUD|SGD|INR)\b|\b(?:equity|salary|compensation)\b/i
const WORKPLACE = /\b(?:remote|on-?\s?site|hybrid|in[- ]office|in[- ]person|wfh|work from home|anywhere)\b/gi
const TERMS =
  /\b(?:full[- ]?time|part[- ]?time|contract[- ]to[- ]hire|contract(?:or|ing)?|permanent|freelance|intern(?:ship)?s?|temporary|fulltime|visa|sponsorship|relocation|relo|seed|series [a-e]|stage|startup|benefits|bonus|available|flexible|immediately|yc|ycombinator|stealth|core team)\b/gi
/** Words between the names of a place field. */
const FILLER =
  /\b(?:or|and|in|the|only|based|preferred|preferably|ok|possible|option(?:al)?|friendly|allowed|within|hours?|time\s?zones?|timezones?|tz|hq|area|of|from|with|to|us|eu|uk|days?|weeks?|per|a|at|our|any(?:where)?|local|locations?|location|flexible|required|travel|must|be|fully|first|mostly|not|no|for|on|offices?|also|overlap|et|est|pst|cet|gmt|utc|region|greater|downtown|near|city|world|wide|worldwide|global|globally|international|candidates?|months?|quarterly|occasional|meet-?ups?|open|some|is|are|but|plus|residents?|citizens?|continental|international)\b/gi

/** Fields of a header line, in order: by bars, else by free-standing dashes; a line without either is one field. */
export function headerFields(line: string, places: Places): HeaderField[] {
  const parts = line.includes('|') ? line.split('|') : line.split(/\s(?:-{1,2}|[–—]|•|·)\s|[—•]/)
  return parts
    .map((part) => part.replace(/^[\s,;:*"“”]+|(?<![\s,;:*"“”])[\s,;:*"“”]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map((text) => ({ text, kind: fieldKind(text, places) }))
}

/** What a field speaks of, by its words alone. */
export function fieldKind(text: string, places: Places): FieldKind {
  if (LINK.test(text)) return 'link'
  const placeNames = findPlaceNames(text, places)
  const rest = restOf(text, placeNames)
  const isNamed = placeNames.length > 0 || text.search(WORKPLACE) >= 0
  if (isNamed && isLittle(rest, text)) return 'place'
  if (rest === '') return text.search(TERMS) >= 0 ? 'terms' : 'name'
  if (JOB_NOUN.test(text)) return 'role'
  if (MONEY.test(text)) return 'money'
  if (isNamed && text.search(WORKPLACE) >= 0) return 'place'
  return JOB_WORD.test(rest) ? 'role' : placeNames.length > 0 ? 'place' : 'name'
}

/** Letters that are neither place, workplace, terms nor filler. */
function restOf(text: string, placeNames: readonly { start: number; end: number }[]): string {
  let rest = text
  for (const { start, end } of [...placeNames].reverse()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  return rest
    .replace(WORKPLACE, ' ')
    .replace(TERMS, ' ')
    .replace(FILLER, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

/** At most a quarter of the letters, or one short word: a district, a street ("Jackson Square"). */
const isLittle = (rest: string, text: string): boolean => rest.length <= Math.max(4, text.length / 4)
