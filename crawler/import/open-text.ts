import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { binaryKind } from './binary-kind.ts'
import { ContentFault } from './content-fault.ts'
import { peek } from './peek.ts'
import { pump } from './pump.ts'
import { UnfitFileError } from './unfit-file.ts'

export interface OpenedText {
  /** The first characters, to recognise the format by; the chunks begin with them again. */
  head: string
  chunks: AsyncIterable<string>
  /** What a person should know about how the bytes were read; null when there is nothing to say. */
  note: string | null
}

const HEAD_LENGTH = 65_536 // a header line, or the first advert of nearly any collection

/**
 * Opens a file as text: unpacks gzip (told by its first bytes, whatever the name says) and finds the encoding. Reads as
 * it is asked, never the whole file.
 * @throws UnfitFileError for a folder, a file that is closed to us, and one that holds no text
 */
export async function openText(file: string): Promise<OpenedText> {
  requireReadable(file)
  const bytes = await peek(unpacked(file), (chunks) => byteLength(chunks) >= HEAD_LENGTH)
  const sample = Buffer.concat(bytes.head)
  const binary = binaryKind(sample)
  if (binary !== null) throw new UnfitFileError(`it is ${binary}`)
  const { encoding, note } = detectEncoding(sample)
  const text = await peek(decoded(bytes.all, encoding), (chunks) => chunks.join('').length >= HEAD_LENGTH / 4)
  return { head: text.head.join(''), chunks: text.all, note }
}

function requireReadable(file: string): void {
  if (statSync(file).isDirectory())
    throw new UnfitFileError(`it is a folder; name its files, e.g. ${file.replace(/\/$/, '')}/*`)
  try {
    accessSync(file, constants.R_OK)
  } catch (cause) {
    throw new UnfitFileError('you may not read it (permission denied)', 'usage', { cause })
  }
}

const byteLength = (chunks: readonly Buffer[]): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0)

async function* rawBytes(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file)
  } catch (cause) {
    throw new ContentFault(`the file cannot be read on (${(cause as Error).message})`, { cause })
  }
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const raw = await peek<Buffer>(rawBytes(file), (chunks) => byteLength(chunks) >= 2)
  const isGzip = Buffer.concat(raw.head)
    .subarray(0, 2)
    .equals(Buffer.from([0x1f, 0x8b]))
  if (!isGzip) return yield* raw.all
  try {
    yield* pump<Buffer>(raw.all, createGunzip())
  } catch (cause) {
    if (cause instanceof ContentFault) throw cause
    throw new ContentFault(`the gzip is broken or cut off (${(cause as Error).message})`, { cause })
  }
}

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** By byte order mark, by the zero bytes that UTF-16 has in every Latin letter, else UTF-8 if the sample is valid UTF-8. */
function detectEncoding(sample: Buffer): { encoding: string; note: string | null } {
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', note: 'read as UTF-16' }
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', note: 'read as UTF-16' }
  if (sample.length >= 4 && sample[0] !== 0 && sample[1] === 0 && sample[3] === 0)
    return { encoding: 'utf-16le', note: 'read as UTF-16' }
  if (sample.length >= 4 && sample[0] === 0 && sample[1] !== 0 && sample[2] === 0)
    return { encoding: 'utf-16be', note: 'read as UTF-16' }
  try {
    // A character may be cut at the end of the sample: `stream` waits for its rest.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return { encoding: 'utf-8', note: null }
  } catch {
    return { encoding: 'windows-1252', note: 'no valid UTF-8, read as Windows-1252 (Latin-1); check the accents' }
  }
}
