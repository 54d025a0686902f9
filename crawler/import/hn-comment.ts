import type { Salary, Workplace } from '../../data/domain.ts'
import { loadPlaces, type Places } from '../../data/vocabulary/load-places.ts'
import { fieldKind, type HeaderField, headerFields, JOB_NOUN } from './hn-header.ts'
import { hnLines } from './hn-lines.ts'
import { isStory, whyNoOffer, whyNoStory } from './hn-offer.ts'
import { hiredRole, rolesInText, splitRoles } from './hn-roles.ts'

/** What a comment of a "Who is hiring?" thread says about the job it offers. */
export interface HnComment {
  isJob: boolean
  /** Why it offers no job; null when it does. */
  reason: string | null
  /** Null when the first line names none, or only "Stealth". */
  company: string | null
  /** Every role that the comment names, in its order. */
  titles: string[]
  /**
   * The roles in one line, "; " between them. One comment is one posting, whatever it lists: the text is one, and
   * counting it once a role would count its skills more often than anybody asks for them. The comment's first line where
   * it names no role; null when it offers no job.
   */
  title: string | null
  placeText: string | null
  workplace: Workplace
  /** Always null: a comment has no field of its own for pay; the analysis reads it from the text, first line included. */
  salary: Salary | null
  employmentType: string | null
}

const MAX_HEADER = 300 // characters; what follows in longer first lines of the corpora is prose
const MAX_FIELD = 120 // characters; longer fields of the corpora are sentences
const PROSE =
  /^(?:hi|hey|hello)\b|\b(?:is|are|['’]re|am|['’]m)\s(?:\w+\s)?(?:hiring|looking|seeking)\b|\(YC [A-Z]\d+\)\s*(?::|is\b)/i
const CLOSED_NOTE = /^(?:edit:|update:)?\W*(?:closed|applications closed|position filled|filled)\b/i
const EMPLOYMENT = /\b(full[- ]?time|part[- ]?time|contract(?:or)?|freelance|internship|temporary)\b/i
const VAGUE_ROLE =
  /^(?:[a-z/& ]*\b)?(?:multiple|various|several|many|all|open)?\s*(?:[a-z/&]+\s)?(?:roles?|positions?|openings?|jobs?)(?: available)?$/i
const LABELS: readonly [RegExp, FieldName][] = [
  [/^(?:company|who is hiring|employer)$/i, 'company'],
  [/^(?:roles?|positions?|title|job title|hiring)$/i, 'role'],
  [/^locations?$/i, 'place'],
  [/^(?:commitment|type|employment)$/i, 'terms'],
]
const COMPANY_SAYS = [
  /^(?:we at |at )?(\S.{1,50}?)\s{0,3}(?:\([^)]*\))?,?\s{1,3}(?:is|are|needs)\s+(?:\w+\s)?(?:hiring|looking|seeking)\b/i,
  /^At ([A-Z][\w.&’' -]{1,30}?)\s*[(,]/,
  /^([A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}) is (?:an?|the|building|where)\b/,
]
const NO_COMPANY = /^(?:we|i|hey|hi|hello|our|my|this|by|most|it|back|there)\b|https?:/i
const NAMES_JOB = /^(?:(?:we['’]re |now )?hiring\b|(?:head|director|vp) of )/i
type FieldName = 'company' | 'role' | 'place' | 'terms'

let shippedPlaces: Places | undefined
function placesThatShip(): Places {
  shippedPlaces ??= loadPlaces()
  return shippedPlaces
}

/**
 * Reads a comment of a "Who is hiring?" thread (its HTML fragment) or a job story (headline and page text). By custom
 * the first line is `Company | Role | Place | REMOTE | Full-time | pay | link` in any order; `Label: value` lines, dashes and
 * plain sentences occur as well.
 */
export function readHnComment(html: string, places: Places = placesThatShip()): HnComment {
  const lines = headerFirst(hnLines(html), places)
  const story = isStory(lines)
  const labelled = (lines[0] ?? '').includes('|') ? new Map<FieldName, string>() : labelledFields(lines)
  const fields = labelled.size > 0 ? [] : headerFields((lines[0] ?? '').slice(0, MAX_HEADER), places)
  const hasHeader = labelled.size > 0 || isHeader(lines[0] ?? '', fields)
  const reason = story ? whyNoStory(lines) : whyNoOffer(lines, hasHeader)
  if (reason !== null) return { ...NOTHING, reason }
  const read =
    labelled.size > 0 ? fromLabels(labelled) : hasHeader ? fromHeader(fields, places) : fromProse(lines, places)
  const stated = read.titles.filter((title) => JOB_NOUN.test(title) || !VAGUE_ROLE.test(title))
  const listed = stated.length > 0 ? stated : rolesInText(lines.slice(1)) // "Multiple roles" names none
  const titles = listed.length > 0 ? listed : read.titles
  return {
    isJob: true,
    reason: null,
    company: read.company,
    titles,
    title: titles.length > 0 ? titles.join('; ') : headline(lines[0] ?? '', read.company),
    placeText: read.placeText,
    workplace: workplaceOf(read.placeText ?? ''),
    salary: null,
    employmentType: EMPLOYMENT.exec(labelled.get('terms') ?? lines[0] ?? '')?.[1] ?? null,
  }
}

/**
 * The first line as it stands, for comments that name no role: better than dropping what they ask for. Without the
 * company, whose name would be read as a role ("Layer Health", "Acme Security").
 */
function headline(line: string, company: string | null): string {
  const isFirst = company !== null && line.startsWith(company)
  const rest = isFirst ? line.slice(company.length).replace(/^\s*\([^)]*\)/, '') : line
  const title = rest
    .replace(/\(?https?:\/\/\S+(?:\s*\|)?/g, '')
    .replace(/^[\s|–—:,-]+|(?<![\s|(–—:,-])[\s|(–—:,-]+$/g, '')
    .slice(0, MAX_FIELD)
  return title === '' ? line.slice(0, MAX_FIELD) : title
}

const NOTHING: HnComment = {
  isJob: false,
  reason: null,
  company: null,
  titles: [],
  title: null,
  placeText: null,
  workplace: 'unknown',
  salary: null,
  employmentType: null,
}

/** Some comments begin with a note or a sentence and have their header in the second line. */
function headerFirst(lines: readonly string[], places: Places): string[] {
  const [first = '', second = '', ...others] = lines.filter((line) => !CLOSED_NOTE.test(line))
  const isLate = !first.includes('|') && second.split('|').length >= 3 && isHeader(second, headerFields(second, places))
  return (isLate ? [second, first, ...others] : [first, second, ...others]).filter((line) => line !== '')
}

interface Reading {
  company: string | null
  titles: string[]
  placeText: string | null
}

/** At least two fields, one of which says more than a name; dashes alone also part sentences. */
function isHeader(line: string, fields: readonly HeaderField[]): boolean {
  if (fields.length < 2 || !fields.some(({ kind }) => kind !== 'name' && kind !== 'money')) return false
  return line.includes('|') || (!PROSE.test(line) && fields.slice(0, 2).every(({ text }) => text.length <= MAX_FIELD))
}

/** `Company: X`, `Location: Y` … of the first lines; empty unless there are at least two. */
function labelledFields(lines: readonly string[]): Map<FieldName, string> {
  const found = new Map<FieldName, string>()
  for (const line of lines.slice(0, 12)) {
    const [, label, value] = /^([\p{L} ]{3,20}):\s*(\S.*)$/u.exec(line) ?? []
    const name = LABELS.find(([pattern]) => pattern.test(label ?? ''))?.[1]
    if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value)
  }
  return found.size >= 2 && (found.has('company') || found.has('role')) ? found : new Map()
}

function fromLabels(labelled: ReadonlyMap<FieldName, string>): Reading {
  const role = labelled.get('role')
  return {
    company: companyName(labelled.get('company') ?? ''),
    titles: role === undefined ? [] : splitRoles(role),
    placeText: labelled.get('place') ?? null,
  }
}

function fromHeader(fields: readonly HeaderField[], places: Places): Reading {
  const name = nameField(fields, places)
  const rest = fields.filter((field) => field !== name && field.text.length <= MAX_FIELD)
  const texts = (kind: HeaderField['kind']) => rest.filter((field) => field.kind === kind).map(({ text }) => text)
  const roles = texts('role').some((text) => JOB_NOUN.test(text))
    ? texts('role').filter((text) => JOB_NOUN.test(text))
    : texts('role')
  const inBrackets = [name?.text ?? '', ...roles].flatMap((text) => placesInBrackets(text, places))
  const placed = texts('place')
  return {
    company: companyName(name?.text ?? atCompany(fields[0]?.text ?? '') ?? texts('name')[0] ?? ''),
    titles: roles.flatMap((text) => splitRoles(withoutPlaces(text, places))),
    placeText: joined(placed.length > 0 ? placed : inBrackets),
  }
}

/** The first field names the company, unless it is a role, or speaks of the place and another field may be the name. */
function nameField(fields: readonly HeaderField[], places: Places): HeaderField | null {
  const [first, ...others] = fields
  if (first === undefined || first.kind === 'terms' || NAMES_JOB.test(first.text) || endsInJob(first.text)) return null
  if (first.kind !== 'place' || fieldKind(first.text.replace(/\([^()]*\)/g, ' '), places) === 'name') return first
  const isPlace = others.some(({ kind }) => kind === 'name') || !others.some(({ kind }) => kind === 'place')
  return isPlace ? null : first
}

function fromProse(lines: readonly string[], places: Places): Reading {
  const head = (lines[0] ?? '').replace(/^(?:hi|hey|hello)\b[^!,.:–—-]*[!,.:–—-]+\s*/i, '')
  const [, storyCompany, storyTitle] = /^(.{2,60}?)\s*\(YC [^)]*\)\s*:\s*([^–—$]+)/.exec(head) ?? []
  const title = storyTitle ?? hiredRole(head)
  const named = COMPANY_SAYS.map((pattern) => pattern.exec(head)?.[1]).find((name) => name !== undefined)
  const company = storyCompany ?? named ?? atCompany(head) ?? ''
  return {
    company: NO_COMPANY.test(company) ? null : companyName(company),
    titles: title === null ? [] : splitRoles(title),
    placeText: joined(placesInBrackets(head, places)),
  }
}

const endsInJob = (text: string): boolean =>
  /\b(?:engineers?|developers?|designers?|scientists?|analysts?|architects?|managers?|co-?founders?|leads?)$/i.test(
    text
      .replace(/\([^()]*\)/g, '')
      .replace(/\s(?:@|at)\s.*/s, '')
      .trim(),
  )

/** "Founding Engineer @ Conductor (San Francisco)" → Conductor. */
const atCompany = (text: string): string | null =>
  /\s(?:@\s?|at )([A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3})/.exec(text)?.[1] ?? null

function companyName(text: string): string | null {
  if (/^(?:https?:\/\/|www\.)/.test(text)) return null // an address is not a name; "Regal.ai" is
  const name = text
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/[([][^)\]]*[)\]]?/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\s(?:[-–—]{1,2}|is hiring|are hiring|hiring)(?:\s.*)?$/is, ' ')
    .replace(/^(?:at|hiring|company|location)\s*:?\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:;*]+|(?<![\s,:;*])[\s,:;*]+$/g, '')
  if (name === '' || name.length > 60 || /\bstealth\b/i.test(name) || !/\p{L}/u.test(name)) return null
  return name
}

const placesInBrackets = (text: string, places: Places): string[] =>
  [...text.matchAll(/[([]([^()[\]]+)[)\]]/g)]
    .map((match) => match[1] ?? '')
    .filter((part) => fieldKind(part, places) === 'place')

const withoutPlaces = (text: string, places: Places): string =>
  text.replace(/[([]([^()[\]]+)[)\]]/g, (whole, inner: string) => (fieldKind(inner, places) === 'place' ? ' ' : whole))

const joined = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join(' | '))

function workplaceOf(placeText: string): Workplace {
  const said = placeText.replace(/\b(?:no|not|non)[\s-]+remote\b/gi, ' onsite ')
  if (/\bhybrid\b/i.test(said)) return 'hybrid'
  const isRemote = /\bremote(?:ly)?\b|\bwork from home\b|\bwfh\b/i.test(said)
  const isOnsite = /\bon-?\s?site\b|\bin[- ](?:office|person)\b/i.test(said)
  if (isRemote === isOnsite) return 'unknown'
  return isRemote ? 'remote' : 'onsite'
}
