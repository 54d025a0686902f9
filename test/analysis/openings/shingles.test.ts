import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashWords } from '../../../analysis/openings/advert-words.ts'
import { bandKeys, lshCandidateProbability } from '../../../analysis/openings/min-hash.ts'
import { shingle, shingleSimilarity } from '../../../analysis/openings/shingles.ts'

const word = fc.constantFrom('sql', 'python', 'dbt', 'c++', 'and', 'team', 'data', 'we', '데이터', 'größe')
const words = fc.array(word, { maxLength: 90 })

describe('shingles', () => {
  test('are counted as sets of word sequences are, written out', () => {
    const written = (text: readonly string[], size: number) =>
      new Set(text.slice(size - 1).map((_, at) => text.slice(at, at + size).join(' ')))
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 6 }), (one, other, size) => {
        const [a, b] = [written(one, size), written(other, size)]
        const intersection = [...a].filter((each) => b.has(each)).length
        const found = shingleSimilarity(
          shingle(hashWords(one.join(' ')), size),
          shingle(hashWords(other.join(' ')), size),
        )
        expect(found).toMatchObject({ sizeA: a.size, sizeB: b.size, intersection })
      }),
    )
  })

  test('have 3 words under 60 words and 5 from there', () => {
    const text = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ')
    expect(shingle(hashWords(text(59)))).toHaveLength(57)
    expect(shingle(hashWords(text(60)))).toHaveLength(56)
    expect(shingle(hashWords(text(2)))).toHaveLength(0)
  })

  test('of texts without spaces between words take each character for one', () => {
    expect(hashWords('東京で働く')).toHaveLength(5)
    expect(hashWords('c++, c# and .net (größe)')).toHaveLength(5)
  })
})

describe('bands', () => {
  /** Sets of 400 with about this Jaccard similarity. */
  function pair(similarity: number, seed: number): [Uint32Array, Uint32Array] {
    const shared = Math.round((2 * 400 * similarity) / (1 + similarity))
    const set = (own: number) =>
      shingle(
        Array.from({ length: 400 }, (_, at) => seed * 1_000 + (at < shared ? at : at + own)),
        1,
      )
    return [set(100_000_000), set(200_000_000)]
  }
  const candidates = (similarity: number, bands: number) =>
    Array.from({ length: 400 }, (_, seed) => pair(similarity, seed)).filter(([one, other]) => {
      const keys = new Set(bandKeys(one, bands, 1))
      return bandKeys(other, bands, 1).some((key) => keys.has(key))
    }).length / 400

  test.each([
    [0.3, 32],
    [0.5, 32],
    [0.7, 8],
    [0.9, 8],
  ])('find as many pairs of similarity %d in %d bands as the formula says', (similarity, bands) => {
    const expected = lshCandidateProbability(similarity, bands, 4)
    // Four standard errors of 400 trials.
    const error = 4 * Math.sqrt((expected * (1 - expected)) / 400) + 0.005
    expect(Math.abs(candidates(similarity, bands) - expected)).toBeLessThan(error)
  })

  test('differ by their salt', () => {
    const [set] = pair(0.9, 1)
    const keys = new Set(bandKeys(set, 32, 1))
    expect(bandKeys(set, 32, 2).filter((key) => keys.has(key))).toHaveLength(0)
  })
})
