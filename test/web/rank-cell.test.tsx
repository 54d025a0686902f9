import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { RankCell, rankWords } from '../../web/components/rank-cell.tsx'

const yearBefore = {
  ...{ from: '2025-05-26', until: '2025-11-24', fromNow: '2026-05-25', untilNow: '2026-11-23', periods: 26 },
  ...{ sources: ['a'], n: 900, share: 0.2, rank: 7, rankNow: 4 },
  ...{ ranksGained: 3, points: 6.2, low: 3.1, high: 9.2 },
}

test('a rank stands with the ranks gained in a year, and with what it was then', () => {
  const html = renderToString(<RankCell rank={4} yearBefore={yearBefore} />)
  expect(html).toContain('▲ 3 in a year')
  expect(html).toMatch(
    /title="26 May[^"]*2025: rank 7, 20.0\u00a0%; in the same sources, 25 May[^"]*2026: rank 4 \(\+6.2 points\)"/,
  )
})

test('why no change is told stands with the rank', () => {
  const held = { ...yearBefore, ranksGained: null, ranksUntold: 'one-employer' } as const
  const html = renderToString(<RankCell rank={4} yearBefore={held} />)
  expect(html).toContain('≈ a year before')
  expect(html).toContain('rank 4 (+6.2 points, which one employer makes)')
})

test('a change that chance explains is ≈, a lost rank points down, and without a year before there is none', () => {
  expect([rankWords(null), rankWords(-2), rankWords(0)]).toEqual([
    '≈ a year before',
    '▼ 2 in a year',
    '= a year before',
  ])
  expect(renderToString(<RankCell rank={4} yearBefore={null} />)).toBe('4')
  expect(renderToString(<RankCell rank={null} yearBefore={null} />)).toContain('–')
})
