import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { TERM_SKILLS, termSharesToHistory } from '../../../analysis/history/term-shares.ts'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { HistoryTable } from '../../../data/history/dataset.ts'
import { parseHistory } from '../../../data/history/parse-history.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { aSelection, aStore } from '../../data/builders.ts'

const share = (count: number, n: number) => (100 * count) / n
const csv = (...lines: (string | number)[][]) => lines.map((line) => line.join(',')).join('\n')
const convert = (text: string) => termSharesToHistory(text, 'a command')

describe('monthly shares become counts', () => {
  // 301 = 7 × 43 posts: no smaller number makes 100/301, 43/301 and 14/301 whole.
  const text = csv(
    ['month', 'Python', 'Kubernetes', 'Ruby/Rails', 'Remote'],
    ['2020-01', share(100, 301), 0, share(43, 301), share(14, 301)],
    ['2020-02', 0, 0, 0, 0],
    ['2020-03', share(50, 211), share(1, 211), 0, share(60, 211)],
  )
  const { dataset, leftOut } = convert(text)

  test('with the smallest number of posts that makes every share of the month whole', () => {
    expect(dataset.tables).toEqual([
      {
        grain: 'month',
        skills: ['kubernetes', 'python'],
        cells: [
          { periodStart: '2020-01-01', role: '*', country: '*', openings: 301, counts: [[1, 100, null]] },
          {
            periodStart: '2020-03-01',
            role: '*',
            country: '*',
            openings: 211,
            counts: [
              [0, 1, null],
              [1, 50, null],
            ],
          },
        ],
      },
    ])
    expect(dataset).toMatchObject({ postings: 512, openings: 512, span: { from: '2020-01-01', until: '2020-04-01' } })
  })

  test('a row of zeros is a gap, not a fall', () => {
    expect(leftOut).toEqual([{ month: '2020-02', reason: expect.stringContaining('a gap') }])
  })

  test('columns that are not one of our skills are left out and named', () => {
    expect(dataset.countedBy).toMatchObject({ who: 'others', rules: expect.stringContaining('Ruby/Rails, Remote') })
  })

  test('a month whose posts cannot be told is left out, with the reason', () => {
    const doubtful = csv(
      ['month', 'Python', 'Java'],
      ['2020-01', 50, 25],
      ['2020-02', 12.3456789, 1],
      ['2020-03', 'x', 1],
      ['2020-04', share(7, 149), share(60, 149)],
    )
    expect(convert(doubtful).leftOut).toEqual([
      { month: '2020-01', reason: expect.stringContaining('4 posts') },
      { month: '2020-02', reason: expect.stringContaining('no number of posts') },
      { month: '2020-03', reason: expect.stringContaining('not all shares') },
    ])
  })

  test('the result is a sound file of figures', () => {
    expect(parseHistory(JSON.stringify(dataset), 'terms.json')).toEqual(dataset)
  })

  test('a file of another shape is refused', () => {
    expect(() => convert('week,count\n1,2')).toThrow(RangeError)
  })
})

test('every term stands for a skill of the vocabulary', () => {
  const { byId } = loadVocabulary()
  expect(TERM_SKILLS.filter((id) => !byId.has(id))).toEqual([])
})

const REAL = new URL('../../../../shared/corpora/series/hn-term-share-to-2025-12.csv', import.meta.url)
describe.skipIf(!existsSync(REAL))('the real monthly shares (skipped: the file is not there)', () => {
  const { dataset, leftOut } = existsSync(REAL)
    ? convert(readFileSync(REAL, 'utf8'))
    : convert('month,PHP\n2020-01,0.5')
  const [table] = dataset.tables

  test('all months but the row of zeros have a number of posts', () => {
    expect(leftOut.map(({ month }) => month)).toEqual(['2011-12'])
    expect(table?.cells.length).toBe(173)
    const posts = table?.cells.map(({ openings }) => openings) ?? []
    expect([Math.min(...posts), Math.max(...posts)]).toEqual([148, 972])
  })

  test('months that the file lacks stay lacking', () => {
    const months = monthsOf(table)
    for (const missing of ['2011-07', '2011-12', '2015-04', '2015-05']) expect(months).not.toContain(`${missing}-01`)
  })

  const stories: [string, { from: string; until: string }, string][] = [
    ['kubernetes', { from: '2016-01-01', until: '2020-01-01' }, 'rising'],
    ['large-language-models', { from: '2022-01-01', until: '2026-01-01' }, 'rising'],
    ['apache-hadoop', { from: '2014-01-01', until: '2020-01-01' }, 'falling'],
    ['php', { from: '2012-01-01', until: '2022-01-01' }, 'falling'],
    ['typescript', { from: '2017-01-01', until: '2023-01-01' }, 'rising'],
  ]
  test.each(stories)('%s over %o is %s, as everybody remembers', (skill, span, verdict) => {
    const store = aStore([])
    store.history.save(dataset)
    const request = { selection: aSelection(span), grain: 'month', skillIds: [skill], today: '2026-11-23' } as const
    const [series] = findTrends(store, loadVocabulary(), request).series
    expect([series?.verdict, series?.change?.sources]).toEqual([verdict, ['hn-term-share']])
  })
})

const monthsOf = (table: HistoryTable | undefined) => table?.cells.map(({ periodStart }) => periodStart) ?? []
