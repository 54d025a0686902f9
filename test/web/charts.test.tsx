import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { labelPositions, listRuns, xPercent, yPercent } from '../../web/charts/plot-area.ts'
import { TrendPlot } from '../../web/charts/trend-plot.tsx'
import { newBars, VolumePlot } from '../../web/charts/volume-plot.tsx'
import { trendSentence } from '../../web/components/trend-figure.tsx'
import { series, trendPoint } from './samples.ts'

const draw = (shares: (number | null)[], isProvisional = shares.map(() => false)) =>
  renderToString(
    <TrendPlot
      data={{
        labels: shares.map(String),
        share: shares,
        low: shares,
        high: shares,
        isProvisional,
        isForecast: shares.map(() => false),
        marks: [],
        isCut: false,
        ticks: [0, 50, 100],
      }}
    />,
  )
const count = (html: string, part: string) => html.split(part).length - 1

test('a line joins neighbours and breaks at a gap', () => {
  const html = draw([10, 20, null, 30, 40])
  expect(count(html, 'class="plot-line"')).toBe(2)
  expect(count(html, 'class="plot-band"')).toBe(2)
})

test('a period between two gaps is still a dot', () => {
  expect(count(draw([null, 30, null]), '<circle')).toBe(1)
})

test('what is not settled is dashed on both of its sides', () => {
  expect(count(draw([10, 20, 30], [false, false, true]), 'plot-line-provisional')).toBe(1)
  expect(count(draw([10, 20, 30], [false, true, false]), 'plot-line-provisional')).toBe(2)
})

test('a chart of nothing has axes and no line', () => {
  const html = draw([null, null])
  expect(html).not.toContain('plot-line"')
  expect(html).toContain('100\u00a0%')
})

test('the axis stands still: zero below, the top above, first left, last right', () => {
  expect([yPercent(0, 100), yPercent(100, 100)]).toEqual([86, 8])
  expect([xPercent(0, 5), xPercent(4, 5), xPercent(0, 1)]).toEqual([8, 98.5, 53.25])
})

test('labels are spread from the first to the last', () => {
  expect(labelPositions(26, 4)).toEqual([0, 8, 17, 25])
  expect(labelPositions(3, 4)).toEqual([0, 1, 2])
  expect(labelPositions(0, 4)).toEqual([])
})

test('runs end at gaps', () => {
  expect(listRuns([null, 1, 2, null, 3]).map((run) => run.map(({ value }) => value))).toEqual([[1, 2], [3]])
})

test('bars of unfinished periods look unfinished', () => {
  const volume = [
    { weekStart: '2026-11-09', label: '2026-W46', n: 40, state: 'good' as const },
    { weekStart: '2026-11-16', label: '2026-W47', n: 8, state: 'unsettled' as const },
  ]
  expect(count(renderToString(<VolumePlot volume={newBars(volume)} />), 'plot-bar-provisional')).toBe(1)
})

test('the sentence of a chart says level, direction and how sure it is', () => {
  const rising = series({
    name: 'Airflow',
    points: [trendPoint({ label: '2026-W46' }), trendPoint({ label: '2026-W47', share: 0.09 })],
    verdict: 'rising',
    change: { points: 5.8, low: 2.6, high: 9.1 },
  })
  expect(trendSentence(rising)).toBe(
    'Airflow, share of openings, 2 periods to 2026-W47: 9.0\u00a0% in 2026-W47, rising by about 5.8 points, between +2.6 and +9.1.',
  )
})

test.each([
  ['few-openings', 'too few openings to tell a direction'],
  ['few-mentions', 'too few openings to tell a direction'],
  ['unclear', 'too few openings to tell a direction'],
  ['maybe-rising', 'too few openings to tell a direction'],
  ['few-employers', 'too few employers to tell a direction'],
  ['one-employer', 'one employer makes the change, so no direction can be told'],
  ['small', 'a change too small to be called a direction'],
  ['survivor', 'no direction can be told from survivors of a snapshot'],
  ['unsettled', 'no direction can be told yet, most of it is not settled'],
  ['outage', 'no direction can be told, no reading was healthy'],
  ['unnamed', 'named in none of the openings'],
  ['uncounted', 'looked for in none of the openings'],
] as const)('a heading says of %s: %s', (reasonCode, words) => {
  expect(trendSentence(series({ verdict: 'too-few', change: null, reasonCode }))).toContain(`, ${words}.`)
})

test('the sentence claims no direction where there is none', () => {
  expect(trendSentence(series({ verdict: 'too-few', change: null }))).toContain('no direction can be told.')
  expect(trendSentence(series({ points: [] }))).toBe('SQL: no period has enough openings for a share.')
  expect(trendSentence(series({ verdict: 'steady', change: { points: 0.1, low: -0.8, high: 0.9 } }))).toContain(
    'steady, change between −0.8 and +0.9 points',
  )
})

test('what is to be expected has a band and a line of its own, and marks are numbered', () => {
  const html = renderToString(
    <TrendPlot
      data={{
        ...{ labels: ['a', 'b', 'c'], share: [10, 20, 30], low: [5, 15, 20], high: [15, 25, 40], ticks: [0, 50, 100] },
        ...{ isProvisional: [false, false, false], isForecast: [false, false, true] },
        marks: [{ index: 1, number: 1 }],
        isCut: false,
      }}
    />,
  )
  expect(count(html, 'class="plot-band plot-band-forecast"')).toBe(1)
  expect(count(html, 'class="plot-line plot-line-forecast"')).toBe(1)
  expect(count(html, 'plot-dot')).toBe(3) // two dots, one of them also the last; none ahead
  expect(html).toMatch(/class="plot-mark"[^>]*>1</)
})
