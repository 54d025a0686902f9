import { isAscii } from 'node:buffer'
import { readFileSync } from 'node:fs'

/** A file of the vocabulary is not what it should be: the program stops and names file, place and field. */
export class VocabularyError extends Error {
  override name = 'VocabularyError'
}

/** Text of a file that stands beside this one. */
export function readDataFile(name: string): string {
  return textOf(readDataBytes(name))
}

export function readDataBytes(name: string): Buffer {
  return readFileSync(new URL(`./${name}`, import.meta.url))
}

/** Text of ASCII alone, as the longest file is, is read in a third of the time. */
export function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
}

// The readers below take place and field apart, because thousands of skills have no time for messages nobody reads.

/** @throws VocabularyError when `text` is not a JSON object. `place` says where it stands, for the message. */
export function parseObject(text: string, place: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new VocabularyError(`${place}: not JSON`, { cause })
  }
  return asObject(value, place)
}

/** @throws VocabularyError when `value` is not an object */
export function asObject(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new VocabularyError(`${place}: expected an object`)
  }
  return value as Record<string, unknown>
}

const SPACE = 32 // and below it only control characters

function isText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.charCodeAt(0) > SPACE &&
    value.charCodeAt(value.length - 1) > SPACE
  )
}

/**
 * A text that says something: not empty, no space around it.
 *
 * @throws VocabularyError when `value` is something else
 */
export function asText(value: unknown, place: string, field = ''): string {
  if (!isText(value)) throw new VocabularyError(`${place} ${field}: expected a text, got ${JSON.stringify(value)}`)
  return value
}

/** @throws VocabularyError when `value` is not a list of texts */
export function asTexts(value: unknown, place: string, field = ''): string[] {
  if (!Array.isArray(value)) throw new VocabularyError(`${place} ${field}: expected a list of texts`)
  for (const item of value) asText(item, place, field)
  return value
}

/** @throws VocabularyError when `value` is neither true nor false */
export function asFlag(value: unknown, place: string, field = ''): boolean {
  if (typeof value !== 'boolean') throw new VocabularyError(`${place} ${field}: expected true or false`)
  return value
}

/** @throws VocabularyError when `value` is not one of `words` */
export function asOneOf<Word extends string>(
  words: ReadonlySet<Word>,
  value: unknown,
  place: string,
  field = '',
): Word {
  if (!(words as ReadonlySet<unknown>).has(value)) {
    throw new VocabularyError(
      `${place} ${field}: expected one of ${[...words].join(', ')}; got ${JSON.stringify(value)}`,
    )
  }
  return value as Word
}
