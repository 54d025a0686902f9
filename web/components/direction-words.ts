import type { TrendSeries } from '../../analysis/trends/trend-report.ts'

const TOO_FEW = 'too few openings to tell a direction'

/** What the reason of a verdict speaks of, and how a heading says it. */
const OBSTACLES: readonly (readonly [said: RegExp, words: string])[] = [
  [/survivors of a snapshot/, 'no direction can be told from survivors of a snapshot'],
  [/that are not settled/, 'no direction can be told yet, most of it is not settled'],
  [/no reading was healthy/, 'no direction can be told, no reading was healthy'],
  [/^Named by .* alone/, 'too few employers to tell a direction'],
  [/^Named in none/, 'named in none of the openings'],
]

/** Why no direction can be told, in a few words; the reason of the verdict, which stands beside it, says it in full. */
export const noDirectionWords = (reason: string): string =>
  OBSTACLES.find(([said]) => said.test(reason))?.[1] ?? TOO_FEW

/** The same of several: what keeps most of them from being told. */
export function noDirectionOf(series: readonly Pick<TrendSeries, 'reason'>[]): string {
  const counts = new Map<string, number>()
  for (const { reason } of series) {
    const words = noDirectionWords(reason)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  const words = most?.[0] ?? TOO_FEW
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** Whether it is for want of openings. */
export const isForWantOfOpenings = (reason: string): boolean => noDirectionWords(reason) === TOO_FEW
