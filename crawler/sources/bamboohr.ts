import type { NewPosting, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardSite, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { describedInParts, payLine } from './description-parts.ts'
import {
  asRecord,
  type JsonRecord,
  optionalText,
  parseDetail,
  parseJson,
  parseListing,
  requireText,
} from './json-shape.ts'
import { placeText } from './several-places.ts'
import type { FetchedPage, SourceAdapter, SourceConfig } from './source.ts'
import { ItemShapeError, PageShapeError } from './source-errors.ts'

/**
 * BambooHR boards: a JSON page names an employer's postings, a further page holds the text of each.
 * Docs: none; the format is what the board's own page reads.
 * Gives title, place, workplace, HTML, a day without time. Gives no employer's name; pay is free text.
 * Traps: `isRemote` is always null, `locationType` says it; an unknown board answers 200 with a page of advertising; ids
 * are numbers or texts.
 */
export const bamboohr: SourceAdapter = {
  type: 'bamboohr',
  describes: {
    name: 'BambooHR job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://www.bamboohr.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: `${careersUrl(config)}/list` }],
  parsePage(page, config) {
    const result = asRecord(parseJson(page, 'bamboohr'))?.result
    if (page.kind === 'detail') {
      const opening = asRecord(asRecord(result)?.jobOpening)
      if (opening === null) throw new PageShapeError('bamboohr', page.url, 'no "jobOpening"')
      return parseDetail(opening, (item) => toPosting(item, page, config))
    }
    if (!Array.isArray(result)) throw new PageShapeError('bamboohr', page.url, 'no "result" array')
    return parseListing(result, 'result', (item) => ({
      kind: 'detail',
      url: `${careersUrl(config)}/${encodeURIComponent(requireText(item.id, 'id'))}/detail`,
    }))
  },
}

const site = (config: SourceConfig): string => boardSite(config, 'bamboohr.com')
const careersUrl = (config: SourceConfig): string => `${boardBase(config, site(config))}/careers`

/** The id stands only in the address: `/careers/15/detail`. */
const idOf = (page: FetchedPage): string | null =>
  /\/careers\/([^/]+)\/detail$/.exec(new URL(page.url).pathname)?.[1] ?? null

function toPosting(opening: JsonRecord, page: FetchedPage, config: SourceConfig): NewPosting {
  const status = optionalText(opening.jobOpeningStatus)
  if (status !== null && status !== 'Open') throw new ItemShapeError(`not open: ${status}`)
  const id = requireText(idOf(page), 'id')
  const location = asRecord(opening.location)
  const [city, region] = [optionalText(location?.city), optionalText(location?.state)]
  const country = optionalText(location?.addressCountry)
  return {
    source: 'bamboohr',
    board: config.board ?? '',
    sourceId: id,
    url: optionalText(opening.jobOpeningShareUrl) ?? `${site(config)}/careers/${id}`,
    title: requireText(opening.jobOpeningName, 'title'),
    company: employerName(config),
    place: { text: placeText(city, region, country), country: countryCode(country), region, city },
    workplace: WORKPLACES[optionalText(opening.locationType) ?? ''] ?? 'unknown',
    employmentType: optionalText(opening.employmentStatusLabel),
    salary: null,
    description: describedInParts([
      { html: requireText(opening.description, 'description') },
      payLine(optionalText(opening.compensation)),
    ]),
    postedOn: postedDay(opening.datePosted),
  }
}

const WORKPLACES: Readonly<Record<string, Workplace>> = { '0': 'onsite', '1': 'remote', '2': 'hybrid' }
