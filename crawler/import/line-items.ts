import { parseLongIds } from '../sources/json-shape.ts'
import { ContentFault } from './content-fault.ts'
import type { Item } from './item.ts'

const MAX_LINE_LENGTH = 32 * 1024 * 1024 // no advert; a file that is not JSON Lines after all

/** One JSON value a line. A line that is no JSON is a fault of its own; the next one is read. */
export async function* lineItems(chunks: AsyncIterable<string>): AsyncGenerator<Item> {
  let line = 0
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const text of parts) {
      line += 1
      yield* lineItem(text, line)
    }
    if (rest.length > MAX_LINE_LENGTH) throw new ContentFault(`line ${line + 1} is longer than any advert`)
  }
  yield* lineItem(rest, line + 1)
}

function* lineItem(text: string, line: number): Generator<Item> {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return
  try {
    yield { line, value: parseLongIds(trimmed) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    yield { line, value: text, fault: `no JSON: ${error.message}` }
  }
}
