import { hash } from 'node:crypto'
import type { NewPosting } from '../../data/domain.ts'
import { foldedWords } from '../text/folded-words.ts'
import type { ReadPlace } from './place.ts'

/** Legal forms at the end of a company's name, which one board writes and another leaves out. */
const LEGAL_FORM =
  /(?: (?:inc|llc|ltd|limited|gmbh|ag|se|sa|sas|bv|b v|corp|corporation|co|plc|pty|oy|ab|as|srl|spa|kg))+$/

/**
 * Key of the advert itself, equal for postings that show the same advert: a repost, the same posting on another board.
 * Made of company, title, place and the words of the text, without regard to markup, capitals, punctuation and space.
 * Places differ, keys differ: one text for Leeds and for London is two openings. Where no company is stated, source and
 * board stand in its place: equal texts of unknown employers are two openings unless one board shows both.
 *
 * @param text  the readable text of the description
 */
export function openingKey(
  posting: Pick<NewPosting, 'source' | 'board' | 'title' | 'company' | 'place'>,
  place: ReadPlace,
  text: string,
): string {
  const company = words(posting.company ?? '').replace(LEGAL_FORM, '')
  const employer = company === '' ? `${posting.source}\0${posting.board}` : company
  const where =
    place.city === null ? words(posting.place.text ?? place.country ?? '') : `${place.country} ${words(place.city)}`
  const said = hash('sha256', foldedWords(text))
  return hash('sha256', [employer, words(posting.title), where, said].join('\u0001')).slice(0, KEY_LENGTH)
}

const KEY_LENGTH = 32 // 128 bits: among a billion adverts two different ones share a key with odds of 1 in 10^21

/** Words in lower case, single spaces between. */
function words(text: string): string {
  const { buffer, byteOffset, byteLength } = foldedWords(text)
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le')
}
