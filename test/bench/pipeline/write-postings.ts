import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { generatePostings, type PostingStream } from './generate-postings.ts'

/** Writes generated postings as JSON Lines, a megabyte at a time. */
export async function writePostings(file: string, stream: PostingStream): Promise<void> {
  const out = createWriteStream(file)
  let chunk = ''
  for (const posting of generatePostings(stream)) {
    chunk += `${JSON.stringify(posting)}\n`
    if (chunk.length < 2 ** 20) continue
    if (!out.write(chunk)) await once(out, 'drain')
    chunk = ''
  }
  out.end(chunk)
  await finished(out)
}
