import type { NewPosting, Place } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import {
  asList,
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseItems,
  parseJson,
  requireText,
} from './json-shape.ts'
import { moveOn } from './next-page.ts'
import { NO_PLACE, severalPlaces } from './several-places.ts'
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'

const MAX_PAGES = 100 // later pages are refused

/**
 * The Muse: JSON pages of jobs, mostly in the United States, with their text. `query` is a category of theirs; without
 * it "Data and Analytics".
 * Docs: https://www.themuse.com/developers/api/v2
 * Gives title, employer, places, HTML, instant. Gives no pay.
 * Terms: those of its API; link to the posting.
 * Traps: pages count from 0; employer and places may be null or empty; remote is a place called "Flexible / Remote".
 */
export const theMuse: SourceAdapter = {
  type: 'the-muse',
  describes: {
    name: 'The Muse',
    kind: 'snapshot',
    attribution: 'Jobs by The Muse (https://www.themuse.com)',
    linkDuty: 'link',
    licence: 'The Muse API terms: link to the posting',
    url: 'https://www.themuse.com',
  },
  listsAllOpen: false,
  firstRequests: (config) => [{ kind: 'listing', url: firstUrl(config) }],
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'the-muse'))
    if (!Array.isArray(answer?.results)) throw new PageShapeError('the-muse', page.url, 'no "results" array')
    const pageCount = Math.min(optionalNumber(answer.page_count) ?? 0, MAX_PAGES)
    return {
      ...parseItems(answer.results, 'results', (job) => toPosting(job, config)),
      next: nextPage(page, pageCount),
    }
  },
}

const firstUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://www.themuse.com')}/api/public/jobs?page=0` +
  `&category=${encodeURIComponent(config.query ?? 'Data and Analytics')}`

function nextPage(page: FetchedPage, pageCount: number): SourceRequest[] {
  const { position, request } = moveOn(page, 'page', 1)
  return position < pageCount ? [request] : []
}

const REMOTE = 'Flexible / Remote'

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  const locations = asList(job.locations).flatMap((location) => optionalText(asRecord(location)?.name) ?? [])
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(asRecord(job.refs)?.landing_page),
    title: requireText(job.name, 'name'),
    company: optionalText(asRecord(job.company)?.name),
    place: readPlace(locations),
    // Beside other places it is one of several choices.
    workplace: locations.length === 1 && locations[0] === REMOTE ? 'remote' : 'unknown',
    employmentType: null,
    salary: null,
    description: { format: 'html', content: requireText(job.contents, 'contents') },
    postedOn: postedDay(job.publication_date),
  }
}

const readPlace = (locations: readonly string[]): Place =>
  severalPlaces(locations.map((text) => ({ ...NO_PLACE, text })))
