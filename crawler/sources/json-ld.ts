import { decodeEntitiesOnce } from './html-page.ts'
import { asRecord, isTooDeep, type JsonRecord, TOO_DEEP } from './json-shape.ts'

/**
 * JSON-LD as sites really write it: several values in a script, comments, CDATA and HTML comment marks around it,
 * trailing commas, raw line breaks and unknown escapes in strings. What is beyond that is broken, never guessed.
 */

/** Objects nested deeper than this are nobody's job advert. */
const MAX_DEPTH = 8
/** References may lead in circles, each object to many: an advert with its places has a few dozen. */
const MAX_OBJECTS = 2_000
/** Scripts longer than this are nobody's job advert. */
const MAX_SCRIPT_LENGTH = 2_000_000 // characters

export interface JsonLd {
  /** Every object of the wanted type, wherever it stands, with `@id` references filled in; each once. */
  items: JsonRecord[]
  /** Why a script could not be read, one per script. */
  broken: string[]
}

/** Objects of schema.org type `type` in the scripts of one page. */
export function readJsonLd(scripts: readonly string[], type: string): JsonLd {
  const values: unknown[] = []
  const broken: string[] = []
  for (const script of scripts) {
    try {
      const parsed = parseLenientJson(script)
      if (isTooDeep(parsed)) throw new SyntaxError(TOO_DEEP)
      values.push(...parsed)
    } catch (error) {
      broken.push(error instanceof Error ? error.message : String(error))
    }
  }
  const byId = new Map<string, JsonRecord>()
  const found: JsonRecord[] = []
  walk(values, MAX_DEPTH, (record) => {
    const id = record['@id']
    if (typeof id === 'string') byId.set(id, { ...byId.get(id), ...record })
    if (hasType(record, type)) found.push(record)
  })
  const items = found.map((item) => withReferences(item, byId))
  return { items: differentItems(items), broken }
}

/** Pages state one object twice, or once whole and once as a bare reference: all of these are one. */
function differentItems(items: readonly JsonRecord[]): JsonRecord[] {
  const known = new Set<string>()
  return items.filter((item) => {
    const key = typeof item['@id'] === 'string' ? item['@id'] : JSON.stringify(item)
    return !known.has(key) && known.add(key)
  })
}

function walk(value: unknown, depth: number, visit: (record: JsonRecord) => void): void {
  if (depth < 0) return
  if (Array.isArray(value)) for (const element of value) walk(element, depth - 1, visit)
  const record = asRecord(value)
  if (record === null) return
  visit(record)
  for (const inner of Object.values(record)) if (typeof inner === 'object') walk(inner, depth - 1, visit)
}

/** `@type` is a name, an address (`https://schema.org/JobPosting`) or a list of them. */
function hasType(record: JsonRecord, type: string): boolean {
  const types = Array.isArray(record['@type']) ? record['@type'] : [record['@type']]
  return types.some(
    (name) => typeof name === 'string' && name.replace(/^(https?:\/\/(www\.)?schema\.org\/|schema:)/, '') === type,
  )
}

/** The item with what its `@id` references name in their place, and theirs in turn. */
function withReferences(item: JsonRecord, byId: ReadonlyMap<string, JsonRecord>): JsonRecord {
  let objectsLeft = MAX_OBJECTS
  function filled(value: unknown, depth: number): unknown {
    if (depth === 0 || objectsLeft === 0) return value
    if (Array.isArray(value)) return value.map((element) => filled(element, depth - 1))
    const record = asRecord(value)
    return record === null ? value : filledRecord(record, depth - 1)
  }
  function filledRecord(record: JsonRecord, depth: number): JsonRecord {
    objectsLeft -= 1
    const whole = typeof record['@id'] === 'string' ? { ...record, ...byId.get(record['@id']) } : record
    return Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, filled(value, depth)]))
  }
  return filledRecord(item, MAX_DEPTH)
}

/**
 * All JSON values of a script, mended if need be.
 * @throws SyntaxError when it cannot be read even so
 */
export function parseLenientJson(script: string): unknown[] {
  if (script.length > MAX_SCRIPT_LENGTH) throw new SyntaxError(`longer than ${MAX_SCRIPT_LENGTH} characters`)
  const text = script.trim()
  if (text === '') return []
  try {
    return [JSON.parse(text)]
  } catch {
    const unescaped = !text.includes('"') && text.includes('&quot;') ? decodeEntitiesOnce(text) : text
    return mendJson(withoutWrappers(unescaped)).map((value): unknown => JSON.parse(value))
  }
}

const OPENING = /\s+|<!--[^{[]{0,500}?-->|<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[/y
const CLOSINGS = ['-->', ']]>', ';', '//', '/*', '*/']

/** Comments before the JSON go; so do the marks of `<!-- … -->`, `//<![CDATA[ … //]]>` and the like around it. */
function withoutWrappers(text: string): string {
  OPENING.lastIndex = 0
  let start = 0
  while (OPENING.test(text)) start = OPENING.lastIndex
  let rest = text.slice(start).trimEnd()
  for (let mark = closingOf(rest); mark !== undefined; mark = closingOf(rest)) {
    rest = rest.slice(0, -mark.length).trimEnd()
  }
  return rest
}

const closingOf = (text: string): string | undefined => CLOSINGS.find((mark) => text.endsWith(mark))

/** One pattern a token: a string, a comment, or any other character. Unclosed strings match nothing and stay broken. */
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n\r]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|[\s\S]/g

/** Splits the text into its top-level values, without comments and trailing commas, with strings made valid. */
function mendJson(text: string): string[] {
  const values: string[] = []
  let tokens: string[] = []
  let depth = 0
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') {
      depth -= 1
      dropTrailingComma(tokens)
    }
    // Between values only: `{…}{…}`, `{…},{…}` and `{…};` are all seen.
    if (depth === 0 && tokens.length === 0 && /^[\s,;]$/.test(token)) continue
    tokens.push(token.startsWith('"') && token.length > 1 ? mendString(token) : token)
    if (depth === 0 && (token === '}' || token === ']')) {
      values.push(tokens.join(''))
      tokens = []
    }
  }
  if (tokens.length > 0) values.push(tokens.join(''))
  return values
}

function dropTrailingComma(tokens: string[]): void {
  const last = tokens.findLastIndex((token) => token.trim() !== '')
  if (tokens[last] === ',') tokens.splice(last, 1)
}

const CONTROLS: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Raw control characters become escapes; `\'` and `\x27` become what was meant. */
const mendString = (token: string): string =>
  token
    .replace(/\\x([0-9a-f]{2})/gi, '\\u00$1')
    .replace(/\\([^"\\/bfnrtu])/g, '$1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
    .replace(/[\u0000-\u001f]/g, (control) => CONTROLS[control] ?? ' ')
