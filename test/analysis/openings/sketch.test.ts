import { describe, expect, test } from 'vitest'
import { shingle, shingleSimilarity } from '../../../analysis/openings/shingles.ts'
import { areUnlike, sketchOf } from '../../../analysis/openings/sketch.ts'

/** Two sets of shingles: so many that both have, and so many that each has alone. */
function pair(shared: number, ownOfOne: number, ownOfOther: number, seed: number) {
  const set = (own: number, base: number) =>
    shingle(
      Array.from({ length: shared + own }, (_, at) => seed * 100_000 + (at < shared ? at : base + at)),
      1,
    )
  return [set(ownOfOne, 10_000), set(ownOfOther, 50_000)] as const
}

const partPassedOver = (pairs: readonly (readonly [Uint32Array, Uint32Array])[]): number =>
  pairs.filter(([one, other]) => areUnlike(sketchOf(one), sketchOf(other))).length / pairs.length

const pairs = (...[shared, one, other]: [number, number, number]) =>
  Array.from({ length: 500 }, (_, seed) => pair(shared, one, other, seed))

describe('a sketch', () => {
  test.each([
    ['as alike as two texts of one employer must be', 356, 44, 44],
    ['two short texts', 32, 4, 4],
    ['a teaser that stands in an advert ten times as long', 54, 6, 546],
    ['a text that grew by half', 360, 40, 240],
    ['the same text', 400, 0, 0],
  ])('never tells a pair unlike that is alike: %s', (_, shared, one, other) => {
    const [a, b] = pair(shared, one, other, 1)
    const { jaccard, overlap } = shingleSimilarity(a, b)
    expect(jaccard >= 0.8 || overlap >= 0.9).toBe(true)
    expect(partPassedOver(pairs(shared, one, other))).toBe(0)
  })

  test('is the same whichever of the two is asked first', () => {
    for (const [one, other] of pairs(100, 300, 200)) {
      const [a, b] = [sketchOf(one), sketchOf(other)]
      expect(areUnlike(a, b)).toBe(areUnlike(b, a))
    }
  })

  test('tells nearly all other adverts of one employer, job and place unlike, and not those too short to tell', () => {
    expect(partPassedOver(pairs(110, 500, 550))).toBeGreaterThan(0.99)
    expect(partPassedOver(pairs(80, 300, 550))).toBeGreaterThan(0.9)
    expect(partPassedOver(pairs(0, 3, 3))).toBe(0)
    expect(areUnlike(sketchOf(new Uint32Array()), sketchOf(new Uint32Array()))).toBe(false)
  })
})
