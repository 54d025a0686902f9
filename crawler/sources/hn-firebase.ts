import type { NewPosting } from '../../data/domain.ts'
import { readHnItem } from '../import/hn-item.ts'
import { boardBase } from './board.ts'
import { asList, asRecord, type JsonRecord, optionalText, parseDetail, parseJson, requireText } from './json-shape.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { NotAnOfferError, PageShapeError } from './source-errors.ts'

/** The account posts three threads a month, of which one is ours: two months. */
const SUBMISSION_COUNT = 6
const THREAD_TITLE = /^Ask HN: Who is hiring\?/

/**
 * Hacker News "Who is hiring?" from Hacker News itself: a page for the account that posts the threads, one for each
 * thread, and one for each comment. `hn-who-is-hiring` asks a search engine for the same in five pages; this one asks for
 * some six hundred, and is for when that one is out of order. Give it the id `hn-who-is-hiring` to keep their figures
 * together.
 * Docs: https://github.com/HackerNews/API
 * Gives the text of each comment and its instant. An archive: threads stay.
 * Traps: what does not exist is `null` with status 200; deleted and dead comments have no text; robots.txt allows only
 * what ends in `.json`.
 */
export const hnFirebase: SourceAdapter = {
  type: 'hn-firebase',
  describes: {
    name: 'Hacker News: Who is hiring? (from its own pages)',
    kind: 'archive',
    attribution: 'Comments on Hacker News (https://news.ycombinator.com), each by its author',
    licence: null,
    url: 'https://news.ycombinator.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: `${apiUrl(config)}/user/whoishiring.json` }],
  parsePage(page, config) {
    if (page.kind === 'detail') return readComment(page, config)
    return /\/user\/[^/]+$/.test(page.url) ? readSubmissions(page, config) : readThread(page, config)
  },
}

const apiUrl = (config: SourceConfig): string => `${boardBase(config, 'https://hacker-news.firebaseio.com')}/v0`
const itemRequests = (ids: readonly unknown[], kind: SourceRequest['kind'], config: SourceConfig): SourceRequest[] =>
  ids
    .flatMap((id) => optionalText(id) ?? [])
    .map((id) => ({ kind, url: `${apiUrl(config)}/item/${encodeURIComponent(id)}.json` }))

function readSubmissions(page: FetchedPage, config: SourceConfig): ParsedPage {
  const submitted = asRecord(parseJson(page, 'hn-firebase'))?.submitted
  if (!Array.isArray(submitted)) throw new PageShapeError('hn-firebase', page.url, 'no "submitted" array')
  return { postings: [], rejects: [], next: itemRequests(submitted.slice(0, SUBMISSION_COUNT), 'listing', config) }
}

/** Threads of people who seek work, and comments of the account itself, are not ours. */
function readThread(page: FetchedPage, config: SourceConfig): ParsedPage {
  const story = asRecord(parseJson(page, 'hn-firebase'))
  if (story === null) throw new PageShapeError('hn-firebase', page.url, 'expected an item')
  const isOurs = THREAD_TITLE.test(optionalText(story.title) ?? '')
  return { postings: [], rejects: [], next: isOurs ? itemRequests(asList(story.kids), 'detail', config) : [] }
}

function readComment(page: FetchedPage, config: SourceConfig): ParsedPage {
  const comment = parseJson(page, 'hn-firebase')
  if (comment === null) return { postings: [], rejects: [{ item: 'page', reason: 'no such comment' }], next: [] }
  const record = asRecord(comment)
  if (record === null) throw new PageShapeError('hn-firebase', page.url, 'expected an item')
  return parseDetail(record, (item) => toPosting(item, config))
}

function toPosting(comment: JsonRecord, config: SourceConfig): NewPosting {
  if (comment.deleted === true || comment.dead === true)
    throw new NotAnOfferError('deleted by its author or by Hacker News', optionalText(comment.id))
  const item = { id: requireText(comment.id, 'id'), text: comment.text, time: comment.time }
  return { ...readHnItem(item), source: config.id }
}
