import { Readable } from 'node:stream'
import type { NewPosting } from '../../data/domain.ts'
import { readHtmlPage } from '../sources/html-page.ts'
import { readJsonLd } from '../sources/json-ld.ts'
import type { JsonRecord } from '../sources/json-shape.ts'
import { readJobPosting } from '../sources/schema-job-posting.ts'
import { ContentFault } from './content-fault.ts'
import { contentId } from './content-id.ts'
import { dayIn, type FileKind } from './file-kind.ts'
import type { Item } from './item.ts'

const MAX_PAGE_LENGTH = 20 * 1024 * 1024 // characters; saved pages with their pictures inside reach a few million

/** A saved page as its JobPosting records, with what reads them. */
export async function openSavedPage(
  chunks: AsyncIterable<string>,
  source: string,
): Promise<{ format: string; kind: FileKind; items: AsyncIterable<Item> }> {
  const page = readHtmlPage(await wholeText(chunks), 'about:blank')
  const pageUrl = page.canonicalUrl
  const { items, broken } = readJsonLd(page.jsonLd, 'JobPosting')
  const read = (item: JsonRecord): NewPosting => {
    const hasIdentity =
      item.url !== undefined || item.identifier !== undefined || (pageUrl !== null && items.length === 1)
    const identified = hasIdentity ? item : { ...item, identifier: contentId(item) }
    return readJobPosting(identified, { source, board: '', pageUrl, isOnlyOne: items.length === 1, company: null })
  }
  const kind: FileKind = {
    format: 'html',
    source,
    board: '',
    describes: { name: `Imported (${source})`, kind: 'archive', attribution: null, licence: null, url: null },
    read,
    statedDay: dayIn('datePosted'),
  }
  const found = items.map((value, index): Item => ({ line: index + 1, value }))
  const none: Item = { line: 1, value: null, fault: whyNone(broken) }
  return { format: 'html', kind, items: Readable.from(found.length > 0 ? found : [none]) }
}

const whyNone = (broken: readonly string[]): string =>
  broken.length > 0
    ? `the page has JSON-LD that cannot be read: ${broken[0]}`
    : 'the page has no schema.org JobPosting; save the page of one advert as HTML'

async function wholeText(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) {
    text += chunk
    if (text.length > MAX_PAGE_LENGTH) throw new ContentFault('longer than any page of an advert')
  }
  return text
}
