import type { NewPosting, Place, Salary, SalaryPeriod } from '../../data/domain.ts'
import { isoInstant, postedDay } from '../posted-day.ts'
import { countryCode } from './country-code.ts'
import { describedInParts, payLine } from './description-parts.ts'
import { absoluteUrl, decodeEntitiesOnce, unescapedHtml } from './html-page.ts'
import { asRecord, type JsonRecord, optionalNumber, optionalText, requireText } from './json-shape.ts'
import { placeText, severalPlaces } from './several-places.ts'
import { withoutVisitor } from './site-address.ts'
import { ItemShapeError, NotAnOfferError } from './source-errors.ts'
import { statedExpiry } from './stated-expiry.ts'
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
  /** Address that the page gives as its own, else where it was read; null for a saved file that says neither. */
  pageUrl: string | null
  /** Whether the page holds no other JobPosting, so that its address is that of the posting. */
  isOnlyOne: boolean
  /** Employer's name where the page states none. */
  company: string | null
  /** Instant of the reading, to tell adverts that have run out; without it none has. */
  readAt?: string
}

/** @throws ItemShapeError when it has run out, or lacks title, text or anything that identifies it */
export function readJobPosting(item: JsonRecord, context: JobPostingContext): NewPosting {
  requireOpen(item, context)
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
    description: readDescription(item),
    postedOn: postedDay(item.datePosted),
    ...statedExpiry(item.validThrough),
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** Expired adverts stay up for years; `validThrough` without a time means the end of that day, wherever it ends last. */
function requireOpen(item: JsonRecord, { readAt }: JobPostingContext): void {
  const lastDay = postedDay(item.validThrough)
  if (readAt === undefined || lastDay === null) return
  const stated = optionalText(item.validThrough) ?? ''
  const until = isoInstant(stated)?.getTime() ?? Date.parse(`${lastDay}T00:00:00Z`) + 36 * 3_600_000
  if (until <= Date.parse(readAt)) throw new NotAnOfferError(`expired: valid through ${stated}`)
}

/** Its own address if that lies on the site; of a page with nothing else on it, the page's; else whatever it states. */
function readUrl(item: JsonRecord, { pageUrl, isOnlyOne }: JobPostingContext): string | null {
  const stated = optionalText(item.url)
  const own = stated === null ? null : absoluteUrl(stated, pageUrl ?? 'about:blank')
  const isOnSite = own !== null && (pageUrl === null || siteOf(own) === siteOf(pageUrl))
  const chosen = isOnSite || !isOnlyOne ? own : pageUrl
  return chosen === null ? null : withoutVisitor(chosen)
}

const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')

const identifierOf = (item: JsonRecord): string | null =>
  optionalText(asRecord(item.identifier)?.value) ?? optionalText(item.identifier)

/** Of an Organization, a Country, a list of them, or plain text. */
function nameOf(value: unknown): string | null {
  const first = listOf(value)[0]
  const name = optionalText(asRecord(first)?.name) ?? optionalText(first)
  return name === null || /^confidential$/i.test(name) ? null : decodeEntitiesOnce(name)
}

/** Sites without a description may have its parts; pay that is a sentence is left to whoever reads the text. */
const PARTS = ['responsibilities', 'qualifications', 'experienceRequirements', 'skills', 'jobBenefits'] as const

function readDescription(item: JsonRecord): NewPosting['description'] {
  const whole = textsOf(item.description)
  const parts = whole.length > 0 ? whole : PARTS.flatMap((name) => textsOf(item[name]))
  const pay =
    typeof item.baseSalary === 'string' ? payLine(/[a-z€£$¥]/i.test(item.baseSalary) ? item.baseSalary : null) : null
  if (parts.length === 0) throw new ItemShapeError('missing description')
  return describedInParts([...parts.map((html) => ({ html: unescapedHtml(html) })), ...(pay === null ? [] : [pay])])
}

const textsOf = (value: unknown): string[] => listOf(value).flatMap((text) => optionalText(text) ?? [])

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
