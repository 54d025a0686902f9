import type { MarketChange } from '../../data/plan.ts'
import { countText, pointsText, shareText } from '../report/figure-text.ts'

/** What became of the demand behind a goal, in one sentence that claims no more than the figures bear. */
export function changeSentence(change: MarketChange): string {
  const { verdict, earlier, later, points, low, high } = change
  if (verdict === 'no-newer') return 'No newer openings than on the day this goal was set.'
  if (earlier === null || later === null || points === null || low === null || high === null) {
    return 'Then and now do not compare: no source has openings of both spans in this selection.'
  }
  const shares = `from ${shareText(earlier.share)} to ${shareText(later.share)}`
  const interval = `${pointsText(points)} points, 95 % interval ${pointsText(low)} to ${pointsText(high)}; n = ${countText(earlier.n)} then, ${countText(later.n)} since`
  if (verdict === 'rose') return `Demand for this goal rose ${shares} (${interval}).`
  if (verdict === 'fell') return `Demand for this goal fell ${shares} (${interval}).`
  if (verdict === 'same') return `Demand for this goal is about the same, ${shares} (${interval}).`
  return `Too few openings to tell whether demand changed: ${shares} (${interval}).`
}

const FLAG_SENTENCES: Record<MarketChange['flags'][number], string> = {
  'turned-falling': 'The trend of this skill is called falling now, and was not on that day.',
  'left-interval': 'The share of today lies outside the interval of that day.',
}

/** Why a goal should be looked at again; nothing is re-ranked. */
export const flagSentences = ({ flags }: Pick<MarketChange, 'flags'>): string[] =>
  flags.map((flag) => FLAG_SENTENCES[flag])
