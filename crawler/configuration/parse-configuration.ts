import { Errors } from 'typebox/value'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { closestName } from '../../data/closest-name.ts'
import { UserError } from '../../data/user-error.ts'
import { type ConfigurationFile, configurationSchema } from './configuration-schema.ts'

type Path = (string | number)[]

export interface ParsedConfiguration {
  values: ConfigurationFile
  /** An error at a key, worded as `FILE:LINE:COLUMN KEY: REASON`. */
  errorAt: (path: Path, reason: string) => UserError
}

/**
 * Reads the text of `skilltide.yaml`.
 * @throws UserError with one line for every mistake: file, line and column, key, and what is wrong with it
 */
export function parseConfiguration(text: string, fileName: string): ParsedConfiguration {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const lineAt = (offset: number): string => {
    const { line, col } = lineCounter.linePos(offset)
    return `${fileName}:${line}:${col}`
  }
  if (document.errors.length > 0) {
    throw new UserError(document.errors.map(({ pos, message }) => `${lineAt(pos[0])} ${message}`).join('\n'))
  }
  const wordsAt = (path: Path, reason: string) => `${lineAt(offsetOf(document, path))} ${keyOf(path)}: ${reason}`
  // An empty file says nothing and is no mistake.
  const values = valuesOf(document, fileName)
  const mistakes = findMistakes(values)
  if (mistakes.length > 0) throw new UserError(mistakes.map(({ path, reason }) => wordsAt(path, reason)).join('\n'))
  return {
    values: values as ConfigurationFile, // findMistakes has just proved it
    errorAt: (path, reason) => new UserError(wordsAt(path, reason)),
  }
}

/** @throws UserError when an alias names nothing, or so many name each other that the file would grow without measure */
function valuesOf(document: Document, fileName: string): unknown {
  try {
    return document.toJS() ?? {}
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(`${fileName}: ${reason}; write the value out instead of "*name"`, 'usage', { cause })
  }
}

/** `sources[0].board`; the whole file where there is no key. */
const keyOf = (path: Path): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('') ||
  'the file'

/** Where the key of a path stands in the text; without one, where its parent begins. */
function offsetOf(document: Document, path: Path): number {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const name = path.at(-1)
  if (isMap(parent)) {
    const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === name)?.key
    if (isScalar(key)) return key.range?.[0] ?? 0
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  const range = (node ?? parent) as { range?: [number, number, number] } | null | undefined
  return range?.range?.[0] ?? 0
}

interface Mistake {
  path: Path
  reason: string
}

function findMistakes(values: unknown): Mistake[] {
  return Errors(configurationSchema, values).flatMap((error): Mistake[] => {
    const path = pathOf(error.instancePath)
    switch (error.keyword) {
      case 'additionalProperties':
        return error.params.additionalProperties.map((name) => ({
          path: [...path, name],
          reason: unknownKey(name, path),
        }))
      case 'required':
        return [{ path, reason: `needs ${error.params.requiredProperties.map((name) => `"${name}"`).join(', ')}` }]
      case 'type':
        return [{ path, reason: `must be ${TYPE_WORDS[String(error.params.type)] ?? error.params.type}` }]
      case 'boolean': // says again what `additionalProperties` says
        return []
      default:
        return [{ path, reason: error.message }]
    }
  })
}

const TYPE_WORDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of keys',
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))

function unknownKey(name: string, path: Path): string {
  const known = Object.keys(propertiesAt(path))
  const meant = closestName(name, known)
  return meant === null ? `unknown key; known are ${known.join(', ')}` : `unknown key; did you mean "${meant}"?`
}

function propertiesAt([name]: Path): object {
  const { properties } = configurationSchema
  switch (name) {
    case 'sources':
      return properties.sources.items.properties
    case 'politeness':
    case 'mail':
    case 'schedule':
      return properties[name].properties
    default:
      return properties
  }
}
