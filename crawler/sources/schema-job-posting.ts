import type { NewPosting, Place, Salary, SalaryPeriod } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { countryCode } from './country-code.ts'
import { absoluteUrl, decodeEntitiesOnce } from './html-page.ts'
import { asRecord, type JsonRecord, optionalNumber, optionalText, requireText } from './json-shape.ts'
import { placeText, severalPlaces } from './several-places.ts'
import { ItemShapeError } from './source-errors.ts'
import { statedSalary } from './stated-salary.ts'

/**
 * A schema.org JobPosting as a posting.
 * Docs: https://schema.org/JobPosting, https://developers.google.com/search/docs/appearance/structured-data/job-posting
 * Traps: nearly every property comes as text, object or list; `identifier` is often the employer's name on every page,
 * so the address identifies the posting; `description` may be escaped once too often; `baseSalary` may be a sentence.
 */
export interface JobPostingContext {
  source: string
  board: string
  /** Address of the page that holds it; null for a saved file that does not say. */
  pageUrl: string | null
  /** Whether the page holds no other JobPosting, so that its address is that of the posting. */
  isOnlyOne: boolean
  /** Employer's name where the page states none. */
  company: string | null
}

/** @throws ItemShapeError when it lacks title, text or anything that identifies it */
export function readJobPosting(item: JsonRecord, context: JobPostingContext): NewPosting {
  const url = readUrl(item, context)
  const sourceId = url ?? identifierOf(item)
  if (sourceId === null) throw new ItemShapeError('missing url and identifier')
  return {
    source: context.source,
    board: context.board,
    sourceId,
    url,
    title: decodeEntitiesOnce(requireText(item.title ?? item.name, 'title')).trim(),
    company: nameOf(item.hiringOrganization) ?? context.company,
    place: readPlaces(item),
    workplace: isTelecommute(item) ? 'remote' : 'unknown',
    employmentType: readEmploymentType(item),
    salary: readSalary(item.baseSalary),
    description: { format: 'html', content: readDescription(item) },
    postedOn: postedDay(item.datePosted),
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** Parameters that say where a visitor came from, not which page it is. */
const TRACKING = /^(utm_\w+|gh_src|lever-source|source|ref|fbclid|gclid)$/

function readUrl(item: JsonRecord, { pageUrl, isOnlyOne }: JobPostingContext): string | null {
  const stated = optionalText(item.url)
  const own = stated === null ? null : absoluteUrl(stated, pageUrl ?? 'about:blank')
  const chosen = own ?? (isOnlyOne ? pageUrl : null)
  if (chosen === null) return null
  const url = new URL(chosen)
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}

const identifierOf = (item: JsonRecord): string | null =>
  optionalText(asRecord(item.identifier)?.value) ?? optionalText(item.identifier)

/** Of an Organization, a Country, a list of them, or plain text. */
function nameOf(value: unknown): string | null {
  const first = listOf(value)[0]
  const name = optionalText(asRecord(first)?.name) ?? optionalText(first)
  return name === null ? null : decodeEntitiesOnce(name)
}

function readDescription(item: JsonRecord): string {
  const text = requireText(item.description, 'description')
  return !text.includes('<') && text.includes('&lt;') ? decodeEntitiesOnce(text) : text
}

const readEmploymentType = (item: JsonRecord): string | null =>
  listOf(item.employmentType)
    .flatMap((type) => optionalText(type) ?? [])
    .join(', ') || null

const isTelecommute = (item: JsonRecord): boolean =>
  listOf(item.jobLocationType).some((type) => optionalText(type)?.toUpperCase() === 'TELECOMMUTE')

function readPlaces(item: JsonRecord): Place {
  const located = listOf(item.jobLocation)
    .map(onePlace)
    .filter(({ text }) => text !== null)
  return severalPlaces(located.length > 0 ? located : listOf(item.applicantLocationRequirements).map(requiredPlace))
}

function onePlace(value: unknown): Place {
  const address = asRecord(asRecord(value)?.address)
  if (address === null) {
    const text = optionalText(asRecord(value)?.address) ?? nameOf(value)
    return { text, country: countryCode(text), region: null, city: null }
  }
  const country = nameOf(address.addressCountry)
  const region = optionalText(address.addressRegion)
  const city = optionalText(address.addressLocality)
  return { text: placeText(city, region, country), country: countryCode(country), region, city }
}

/** "Only from Spain": where a remote job may be done from. */
function requiredPlace(value: unknown): Place {
  const text = nameOf(value)
  return { text, country: countryCode(text), region: null, city: null }
}

const PERIODS: Record<string, SalaryPeriod> = {
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  YEAR: 'year',
}

function readSalary(value: unknown): Salary | null {
  const amount = asRecord(value)
  const range = asRecord(amount?.value)
  if (amount === null || range === null) return null
  const exact = optionalNumber(range.value)
  const unit = optionalText(range.unitText ?? amount.unitText)?.toUpperCase() ?? ''
  return statedSalary({
    min: optionalNumber(range.minValue) ?? exact,
    max: optionalNumber(range.maxValue) ?? exact,
    currency: optionalText(amount.currency ?? range.currency),
    period: PERIODS[unit] ?? null,
  })
}
