import Assembler, { type AssemblerOptions } from 'stream-json/Assembler.js'
import JsonParser from 'stream-json/Parser.js'
import { asRecord, type JsonRecord } from '../sources/json-shape.ts'
import { ContentFault } from './content-fault.ts'
import type { Item } from './item.ts'
import { pump } from './pump.ts'

interface Token {
  name: string
  value?: string
}

// Names that public job interfaces give to their list of adverts.
const LIST_NAMES =
  /^(jobs?|results?|data|items?|postings?|job_?postings?|offers?|hits|content|adverts?|ads|vacanc(y|ies)|positions?|openings?|listings?|records?|rows|comments?)$/i

/**
 * The elements of a JSON document's list: the array itself, or the first array in the outermost object that has such a
 * name or whose first element `looksRight`; else the outermost array whose first element does. A document without a list is one element. Numbers arrive as their digits, so
 * that long ids stay apart. Only one element is in memory at a time.
 *
 * @throws ContentFault where the JSON is broken or cut off
 */
export async function* jsonItems(
  chunks: AsyncIterable<string>,
  looksRight: (value: unknown) => boolean,
): AsyncGenerator<Item> {
  // The option is documented and works; only its type is missing in @types/stream-json 1.7.8.
  const assembler = new Assembler({ numberAsString: true } as AssemblerOptions)
  const tokens = pump<Token>(withoutMark(chunks), new JsonParser({ streamValues: false, packValues: true }))
  let count = 0
  let listName: string | null = null
  try {
    for await (const token of tokens) {
      assembler.consume(token as never)
      const list = finishedElements(assembler)
      if (list === null) continue
      const isChosen =
        listName === list.name || (listName === null && (LIST_NAMES.test(list.name) || looksRight(list.elements[0])))
      if (!isChosen) continue
      listName = list.name
      for (const value of list.elements.splice(0)) {
        count += 1
        yield { line: count, value }
      }
    }
  } catch (cause) {
    if (cause instanceof ContentFault) throw cause
    throw new ContentFault(`the JSON is broken or cut off after element ${count}: ${(cause as Error).message}`, {
      cause,
    })
  }
  if (!assembler.done) throw new ContentFault(`the JSON is cut off after element ${count}`)
  if (listName === null) yield* wholeDocument(assembler.current, looksRight)
}

/** The list that the last token completed an element of; null while anything deeper is being read. */
function finishedElements(assembler: Assembler): { name: string; elements: unknown[] } | null {
  const { current, depth } = assembler
  if (!Array.isArray(current) || current.length === 0 || assembler.done) return null
  if (depth === 1) return { name: 'items', elements: current }
  if (depth !== 2) return null
  const name = assembler.path[0] // a path takes as long as it is deep
  return typeof name === 'string' ? { name, elements: current } : null
}

function* wholeDocument(document: unknown, looksRight: (value: unknown) => boolean): Generator<Item> {
  const record: JsonRecord | null = asRecord(document)
  const hasOnlyEmptyList =
    record !== null && Object.entries(record).some(([name, list]) => LIST_NAMES.test(name) && Array.isArray(list))
  if (Array.isArray(document) || hasOnlyEmptyList) return
  const elements = looksRight(document) ? null : deepList(document, looksRight)
  yield* (elements ?? [document]).map((value, index) => ({ line: index + 1, value }))
}

const MAX_LIST_DEPTH = 6 // "data.search.results.jobs.edges" is five

/** The outermost list within objects whose first element looks right. */
function deepList(document: unknown, looksRight: (value: unknown) => boolean): unknown[] | null {
  let level = [document]
  for (let depth = 0; depth < MAX_LIST_DEPTH; depth++) {
    const list = level.find((value) => Array.isArray(value) && looksRight(value[0]))
    if (Array.isArray(list)) return list
    level = level.flatMap((value) => Object.values(asRecord(value) ?? {}))
  }
  return null
}

async function* withoutMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst ? chunk.replace(/^\uFEFF/, '') : chunk
    isFirst = false
  }
}
