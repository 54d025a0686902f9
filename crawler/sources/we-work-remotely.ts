import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { countryCode } from './country-code.ts'
import { decodeEntitiesOnce } from './html-page.ts'
import { requireText } from './json-shape.ts'
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedExpiry } from './stated-expiry.ts'
import { fieldText, parseXmlItems, readXmlItems, type XmlItem } from './xml-items.ts'

/**
 * We Work Remotely: an RSS feed of the newest remote jobs with their text. `query` is one of its categories
 * ("remote-back-end-programming-jobs"); without it the feed of all is read.
 * Docs: https://weworkremotely.com/remote-job-rss-feed
 * Gives title, employer, HTML, region, `pubDate`. Gives no pay.
 * Terms: link back and name We Work Remotely.
 * Traps: the title is "Employer: Role"; a role may hold a colon too, so the first one with a space behind it divides;
 * the pages of the jobs refuse crawlers; feeds overlap, told apart by `guid`.
 */
export const weWorkRemotely: SourceAdapter = {
  type: 'we-work-remotely',
  describes: {
    name: 'We Work Remotely',
    kind: 'snapshot',
    attribution: 'Jobs by We Work Remotely (https://weworkremotely.com)',
    linkDuty: 'link',
    licence: 'We Work Remotely RSS terms: link back, name the source',
    url: 'https://weworkremotely.com',
  },
  listsAllOpen: false,
  firstRequests(config) {
    const path = config.query === undefined ? 'remote-jobs' : `categories/${encodeURIComponent(config.query)}`
    return [{ kind: 'listing', url: `${boardBase(config, 'https://weworkremotely.com')}/${path}.rss` }]
  },
  parsePage(page, config) {
    const { root, items } = readXmlItems(page.body, ITEMS)
    if (root !== 'rss') {
      throw new PageShapeError('we-work-remotely', page.url, `expected RSS, got "${page.body.slice(0, 40)}"`)
    }
    return { ...parseXmlItems(items, 'items', (item) => toPosting(item, config)), next: [] }
  },
}

const ITEMS: ReadonlySet<string> = new Set(['item'])

function toPosting(item: XmlItem, config: SourceConfig): NewPosting {
  const heading = decodeEntitiesOnce(requireText(fieldText(item, 'title'), 'title'))
  const [, company = null, title = heading] = /^(.+?): (.+)$/s.exec(heading) ?? []
  return {
    source: config.id,
    board: '',
    sourceId: requireText(fieldText(item, 'guid', 'link'), 'guid'),
    url: fieldText(item, 'link'),
    title: title.trim(),
    company: company?.trim() ?? null,
    place: {
      ...NO_PLACE,
      text: fieldText(item, 'region'),
      country: countryCode(withoutFlag(fieldText(item, 'country'))),
    },
    workplace: 'remote', // the board takes no other jobs
    employmentType: fieldText(item, 'type'),
    salary: null,
    description: { format: 'html', content: requireText(fieldText(item, 'description'), 'description') },
    postedOn: postedDay(fieldText(item, 'pubDate')),
    ...statedExpiry(fieldText(item, 'expires_at')),
  }
}

/** "🇺🇸 United States of America" */
const withoutFlag = (country: string | null): string | null =>
  country?.replace(/\p{Regional_Indicator}/gu, '').trim() ?? null
