import type { NewPosting, Place, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardSite, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { requireText } from './json-shape.ts'
import { moveOnUnlessRepeated } from './next-page.ts'
import { placeText, severalPlaces } from './several-places.ts'
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import {
  childFields,
  childText,
  fieldText,
  parseXmlItems,
  readXmlItems,
  type XmlField,
  type XmlItem,
} from './xml-items.ts'

const PAGE_SIZE = 100 // what the service answers unless asked for less

/**
 * Teamtailor boards: RSS with places and workplace in elements of its own (`tt:`).
 * Docs: https://support.teamtailor.com (RSS feed of jobs)
 * Gives title, places, HTML, workplace, `pubDate`. Gives no salary, no employment type. `board` may be the employer's
 * own domain.
 * Traps: `?page=` is ignored, `offset` is not; the text is escaped once; "none" and "temporary" of `remoteStatus` say
 * nothing of the usual place of work.
 */
export const teamtailor: SourceAdapter = {
  type: 'teamtailor',
  describes: {
    name: 'Teamtailor job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://www.teamtailor.com',
  },
  firstRequests: (config) => [
    {
      kind: 'listing',
      url: `${boardBase(config, boardSite(config, 'teamtailor.com'))}/jobs.rss?per_page=${PAGE_SIZE}&offset=0`,
    },
  ],
  parsePage(page, config) {
    const { root, outside, items } = readXmlItems(page.body, ITEMS)
    if (root !== 'rss') {
      throw new PageShapeError('teamtailor', page.url, `expected RSS, got "${page.body.slice(0, 40)}"`)
    }
    const company = outside.get('title') ?? employerName(config)
    return {
      ...parseXmlItems(items, 'items', (item) => toPosting(item, company, config)),
      next: nextPage(page, items),
    }
  },
}

const ITEMS: ReadonlySet<string> = new Set(['item'])

/** Pages go on until one is not full. */
const nextPage = (page: FetchedPage, items: readonly XmlItem[]): SourceRequest[] =>
  items.length < PAGE_SIZE
    ? []
    : moveOnUnlessRepeated(page, 'offset', PAGE_SIZE, items[0] === undefined ? null : idOf(items[0]))

const idOf = (item: XmlItem): string | null => fieldText(item, 'guid', 'link')

function toPosting(item: XmlItem, company: string | null, config: SourceConfig): NewPosting {
  return {
    source: 'teamtailor',
    board: config.board ?? '',
    sourceId: requireText(idOf(item), 'guid'),
    url: fieldText(item, 'link'),
    title: requireText(fieldText(item, 'title'), 'title'),
    company,
    place: severalPlaces(childFields(item, 'tt:locations', 'tt:location').map(onePlace)),
    workplace: WORKPLACES[fieldText(item, 'remoteStatus') ?? ''] ?? 'unknown',
    employmentType: null,
    salary: null,
    description: { format: 'html', content: requireText(fieldText(item, 'description'), 'description') },
    postedOn: postedDay(fieldText(item, 'pubDate')),
  }
}

const WORKPLACES: Readonly<Record<string, Workplace>> = { fully: 'remote', hybrid: 'hybrid', onsite: 'onsite' }

function onePlace(location: XmlField): Place {
  const [city, country] = [childText(location, 'tt:city'), childText(location, 'tt:country')]
  const text = placeText(city, country) ?? childText(location, 'tt:name')
  return { text, country: countryCode(country), region: null, city }
}
