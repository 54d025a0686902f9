import { WINDOWS_1252 } from '../../data/windows-1252.ts'

const BYTES = new Map([...WINDOWS_1252].map((character, index) => [character, 0x80 + index]))
// "â€™" and "Ã¼": what the first and the second byte of a UTF-8 character look like
const SUSPICIOUS = new RegExp(`[ÂÃâð][\\u0080-\\u00BF${WINDOWS_1252}]`)

/**
 * Text that was UTF-8 and has been read as Windows-1252 ("donâ€™t"), as it was meant. Only if every character is a byte
 * and all bytes together are well-formed UTF-8; in any other case the text stays as it is.
 */
export function repairMojibake(text: string): string {
  if (!SUSPICIOUS.test(text)) return text
  const bytes = [...text].map((character) => BYTES.get(character) ?? character.codePointAt(0) ?? 0x100)
  if (bytes.some((byte) => byte > 0xff)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return text // no UTF-8: the author meant these letters
  }
}
