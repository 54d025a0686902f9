import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { roundsOr, seedOr, tally } from '../soak/tally.ts'

const NUM_RUNS = roundsOr(2) * 15
const FIXTURES = join(import.meta.dirname, '../fixtures')
const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
/** Whole pages in every format, which the changes below begin with. */
export const corpus = filesIn(FIXTURES)
  .filter((path) => /(listing|detail)\.\w+$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))

/** What has broken readers before: signs of the formats, numbers at their edges, keys of prototypes. */
const TOKENS = [
  ...['<', '>', '</', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE a [<!ENTITY b "c">]>', '&b;', '&#0;', '&#x110000;'],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    ':',
    '\\',
    '\\u',
    '\\ud800',
    '/*',
    '//',
    'null',
    '1e999',
    '-0',
    '9007199254740993',
  ],
  ...[
    '"__proto__":{"polluted":1},',
    '"constructor":{"prototype":{"polluted":1}},',
    '\u0000',
    '\ud800',
    '\u202e',
    '\ufeff',
  ],
  ...[
    '2024-13-40',
    '0000-00-00',
    '30 Feb',
    '£120-150k',
    '401(k)',
    '600万円',
    '999999999',
    '%',
    '%zz',
    '\r\n',
    '\t',
    ';',
    '=',
  ],
  ...[
    '<script type="application/ld+json">{"@type":"JobPosting"',
    '</script>',
    'User-agent: *',
    'Disallow: /',
    '- &a [*a]',
  ],
]

/** A page of the corpus with some of its parts cut, doubled, moved or replaced; or tokens alone. */
const changed = (seeds: readonly string[]): fc.Arbitrary<string> => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    kind: fc.constantFrom('cut', 'double', 'insert', 'truncate'),
    token: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'binary', maxLength: 8 })),
  })
  const edited = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([seed, changes]) =>
      changes.reduce((text, { at, length, kind, token }) => {
        const from = Math.floor(at * text.length)
        const [before, part, after] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)]
        if (kind === 'cut') return before + after
        if (kind === 'double') return before + part + part + after
        if (kind === 'insert') return before + token + part + after
        return before + token
      }, seed),
    )
  return fc.oneof(
    { weight: 4, arbitrary: edited },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => tokens.join('')) },
  )
}

const cleanPrototype = () => expect(Object.keys(Object.prototype).concat(Object.keys(Array.prototype))).toEqual([])

/** Inputs that once failed, or are of the kind that fails elsewhere: tried again in every run. What fails anew belongs there. */
const KEPT = JSON.parse(readFileSync(join(FIXTURES, 'fuzz/inputs.json'), 'utf8')) as Readonly<Record<string, string[]>>

/**
 * Reads the kept inputs of a kind, and what comes of its seeds by changes. Fails for an error that is not known, and for
 * whatever is left in a prototype.
 */
export async function tryAll(
  kind: string,
  seeds: readonly string[],
  read: (input: string) => unknown,
  known: (error: unknown) => boolean = () => false,
): Promise<void> {
  let inputs = 0
  const tryOne = async (input: string) => {
    inputs += 1
    try {
      await read(input)
    } catch (error) {
      if (!known(error)) throw error
    }
    cleanPrototype()
  }
  const kept = KEPT[kind] ?? []
  expect(kept.length).toBeGreaterThan(0)
  for (const input of kept) await tryOne(input)
  await fc.assert(fc.asyncProperty(changed([...seeds, ...kept]), tryOne), {
    numRuns: NUM_RUNS,
    seed: seedOr(20_261_126),
  })
  tally('inputs tried', inputs)
}
