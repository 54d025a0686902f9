import { isAscii, isUtf8 } from 'node:buffer'
import { gunzipSync } from 'node:zlib'

/** How far into a page its own declaration of a character set is looked for (the HTML standard's prescan). */
const DECLARATION_BYTES = 1024

/**
 * Body of an answer as text: unpacked if it is a `.gz` file, read in the character set that a byte order mark, the
 * `Content-Type`, or the page itself names, else UTF-8. What reads cleanly as UTF-8 is UTF-8 whatever is said of it: no
 * text of another set with letters beyond ASCII does so by chance. Bytes that make no sense become U+FFFD; NUL is dropped.
 *
 * @throws RangeError when a packed body grows beyond `maxBytes`
 */
export function pageText(body: Buffer, contentType: string | null, maxBytes: number): string {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  const bytes = isGzip ? gunzipSync(body, { maxOutputLength: maxBytes }) : body
  const decoder = decoderFor(bytes, contentType)
  const isBelied = decoder.encoding !== 'utf-8' && !decoder.encoding.startsWith('utf-16') && isPlainlyUtf8(bytes)
  return (isBelied ? new TextDecoder('utf-8') : decoder).decode(bytes).replaceAll('\u0000', '')
}

/** Well-formed UTF-8 with at least one letter beyond ASCII. */
const isPlainlyUtf8 = (bytes: Buffer): boolean => isUtf8(bytes) && !isAscii(bytes)

function decoderFor(bytes: Buffer, contentType: string | null): TextDecoder {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8')
  const inHeader = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const start = bytes.subarray(0, DECLARATION_BYTES).toString('latin1')
  const inPage =
    /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1]
  for (const label of [inHeader, inPage]) {
    if (label === undefined) continue
    try {
      return new TextDecoder(label)
    } catch {
      // A label nobody knows says nothing: the next one counts.
    }
  }
  return new TextDecoder('utf-8')
}
