import { readFileSync } from 'node:fs'

/** Someone else's monthly shares of "Who is hiring?" posts: 2011-07, 2015-04 and 2015-05 are missing, 2011-12 is all zeros. */
export const HN_TERMS_FILE = new URL('../../../shared/corpora/series/hn-term-share-to-2025-12.csv', import.meta.url)

const MOST_POSTS = 1500
/** Fewer posts than this are no thread: the row of zeros. */
const FEWEST_POSTS = 100

/** Shares in percent as the counts of `skilltide series`: n is the smallest number that makes every share of a month whole. */
export function hnTermSeries(file: URL | string = HN_TERMS_FILE): string {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const terms = header.trim().split(',').slice(1)
  const rows = lines.flatMap((line) => {
    const [month = '', ...cells] = line.trim().split(',')
    const shares = cells.map(Number)
    const isWhole = (n: number) =>
      shares.every((share) => Math.abs((share * n) / 100 - Math.round((share * n) / 100)) < 1e-6)
    const n = Array.from({ length: MOST_POSTS }, (_, posts) => posts + 1).find(isWhole) ?? 0
    if (n < FEWEST_POSTS) return []
    return terms.map((term, index) => `${term},${month},${Math.round(((shares[index] ?? 0) * n) / 100)},${n}`)
  })
  return ['series,weekStart,count,n', ...rows].join('\n')
}
