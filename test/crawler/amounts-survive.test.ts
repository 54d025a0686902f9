import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutContacts } from '../../crawler/personal-data.ts'

/** An amount may never be taken for a telephone number: a lost salary is a wrong figure, silently. */

const SEPARATORS = [',', '.', ' ', '\u00A0', '’', "'", ''] as const
const amount = fc
  .record({ value: fc.integer({ min: 1_000, max: 2_000_000 }), separator: fc.constantFrom(...SEPARATORS) })
  .map(({ value, separator }) => String(value).replace(/\B(?=(\d{3})+$)/g, separator))
const range = fc
  .record({
    from: amount,
    to: amount,
    dash: fc.constantFrom(' - ', '-', ' – ', '–', '—', ' to ', ' bis '),
    currency: fc.constantFrom('$', '€', '£', 'US$', 'CHF ', 'USD ', 'EUR '),
    isRepeated: fc.boolean(),
    end: fc.constantFrom('', ' per year', '/yr', ' p.a.', ' plus equity', ' + bonus', '.', ', remote'),
  })
  .map(
    ({ from, to, dash, currency, isRepeated, end }) =>
      `${currency}${from}${dash}${isRepeated ? currency : ''}${to}${end}`,
  )
const behind = fc
  .record({
    from: amount,
    to: amount,
    unit: fc.constantFrom(' €', '€', ' EUR', ' USD', ' GBP', '$', ' users', ' customers', ' people'),
  })
  .map(({ from, to, unit }) => `${from} - ${to}${unit}`)
const year = fc.integer({ min: 1950, max: 2035 })
const other = fc.oneof(
  fc.tuple(year, year).map(([from, to]) => `${from}-${to}`),
  fc.tuple(year, year).map(([from, to]) => `${from} – ${to}`),
  fc
    .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-')),
  fc.tuple(fc.nat(30), fc.nat(30), fc.nat(999)).map((parts) => `v${parts.join('.')}`),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.')),
  fc.integer({ min: 10_000, max: 4_999_999_999 }).map((id) => `job id ${id}`),
  fc.integer({ min: 1, max: 99_999 }).map((number) => `ISO ${number}`),
  fc.uuid(),
  fc.constantFrom(
    '24/7',
    '401(k)',
    'B2B',
    '10+ years',
    '3-5 years',
    '$1.5M ARR',
    '99.999 % uptime',
    'SOC 2',
    'W3C',
    'Q3 2026',
    '9-5',
  ),
)
const words = fc.constantFrom(
  'Salary',
  'between',
  'we pay',
  'since',
  'about',
  'with',
  'and',
  'for',
  ',',
  '(',
  ')',
  '\n',
  'over',
)

test('amounts, ranges, years, dates, versions and ids stay as they are, whatever stands beside them', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(range, behind, other, words), { minLength: 1, maxLength: 8 }), (parts) => {
      const text = parts.join(' ; ')
      expect(withoutContacts(text)).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

const CORPORA = new URL('../../../shared/corpora/', import.meta.url)
const haveCorpora = existsSync(CORPORA)
const unzipped = (path: string): string => gunzipSync(readFileSync(new URL(path, CORPORA))).toString()

function* advertTexts(): Generator<string> {
  for (const file of readdirSync(new URL('ashby/', CORPORA))) {
    const { jobs } = JSON.parse(unzipped(`ashby/${file}`)) as {
      jobs: { descriptionHtml?: string; descriptionPlain?: string }[]
    }
    for (const job of jobs) yield* [job.descriptionHtml ?? '', job.descriptionPlain ?? '']
  }
  for (const file of readdirSync(new URL('hn-who-is-hiring/', CORPORA)))
    for (const line of unzipped(`hn-who-is-hiring/${file}`).split('\n'))
      if (line !== '') yield String((JSON.parse(line) as { text: unknown }).text ?? '')
}

const NUMBER = String.raw`\d[\d.,' ]{0,14}`
const AMOUNTS = new RegExp(
  [
    String.raw`(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CAD|AUD|INR|CHF)\s?)${NUMBER}[kKmM]?(?:\s?(?:-|–|—|to)\s?[$€£¥₹]?\s?${NUMBER}[kKmM]?)?`,
    String.raw`\b\d[\d.,]{0,14}[kKmM]?\s?(?:-|–|—|to)\s?\d[\d.,]{0,14}\s?(?:[kKmM]\b|USD|EUR|GBP|CAD|%|years|hours)`,
    String.raw`\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b`,
  ].join('|'),
  'g',
)

test.skipIf(!haveCorpora)(
  `in 5,800 real adverts no amount and no range is lost${haveCorpora ? '' : ' (skipped: ../shared/corpora is not there)'}`,
  { timeout: 120_000 },
  () => {
    let seen = 0
    for (const text of advertTexts()) {
      const amounts = text.match(AMOUNTS) ?? []
      seen += amounts.length
      if (amounts.length > 0) expect(withoutContacts(text).match(AMOUNTS)).toEqual(amounts)
    }
    expect(seen).toBeGreaterThan(10_000)
  },
)
