import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { barChartSvg } from '../../../analysis/report/chart/bar-chart-svg.ts'
import { intervalChartSvg } from '../../../analysis/report/chart/interval-chart-svg.ts'
import { type LinePoint, lineChartSvg } from '../../../analysis/report/chart/line-chart-svg.ts'

const shares = (...values: (number | null)[]): LinePoint[] =>
  values.map((share, index) => ({
    ...{ label: `2026-W${10 + index}`, share, state: 'good' },
    low: share === null ? null : share - 0.02,
    high: share === null ? null : share + 0.02,
  }))
const WORDS = { title: 'SQL and Python in openings: share', basis: 'n = 600 openings · 2026 · A board' }
const read = (svg: string) => load(svg, { xml: true })
const textsOf = (svg: string): string[] => {
  const $ = read(svg)
  return $('text')
    .map((_, text) => $(text).text())
    .get()
}

describe('a chart of lines', () => {
  const two = lineChartSvg({
    ...WORDS,
    lines: [
      { name: 'SQL', points: shares(0.3, 0.31, null, 0.3) },
      { name: 'Python', points: shares(0.29, 0.3, 0.3, 0.3) },
    ],
  })

  test('ends each line in its last value and name, which do not cover one another', () => {
    const $ = read(two)
    const names = $('text.name')
    expect(names.map((_, name) => $(name).text()).get()).toEqual(['30.0 % SQL', '30.0 % Python'])
    const heights = names.map((_, name) => Number($(name).attr('y'))).get()
    expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(16)
  })

  test('leaves a gap where nobody knows, and tells lines apart by colour and dash', () => {
    const $ = read(two)
    const lines = $('polyline').get()
    expect(lines.map((line) => $(line).attr('points')?.split(' ').length)).toEqual([2, 1, 4])
    expect(new Set(lines.map((line) => $(line).attr('stroke'))).size).toBe(2)
    expect(lines.map((line) => $(line).attr('stroke-dasharray'))).toEqual([undefined, undefined, '7 3'])
    expect($('polygon')).toHaveLength(3)
  })

  test('draws what is to be expected dashed, from the end of what is known, and no name beside a single line', () => {
    const ahead: LinePoint = { label: '2026-W14', share: 0.34, low: 0.3, high: 0.38, state: 'forecast' }
    const svg = lineChartSvg({ ...WORDS, lines: [{ name: 'SQL', points: [...shares(0.3, 0.32), ahead] }] })
    const $ = read(svg)
    const [known, expected] = $('polyline').get()
    expect($(expected).attr('stroke-dasharray')).toBe('8 4')
    expect($(expected).attr('points')?.split(' ')[0]).toBe($(known).attr('points')?.split(' ').at(-1))
    expect(textsOf(svg)).not.toContain('32.0 % SQL')
  })
})

test('bars stand for what is known: a null has none, a provisional one is pale', () => {
  const bar = (label: string, value: number | null, isProvisional = false) => ({ label, value, isProvisional })
  const svg = barChartSvg({ ...WORDS, bars: [bar('a', 40), bar('b', null), bar('c', 20, true)], ticks: [0, 20, 40] })
  const $ = read(svg)
  const bars = $('rect').slice(1)
  expect(bars.map((_, rect) => Number($(rect).attr('height'))).get()).toEqual([192, 96])
  expect($(bars[0]).attr('fill')).not.toBe($(bars[1]).attr('fill'))
})

test('values with intervals stand on both sides of zero, and one that nobody can tell says so', () => {
  const svg = intervalChartSvg({
    ...WORDS,
    groups: ['Data engineer', 'Data analyst'],
    rows: [{ name: 'SQL', marks: [{ value: -4, low: -9, high: 1, words: '−4.0 % (−9.0 to +1.0)' }, null] }],
  })
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['Data engineer', 'SQL', '−4.0 % (−9.0 to +1.0)', 'too few']))
  const $ = read(svg)
  const zero = Number($('line').first().attr('x1'))
  expect(Number($('circle').last().attr('cx'))).toBeLessThan(zero)
})

test('whatever stands in a name, the picture is well-formed and nothing runs out of it', () => {
  const name = `<script>alert(1)</script> \u0007& "${'long '.repeat(60)}`
  const words = { title: name, basis: `${name} · n = 3` }
  const pictures = [
    lineChartSvg({ ...words, lines: [0, 1].map(() => ({ name, points: shares(0.1, 0.2) })) }),
    barChartSvg({ ...words, bars: [{ label: '2026-W10', value: 1, isProvisional: false }], ticks: [0, 1] }),
    intervalChartSvg({ ...words, rows: [{ name, marks: [null] }] }),
  ]
  for (const svg of pictures) {
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u0007')
    expect(read(svg)('script')).toHaveLength(0)
    expect(textsOf(svg).filter((text) => text.length > 90)).toEqual([])
  }
})
