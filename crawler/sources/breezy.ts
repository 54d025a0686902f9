import type { NewPosting, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardSite, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { describedInParts, payLine } from './description-parts.ts'
import { readHtmlPage } from './html-page.ts'
import { readJsonLd } from './json-ld.ts'
import {
  asRecord,
  type JsonRecord,
  optionalText,
  parseDetail,
  parseJson,
  parseListing,
  requireText,
} from './json-shape.ts'
import { readJobPosting } from './schema-job-posting.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedWorkplace } from './stated-workplace.ts'

/**
 * Breezy HR boards: a JSON page lists an employer's postings, the page of each holds its text as schema.org JobPosting.
 * Docs: none; the format is what careers pages embed.
 * Gives title, place, workplace, `published_date` (optional); pay is free text.
 * Traps: an unknown board answers 200 with `[]`; `is_remote` is true on hybrid jobs too, `remote_details` says which;
 * the posting's page knows no hybrid, so the listing's fields go along with its address.
 */
export const breezy: SourceAdapter = {
  type: 'breezy',
  describes: {
    name: 'Breezy HR job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://breezy.hr',
  },
  firstRequests: (config) => [{ kind: 'listing', url: `${boardBase(config, site(config))}/json` }],
  parsePage(page, config) {
    if (page.kind === 'detail') return readDetail(page, config)
    const jobs = parseJson(page, 'breezy')
    if (!Array.isArray(jobs)) throw new PageShapeError('breezy', page.url, 'expected an array of positions')
    return parseListing(jobs, 'positions', (job) => ({
      kind: 'detail',
      url: `${boardBase(config, site(config))}/p/${encodeURIComponent(requireText(job.friendly_id ?? job.id, 'id'))}`,
      listed: job,
    }))
  },
}

const site = (config: SourceConfig): string => boardSite(config, 'breezy.hr')

function readDetail(page: FetchedPage, config: SourceConfig): ParsedPage {
  const { items } = readJsonLd(readHtmlPage(page.body, page.url).jsonLd, 'JobPosting')
  const [item] = items
  if (item === undefined) throw new PageShapeError('breezy', page.url, 'the page has no JobPosting')
  return parseDetail(item, (posting) => toPosting(posting, page, config))
}

function toPosting(item: JsonRecord, page: FetchedPage, config: SourceConfig): NewPosting {
  const job = page.listed ?? {}
  const slug = new URL(page.url).pathname.split('/').at(-1) ?? ''
  const context = { source: 'breezy', board: config.board ?? '', pageUrl: page.url, isOnlyOne: true, company: null }
  const onPage = readJobPosting(item, context)
  const location = asRecord(job.location)
  const text = optionalText(location?.name)
  return {
    ...onPage,
    // "a1b2c3d4e5f6-data-engineer": the id, then words that change with the title
    sourceId: optionalText(job.id) ?? requireText(slug.split('-')[0], 'id'),
    url: optionalText(job.url) ?? `${site(config)}/p/${slug}`,
    title: optionalText(job.name) ?? onPage.title,
    company: optionalText(asRecord(job.company)?.name) ?? onPage.company ?? employerName(config),
    place:
      text === null
        ? onPage.place
        : { text, country: readCountry(location), region: null, city: optionalText(location?.city) },
    workplace: readWorkplace(location),
    employmentType: optionalText(asRecord(job.type)?.name) ?? onPage.employmentType,
    description: describedInParts([{ html: onPage.description.content }, payLine(optionalText(job.salary))]),
    postedOn: postedDay(job.published_date) ?? onPage.postedOn,
  }
}

const readCountry = (location: JsonRecord | null): string | null =>
  countryCode(optionalText(asRecord(location?.country)?.id))

/** Without details `is_remote` is true on hybrid jobs too, so it says neither. */
const readWorkplace = (location: JsonRecord | null): Workplace =>
  statedWorkplace(optionalText(asRecord(location?.remote_details)?.value))
