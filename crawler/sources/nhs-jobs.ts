import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { describedInParts, escapeHtml, payLine } from './description-parts.ts'
import { requireText } from './json-shape.ts'
import { moveOn } from './next-page.ts'
import { NO_PLACE } from './several-places.ts'
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedExpiry } from './stated-expiry.ts'
import { childFields, fieldText, parseXmlItems, readXmlItems, type XmlItem } from './xml-items.ts'

/**
 * NHS Jobs (England and Wales): XML pages of a search. `query` is what to search for; without it "data engineer".
 * Docs: https://www.api.gov.uk/dhsc/nhs-jobs
 * Gives title, employer, place, contract, instant, and a summary of the text, not the text: skills that stand further
 * down are missed. Pay is free text. Every place is in the United Kingdom.
 * Terms: name NHS Jobs, link to the advert.
 * Traps: `<locations>` holds `<locations>`; the number of pages stands outside the adverts.
 */
export const nhsJobs: SourceAdapter = {
  type: 'nhs-jobs',
  describes: {
    name: 'NHS Jobs',
    kind: 'snapshot',
    attribution: 'NHS Jobs (https://www.jobs.nhs.uk)',
    linkDuty: 'link',
    licence: null,
    url: 'https://www.jobs.nhs.uk',
  },
  firstRequests: (config) => [{ kind: 'listing', url: firstUrl(config) }],
  parsePage(page, config) {
    const { root, outside, items } = readXmlItems(page.body, VACANCIES)
    if (root !== 'nhsJobs') {
      throw new PageShapeError('nhs-jobs', page.url, `expected <nhsJobs>, got "${page.body.slice(0, 40)}"`)
    }
    return {
      ...parseXmlItems(items, 'vacancyDetails', (item) => toPosting(item, config)),
      next: items.length === 0 ? [] : nextPage(page, Number(outside.get('totalPages') ?? 1)),
    }
  },
}

const VACANCIES: ReadonlySet<string> = new Set(['vacancyDetails'])

const firstUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://www.jobs.nhs.uk')}/api/v1/search_xml` +
  `?keyword=${encodeURIComponent(config.query ?? 'data engineer')}&page=1&limit=100&sort=publicationDateDesc`

function nextPage(page: FetchedPage, pageCount: number): SourceRequest[] {
  const { position, request } = moveOn(page, 'page', 1)
  return position <= pageCount ? [request] : []
}

function toPosting(item: XmlItem, config: SourceConfig): NewPosting {
  const places = childFields(item, 'locations', 'locations').map(({ text }) => text)
  return {
    source: config.id,
    board: '',
    sourceId: requireText(fieldText(item, 'id', 'reference'), 'id'),
    url: fieldText(item, 'url'),
    title: requireText(fieldText(item, 'title'), 'title'),
    company: fieldText(item, 'employer'),
    place: { ...NO_PLACE, text: places.filter(Boolean).join('; ') || null, country: 'GB' },
    workplace: 'unknown',
    employmentType: fieldText(item, 'type'),
    salary: null,
    description: describedInParts([
      { html: `<p>${escapeHtml(requireText(fieldText(item, 'description'), 'description'))}</p>` },
      payLine(fieldText(item, 'salary')),
    ]),
    postedOn: postedDay(fieldText(item, 'postDate')),
    ...statedExpiry(fieldText(item, 'closeDate')),
  }
}
