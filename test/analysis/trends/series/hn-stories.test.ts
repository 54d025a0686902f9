import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyzeSeriesFile } from '../../../../analysis/trends/series/analyze-series.ts'
import type { SeriesReport } from '../../../../analysis/trends/series/series-report.ts'

/** Someone else's monthly shares of "Who is hiring?" posts: stories everybody in the trade remembers. */
const FILE = new URL('../../../../../shared/corpora/series/hn-term-share-to-2025-12.csv', import.meta.url)
const MOST_POSTS = 1500

/** Shares in percent as counts: n is the smallest number that makes every share of the month a whole count. */
function asSeries(text: string): string {
  const [header = '', ...lines] = text.trim().split('\n')
  const terms = header.trim().split(',').slice(1)
  const rows = lines.flatMap((line) => {
    const [month = '', ...cells] = line.trim().split(',')
    const shares = cells.map(Number)
    const isWhole = (n: number) =>
      shares.every((share) => Math.abs((share * n) / 100 - Math.round((share * n) / 100)) < 1e-6)
    const n = Array.from({ length: MOST_POSTS }, (_, posts) => posts + 1).find(isWhole) ?? 0
    if (n < 100) return [] // the row of zeros
    return terms.map((term, index) => `${term},${month},${Math.round(((shares[index] ?? 0) * n) / 100)},${n}`)
  })
  return ['series,weekStart,count,n', ...rows].join('\n')
}

describe.skipIf(!existsSync(FILE))('the known stories of "Who is hiring?" (skipped: the file is not there)', () => {
  let report: SeriesReport
  beforeAll(() => {
    report = analyzeSeriesFile(asSeries(readFileSync(FILE, 'utf8')))
  })
  const find = (name: string) => {
    const found = report.series.find(({ series }) => series === name)
    if (found === undefined) throw new Error(`no series ${name}`)
    return found
  }
  /** Year of a shift and its direction. */
  const shifts = (name: string) =>
    find(name).levelShifts.map(({ label, points }) => `${label.slice(0, 4)} ${points > 0 ? 'up' : 'down'}`)

  test('have the missing months as gaps', () => {
    const gaps = find('Python').points.filter(({ share }) => share === null)
    expect(gaps.map(({ label }) => label)).toEqual(['2011-07', '2011-12', '2015-04', '2015-05'])
  })

  test.each([
    ['LLM', 'rising'],
    ['Agentic', 'rising'],
  ])('%s is %s in the last two years', (name, verdict) => {
    expect(find(name).verdict).toBe(verdict)
  })

  test.each([
    ['Hadoop', 'falling'],
    ['Ruby/Rails', 'falling'],
    ['PHP', 'falling'],
    ['Kubernetes', 'rising'],
    ['LLM', 'rising'],
  ])('%s is %s over the whole record', (name, verdict) => {
    expect(find(name).longRun?.verdict).toBe(verdict)
  })

  test('Kubernetes goes up from 2015 to 2018, and down in 2023', () => {
    expect(shifts('Kubernetes')).toEqual(['2015 up', '2016 up', '2016 up', '2018 up', '2023 down'])
  })

  test('Hadoop and Ruby/Rails only ever go down, LLM only up, from 2023 on', () => {
    expect(new Set(shifts('Hadoop').map((shift) => shift.slice(5)))).toEqual(new Set(['down']))
    expect(new Set(shifts('Ruby/Rails').map((shift) => shift.slice(5)))).toEqual(new Set(['down']))
    expect(shifts('LLM')).toEqual(['2023 up', '2023 up', '2024 up'])
  })

  test('Remote goes up in the spring of 2020', () => {
    expect(find('Remote').levelShifts.map(({ label }) => label)).toContain('2020-04')
  })

  test('Hadoop bears no verdict of the last two years: 3 posts name it', () => {
    expect(find('Hadoop')).toMatchObject({ verdict: 'too-few', change: { mentions: 3, detail: 'insufficient' } })
  })
})
