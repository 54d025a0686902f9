import type { SourceRequest } from '../sources/source.ts'
import { FetchError } from './fetch-errors.ts'

/** Decompressed sizes: one page of HTML, one feed or sitemap, one whole board. */
const PAGE_BYTES = 5_000_000
const FEED_BYTES = 20_000_000
const BOARD_BYTES = 50_000_000

/** No job advert is one of these, so nothing of it is loaded. Packed files and unnamed bytes may be sitemaps. */
const NEVER_AN_ADVERT = /^(image|audio|video|font)\/|^application\/(pdf|zip|msword|vnd\.(ms-|openxmlformats))/i

/**
 * The largest body that the answer may have, by what its headers say it is.
 * @returns a function that throws FetchError when it is nothing that can be read
 */
export function largestBody({ kind, url }: SourceRequest): (headers: ReadonlyMap<string, string>) => number {
  return (headers) => {
    const type = headers.get('content-type')?.trim() ?? ''
    if (NEVER_AN_ADVERT.test(type)) throw new FetchError(url, `the answer is no page but ${type}`)
    if (kind === 'detail' || /^(text\/html|application\/xhtml\+xml)\b/i.test(type)) return PAGE_BYTES
    return /[/+]xml\b/i.test(type) ? FEED_BYTES : BOARD_BYTES
  }
}
