import type { NewPosting } from '../../data/domain.ts'
import { readHnItem } from '../import/hn-item.ts'
import { boardBase } from './board.ts'
import { asRecord, type JsonRecord, optionalText, parseItems, parseJson, requireText } from './json-shape.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'

/** The thread of this month and the two before: a comment may be added, or removed, for a few weeks. */
const THREAD_COUNT = 3
const THREAD_URL = /\/items\/\d+$/
const THREAD_TITLE = /^Ask HN: Who is hiring\?/

/**
 * Hacker News "Who is hiring?" through the search of Algolia: a page lists the monthly threads, each thread is one page
 * with all its comments.
 * Docs: https://hn.algolia.com/api
 * Gives the text of each comment and its instant; employer, roles and place are read out of its first line. An archive:
 * threads stay. Figures are kept together with those of imported collections.
 * Traps: the account posts threads of people who seek work too; only direct answers to the story are adverts; of a
 * deleted comment the text is null and the answers remain.
 */
export const hnWhoIsHiring: SourceAdapter = {
  type: 'hn-who-is-hiring',
  describes: {
    name: 'Hacker News: Who is hiring?',
    kind: 'archive',
    attribution: 'Comments on Hacker News (https://news.ycombinator.com), each by its author',
    linkDuty: 'link',
    licence: null,
    url: 'https://news.ycombinator.com',
  },
  listsAllOpen: false,
  firstRequests: (config) => [
    {
      kind: 'listing',
      url: `${apiUrl(config)}/search_by_date?tags=story,author_whoishiring&hitsPerPage=20`,
    },
  ],
  parsePage: (page, config) => (THREAD_URL.test(page.url) ? readThread(page, config) : readThreads(page, config)),
}

const apiUrl = (config: SourceConfig): string => `${boardBase(config, 'https://hn.algolia.com')}/api/v1`

function readThreads(page: FetchedPage, config: SourceConfig): ParsedPage {
  const hits = asRecord(parseJson(page, 'hn-who-is-hiring'))?.hits
  if (!Array.isArray(hits)) throw new PageShapeError('hn-who-is-hiring', page.url, 'no "hits" array')
  const threads = hits.map(asRecord).filter((hit) => THREAD_TITLE.test(optionalText(hit?.title) ?? ''))
  const ids = threads.flatMap((hit) => optionalText(hit?.objectID) ?? []).slice(0, THREAD_COUNT)
  if (ids.length === 0) throw new PageShapeError('hn-who-is-hiring', page.url, 'names no "Who is hiring?" thread')
  return {
    postings: [],
    rejects: [],
    next: ids.map((id) => ({ kind: 'listing', url: `${apiUrl(config)}/items/${id}` })),
  }
}

function readThread(page: FetchedPage, config: SourceConfig): ParsedPage {
  const comments = asRecord(parseJson(page, 'hn-who-is-hiring'))?.children
  if (!Array.isArray(comments)) throw new PageShapeError('hn-who-is-hiring', page.url, 'no "children" array')
  return { ...parseItems(comments, 'children', (comment) => toPosting(comment, config)), next: [] }
}

/** Algolia's names for what Hacker News itself calls `time`; the ids are the same. */
const toPosting = (comment: JsonRecord, config: SourceConfig): NewPosting => ({
  ...readHnItem({ id: requireText(comment.id, 'id'), text: comment.text, time: comment.created_at_i }),
  source: config.id,
})
