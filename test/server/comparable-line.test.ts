import { describe, expect, test } from 'vitest'
import { shareChart } from '../../analysis/report/weekly/weekly-markdown.ts'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const FROM = '2026-05-25'
const [BOARD_A_WEEK, FEED_A_WEEK] = [40, 60]
const JOINED_IN = 12

/** 26 weeks of a board that names Python in 10 %, and from week 13 on of a feed that names it in half. Nothing else changes. */
function joinedMarket() {
  const openings = Array.from({ length: 26 }, (_, week): AnOpening[] => {
    const postedOn = addDays(FROM, 7 * week)
    const advert = (source: string, index: number, isNaming: boolean): AnOpening => ({
      ...{ postedOn, skills: isNaming ? ['sql', 'python'] : ['sql'] },
      posting: { source, url: `https://jobs.example/${source}/${week}/${index}` },
    })
    const board = Array.from({ length: BOARD_A_WEEK }, (_, index) => advert('example-board', index, index % 10 === 0))
    const feed = Array.from({ length: FEED_A_WEEK }, (_, index) => advert('example-feed', index, index % 2 === 0))
    return week < JOINED_IN ? board : [...board, ...feed]
  }).flat()
  const read = { firstReadOn: '2026-01-05', lastReadOn: '2026-11-22' }
  return aStore(openings, [aSource(read), aSource({ ...read, source: 'example-feed', name: 'Example feed' })])
}

const app = await testApp(joinedMarket())
const get = async (url: string) => (await app.inject(url)).body
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr data-n="(\d+)" data-count="(\d+)"(?: data-share="([\d.]+)")?/g)].map(
    ([, n, count, share]) => ({
      ...{ n: Number(n), count: Number(count), share: share === undefined ? null : Number(share) },
    }),
  )

test('where a feed joined, the chart of a skill draws the comparable line, which does not jump', async () => {
  const html = await get('/skills/python?grain=week')
  const shares = rowsOf(html).flatMap(({ share }) => share ?? [])
  expect(shares.length).toBeGreaterThanOrEqual(24)
  for (const share of shares) expect(share).toBeCloseTo(0.34, 6)
  const text = textOf(html)
  expect(text).toMatch(/Example feed counts from here on; the line before is moved to the level with today’s sources/)
  expect(text).toMatch(/of which \+2\d\.\d because Example feed was added; within the sources that stayed it is 0\.0/)
  expect(html).toContain('href="/skills/python?grain=week&amp;line=raw"')
})

test('the raw line is a link away, without JavaScript, and jumps as the sources do', async () => {
  const html = await get('/skills/python?grain=week&line=raw')
  const rows = rowsOf(html).filter(({ n }) => n > 0)
  for (const { n, count, share } of rows) expect(share).toBeCloseTo(count / n, 9)
  expect(rows[0]?.share).toBeCloseTo(0.1, 9)
  expect(rows.at(-2)?.share).toBeCloseTo(0.34, 9)
  expect(textOf(html)).toContain('Draw the comparable line')
  // And says where: the feed is there from its first week on.
  const RAW = 'W34: Example feed counts from here on; shares as counted, a step here may be of the sources alone'
  expect(textOf(html)).toContain(RAW)
  expect(html).toContain('class="plot-mark-line"')
  expect(html).toContain('href="/skills/python?grain=week"')
})

test('the API has the line with its boundaries, named', async () => {
  const { series } = (await app.inject('/api/v1/skills/python?grain=week')).json()
  const { comparable } = series[0].outlook
  // A source counts after four weeks of its own.
  expect(comparable.boundaries).toEqual([
    { weekStart: addDays(FROM, 7 * (JOINED_IN + 4)), joined: ['Example feed'], left: [], isBreak: false },
  ])
  for (const { share, low, high } of comparable.points) {
    expect(share).toBeCloseTo(0.34, 6)
    expect(low).toBeLessThan(share)
    expect(high).toBeGreaterThan(share)
  }
})

test('where the same sources stand behind all weeks there is one line and no link', async () => {
  const steady = await testApp(smallMarket())
  const html = (await steady.inject('/skills/python?grain=week')).body
  expect(html).not.toContain('line=raw')
  expect((await steady.inject('/api/v1/skills/python?grain=week')).json().series[0].outlook.comparable).toBeNull()
})

test('rank and change within employers stand on the page of a skill', async () => {
  expect(textOf(await get('/skills/python?grain=week'))).toContain(
    'Rank 2 by share. No source has the same weeks a year before.',
  )
})

/** Shares that a chart of a page draws of Python in the weeks that are compared: 34 % at the level of both sources. */
const expectLevel = (shares: readonly (number | null)[]) => {
  const drawn = shares.flatMap((share) => share ?? [])
  expect(drawn.length).toBeGreaterThanOrEqual(24)
  for (const share of drawn) expect(share).toBeCloseTo(0.34, 6)
}

describe('wherever Python is drawn, the line does not jump when the feed joins, and the chart says that it joined', () => {
  const JOINS = 'Example feed counts from here on; the line before is moved to the level with today’s sources'

  test.each(['/embed/skills/python?grain=week', '/gaps?skills=sql&grain=week'])('%s', async (url) => {
    const html = await get(url)
    const figure = /<figure[^>]*data-trend-chart="Python".*?<\/figure>/s.exec(html)?.[0] ?? ''
    expectLevel(rowsOf(figure).map(({ share }) => share))
    expect(textOf(figure)).toContain(JOINS)
    expect(textOf(figure)).toContain('share of openings, at the level of today’s sources')
  })

  test('on the page that compares skills, with a mark in the chart', async () => {
    const html = await get('/skills/compare?compare=python,sql&grain=week')
    const cells = [...html.matchAll(/<td class="number" data-n="\d+" data-count="\d+"(?: data-share="([\d.]+)")?/g)]
    const shares = cells.map(([, share]) => (share === undefined ? null : Number(share)))
    expectLevel(shares.filter((share) => share !== 1))
    expect(html).toContain('class="plot-mark-line"')
    expect(textOf(html)).toContain(JOINS)
    expect(textOf(html)).toContain('at the level of today’s sources')
  })

  test('in the list of skills', async () => {
    const html = await get('/skills?grain=week')
    const row = html.split('<tr').find((one) => one.includes('/skills/python')) ?? ''
    const line = [...row.matchAll(/<polyline points="([^"]+)"/g)].flatMap(([, points]) => points?.split(' ') ?? [])
    expect(line.length).toBeGreaterThanOrEqual(24)
    expect(new Set(line.map((point) => point.split(',')[1])).size).toBe(1)
  })

  test('in a weekly report, its table and its Markdown', async () => {
    const report = (await app.inject('/api/v1/reports/2026-W47')).json()
    const row = report.mostAsked.find(({ id }: { id: string }) => id === 'python')
    expectLevel(row.comparableCourse)
    expect((await app.inject('/reports/2026-W47.md')).body).toMatch(/Python .*█{20}/)
    // The chart that Markdown and mails carry, whichever skill it is of.
    const [series] = (await app.inject('/api/v1/skills/python?grain=week')).json().series
    const skillOfTheWeek = { series, comparable: series.comparable, because: 'in turn' }
    const { lines, basis } = shareChart(report, skillOfTheWeek)
    expectLevel(lines[0]?.points.map(({ share }) => share) ?? [])
    expect(basis).toMatch(/^at the level of today’s sources · n = /)
  })
})
