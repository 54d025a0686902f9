import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import { RoadmapPlot, type RoadmapSize } from '../../web/charts/roadmap-plot.tsx'

const LONG =
  'Run the nightly load of all orders of the three shops in production, with tests that others can follow and docs'
const STATEMENTS = ['Reach working level in Data Pipelines', LONG, 'Reach working level in Data Modeling']
const SPANS = [
  ['2026-11-23', '2027-01-18'],
  ['2027-01-18', '2027-10-04'],
  ['2027-10-04', '2028-06-05'],
] as const

const plan = {
  goals: STATEMENTS.map((statement, index) => ({ id: `g${index}`, statement, state: 'planned', milestones: [] })),
  reviews: [],
  today: {
    on: '2026-11-28',
    roadmap: {
      startOn: '2026-11-23',
      endOn: '2028-06-05',
      items: SPANS.map(([startOn, dueOn], index) => ({
        ...{ goalId: `g${index}`, band: 'mid', startOn, dueOn, isEstimated: false },
      })),
    },
  },
} as unknown as PlanReport

const textsOf = (size: RoadmapSize) => {
  const svg = renderToString(<RoadmapPlot plan={plan} size={size} />)
  const [, width = ''] = /viewBox="0 0 (\d+) /.exec(svg) ?? []
  const texts = [...svg.matchAll(/<text class="([^"]*)" x="([^"]*)" y="([^"]*)">(.*?)<\/text>/g)].map(
    ([, kind = '', x = '', y = '', words = '']) => ({
      ...{ kind, x: Number(x), y: Number(y), words: words.replace(/<[^>]+>/g, '') },
    }),
  )
  return { width: Number(width), texts }
}

// Widths of letters as they are drawn: bold 9 units, soft ones 7.
const widthOf = ({ kind, words }: { kind: string; words: string }) => words.length * (kind === 'roadmap-soft' ? 7 : 9)

test.each(['wide', 'narrow'] as const)('%s: no label leaves the picture, and none runs into another', (size) => {
  const { width, texts } = textsOf(size)
  expect(texts.filter(({ kind }) => kind === 'roadmap-label').length).toBeGreaterThanOrEqual(3)
  for (const text of texts) {
    expect(text.x, text.words).toBeGreaterThanOrEqual(0)
    expect(text.x + widthOf(text), text.words).toBeLessThanOrEqual(width)
  }
  for (const height of new Set(texts.map(({ y }) => y))) {
    const inOrder = texts.filter(({ y }) => y === height).sort((a, b) => a.x - b.x)
    for (const [index, text] of inOrder.slice(1).entries()) {
      const before = inOrder[index]
      expect(before === undefined ? 0 : before.x + widthOf(before), text.words).toBeLessThanOrEqual(text.x)
    }
  }
})

test('a telephone shows a sentence on two lines, so that goals are told apart', () => {
  const labels = textsOf('narrow').texts.filter(({ kind }) => kind === 'roadmap-label')
  expect(labels.map(({ words }) => words).join(' ')).toContain('1. Reach working level in Data Pipelines 2. Run')
})

test('the first month says its year', () => {
  expect(textsOf('wide').texts.map(({ words }) => words)).toContain('Dec 2026')
})
