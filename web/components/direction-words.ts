import type { ReasonCode, TrendSeries } from '../../analysis/trends/trend-report.ts'

const TOO_FEW = 'too few openings to tell a direction'

/** How a heading says what keeps a direction from being told, where that is not a want of openings. */
const OBSTACLES: Partial<Record<ReasonCode, string>> = {
  small: 'a change too small to be called a direction',
  survivor: 'no direction can be told from survivors of a snapshot',
  unsettled: 'no direction can be told yet, most of it is not settled',
  outage: 'no direction can be told, no reading was healthy',
  'few-employers': 'too few employers to tell a direction',
  'one-employer': 'one employer makes the change, so no direction can be told',
  uncounted: 'looked for in none of the openings',
  unnamed: 'named in none of the openings',
}

/**
 * Why no direction can be told, in a few words; the reason of the verdict, which stands beside it, says it in full. Reports
 * that were published before there were codes say no more than that it cannot.
 */
export const noDirectionWords = (code: ReasonCode | undefined): string =>
  code === undefined ? 'no direction can be told' : (OBSTACLES[code] ?? TOO_FEW)

/** The same of several: what keeps most of them from being told. */
export function noDirectionOf(series: readonly Pick<TrendSeries, 'reasonCode'>[]): string {
  const counts = new Map<string, number>()
  for (const { reasonCode } of series) {
    const words = noDirectionWords(reasonCode)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  const words = most?.[0] ?? TOO_FEW
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
