import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { type JsonRecord, optionalText, requireText } from '../sources/json-shape.ts'
import { NotAnOfferError } from '../sources/source-errors.ts'
import { readHnComment } from './hn-comment.ts'
import { hnLines } from './hn-lines.ts'
import { DELETED } from './hn-offer.ts'

/** A comment of a "Who is hiring?" thread, or a job story: `{id, source, time, text}` as collections and HN's API keep it. */
export const isHnItem = (item: JsonRecord): boolean =>
  'id' in item &&
  'time' in item &&
  !('title' in item && 'description' in item) &&
  (item.source === 'who_is_hiring' || item.source === 'direct' || item.type === 'comment' || item.type === 'job')

/**
 * One comment is one posting, however many jobs it lists: its text is one, and its date is.
 * @throws ItemShapeError with the reason why a comment offers no job
 */
export function readHnItem(item: JsonRecord): NewPosting {
  const id = requireText(item.id, 'id')
  const html = optionalText(item.text)
  if (html === null) throw new NotAnOfferError('no text: deleted, or nothing but a link', id)
  const comment = readHnComment(html)
  if (!comment.isJob) {
    throw new NotAnOfferError(comment.reason ?? 'offers no job', comment.reason === DELETED ? id : null)
  }
  return {
    source: 'hn-who-is-hiring',
    board: '',
    sourceId: id,
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(id)}`,
    title: comment.title ?? requireText(firstLine(html), 'title'),
    company: comment.company,
    place: { text: comment.placeText, country: null, region: null, city: null },
    workplace: comment.workplace,
    employmentType: comment.employmentType,
    salary: comment.salary,
    description: { format: 'html', content: html },
    postedOn: postedDay(item.time),
  }
}

const MAX_TITLE_LENGTH = 200 // characters; first lines beyond that are prose

/** Where no role is named, the line that the author put first is what the advert is called. */
const firstLine = (html: string): string => (hnLines(html)[0] ?? '').slice(0, MAX_TITLE_LENGTH)
