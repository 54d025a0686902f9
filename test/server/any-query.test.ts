import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundsOr, seedOr, tally } from '../soak/tally.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

/**
 * Every parameter of every GET of the API's own description, and of every page, with values that fit and with what is made
 * of them: an answer in any case, never a fault of the server. What once failed is kept and tried again in every run.
 */

const app = await testApp(smallMarket())

interface Parameter {
  name: string
  in: 'path' | 'query'
  schema: { type?: string; enum?: string[]; minimum?: number; maximum?: number; maxLength?: number; items?: object }
}
interface Description {
  paths: Record<string, { get?: { parameters?: Parameter[] } }>
}
const description = JSON.parse((await app.inject('/openapi.json')).body) as Description
const described = Object.entries(description.paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [{ path, parameters: get.parameters ?? [] }],
)
const newest = JSON.parse(
  (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload: { name: 'Robin', skills: 'sql' } })).body,
) as { id?: string }

/** Pages are not described: they read the same parameters. */
const PAGES = [
  ...['/', '/skills', '/skills/{id}', '/skills/{id}/sentences', '/skills/compare', '/roles', '/roles/{role}', '/gaps'],
  ...['/roles/compare', '/sources', '/sources/merges', '/phrases', '/reports', '/reports/{week}', '/profiles'],
  ...['/profiles/{profile}', '/profiles/{profile}/plan', '/skills.csv', '/roles.csv', '/gaps.csv', '/openings.csv'],
  ...['/sources.csv', '/embed/skills/{id}', '/figures/skills/{id}.svg', '/feed.xml'],
]
/** By name: values that fit and lead far in. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  id: ['sql', 'python', 'terraform'],
  role: ['data-engineer', ''],
  roles: ['data-engineer,frontend-developer'],
  country: ['GB', 'us'],
  seniority: ['senior', 'junior'],
  workplace: ['remote', 'hybrid', 'onsite'],
  source: ['example-board', 'example board'],
  level: ['required', 'preferred', 'all'],
  from: ['2026-09-07', '2026-W40', '2026-10', '2026-Q4'],
  until: ['2026-11-16', '2026-W47', '2026-12'],
  week: ['2026-W46', '2026-W53'],
  grain: ['week', 'month', 'quarter'],
  skills: ['sql', 'sql, python:expert', 'sql;python'],
  skill: ['sql', 'python'],
  compare: ['sql,python', 'sql'],
  hours: ['language:60', 'sql:1,python:2'],
  profile: [newest.id ?? '0'.repeat(32)],
  group: ['spring'],
  q: ['data', 'sql'],
  sort: ['share', '-change', 'name'],
  kind: ['language', 'tool'],
  threshold: ['0.8', '1', '0.5'],
}
const NAMES = [
  ...new Set([
    ...Object.keys(FITTING),
    ...described.flatMap(({ parameters }) => parameters.filter((one) => one.in === 'query').map(({ name }) => name)),
    'history',
    'new',
    'page',
    'limit',
    'budget',
    'weeks',
    'top',
  ]),
]

/** What breaks readers of numbers, lists, days, names and addresses. */
const ODD = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e999',
    '1e-9',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '1.5',
    '9007199254740993',
    '99999999999999999999',
  ],
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../..',
    '%00',
    '%2e%2e%2f',
  ],
  ...[
    '0000-00-00',
    '2026-02-30',
    '9999-12-31',
    '-000001-01-01',
    '2026-W00',
    '2026-W54',
    '2026-Q5',
    '2026-13',
    '275760-09-14',
  ],
  ...["'", '"', '`', ';', "' OR 1=1 --", '%', '_', '*', '\\', '\u0000', '\ud800', '\u202e', '\u{1f600}', 'ı', 'İ', 'ß'],
  ...[
    ',',
    ',,,,',
    ':',
    'sql:',
    ':expert',
    'sql:expert:expert',
    'a'.repeat(61),
    'x'.repeat(2_000),
    '('.repeat(500),
    'sql,'.repeat(400),
  ],
]

const fitting = (name: string, schema: Parameter['schema'] = {}): fc.Arbitrary<string> => {
  const known = [...(FITTING[name] ?? []), ...(schema.enum ?? [])]
  const numbers = [schema.minimum, schema.maximum, 1, 26].filter((number) => number !== undefined).map(String)
  return fc.constantFrom(...(known.length > 0 ? known : numbers))
}
const changed = (value: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...ODD),
    fc.constantFrom(...ODD).map((odd) => value + odd),
    fc.nat(value.length).map((at) => value.slice(0, at)),
    fc
      .tuple(fc.nat(value.length), fc.string({ unit: 'binary', maxLength: 4 }))
      .map(([at, part]) => value.slice(0, at) + part + value.slice(at)),
    fc.constant(`${value},${value}`),
    fc.constant(value.toUpperCase()),
  )
const anyValue = (name: string, schema?: Parameter['schema']): fc.Arbitrary<string> =>
  fitting(name, schema).chain((value) => fc.oneof(fc.constant(value), { weight: 2, arbitrary: changed(value) }))

/** An address of the route: each parameter left out, given, given twice, or as a list or an object. */
function addressOf(path: string, parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))
  const inPath = fc.tuple(...names.map((name) => fc.oneof(fitting(name), anyValue(name))))
  const asked = parameters.filter((one) => one.in === 'query')
  const query = fc.array(
    fc
      .constantFrom(...(asked.length > 0 ? asked : NAMES.map((name): Parameter => ({ name, in: 'query', schema: {} }))))
      .chain(({ name, schema }) =>
        fc.tuple(
          fc.oneof(
            { weight: 8, arbitrary: fc.constant(name) },
            fc.constantFrom(`${name}[]`, `${name}[a]`, '__proto__[a]', 'constructor'),
          ),
          anyValue(name, schema),
        ),
      ),
    { maxLength: 6 },
  )
  return fc.tuple(inPath, query).map(([values, pairs]) => {
    const filled = names.reduce(
      (text, name, index) => text.replace(`{${name}}`, encodeURIComponent((values[index] ?? '').toWellFormed())),
      path,
    )
    return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`
  })
}

const KEPT = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/fuzz/queries.json'), 'utf8')) as string[]

async function expectAnswer(url: string): Promise<void> {
  const { statusCode, body } = await app.inject({ url, headers: { accept: 'text/html' } })
  expect(statusCode, url).toBeLessThan(500)
  expect(body, url).not.toMatch(/\n {4}at |node_modules|SQLITE/)
  expect(Object.keys(Object.prototype)).toEqual([])
}

test('the description names its routes and their parameters', () => {
  expect(described.length).toBeGreaterThan(25)
  expect(NAMES.length).toBeGreaterThan(20)
  expect(newest.id).toMatch(/^[0-9a-f]{32}$/)
})

test('what once failed, and seeds that lead far in', async () => {
  expect(KEPT.length).toBeGreaterThan(10)
  for (const url of KEPT) await expectAnswer(url)
})

test.each(['Infinity', '-Infinity', '1e999'])('a number without end is out of every limit: %s', async (value) => {
  for (const url of [`/sources/merges?page=${value}`, `/skills?page=${value}`, `/api/v1/merges?limit=${value}`]) {
    expect((await app.inject(url)).statusCode, url).toBe(400)
  }
})

const routes = [...described, ...PAGES.map((path) => ({ path, parameters: [] as Parameter[] }))]

describe.each(routes)('$path', ({ path, parameters }) => {
  test('answers whatever it is asked', async () => {
    let asked = 0
    await fc.assert(
      fc.asyncProperty(addressOf(path, parameters), async (url) => {
        asked += 1
        await expectAnswer(url)
      }),
      { numRuns: roundsOr(1) * 12, seed: seedOr(20_261_126) },
    )
    tally('queries tried', asked)
  })
})
