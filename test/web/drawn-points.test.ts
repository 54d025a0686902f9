import { expect, test } from 'vitest'
import { pointsAtLevel } from '../../analysis/trends/outlook/comparable-line.ts'
import { drawnPoints } from '../../web/charts/drawn-points.ts'
import { trendPoint } from './samples.ts'

const points = ['2026-11-02', '2026-11-09', '2026-11-16'].map((weekStart) => trendPoint({ weekStart }))
const line = {
  boundaries: [],
  points: [
    { weekStart: '2026-11-02', share: 0.3, low: 0.2, high: 0.4 },
    { weekStart: '2026-11-16', share: 0.5, low: 0.4, high: 0.6 },
  ],
} as unknown as Parameters<typeof pointsAtLevel>[1]

/** Pages run no code of the analysis, so that both put points to the level of a line: a page and a report must draw the same. */
test('a page draws the points that a report draws, a period without a level as a gap', () => {
  expect(drawnPoints(points, line)).toEqual(pointsAtLevel(points, line))
  expect(drawnPoints(points, line).map(({ share }) => share)).toEqual([0.3, null, 0.5])
  expect(drawnPoints(points, null)).toBe(points)
})
