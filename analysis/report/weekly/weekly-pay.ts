import type { Selection } from '../../../data/domain.ts'
import type { Steps } from '../../../data/steps.ts'
import type { Store } from '../../../data/store/store.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { findPayInSteps } from '../../trends/pay/find-pay.ts'
import type { WeeklyPay } from './weekly-report.ts'

const MOST_MARKETS = 4
const MOST_PREMIUMS = 6

/** Pay of the span, as far as enough openings state it. */
export function* readWeeklyPay(
  store: Pick<Store, 'census'>,
  { byId }: Pick<Vocabulary, 'byId'>,
  selection: Selection,
): Steps<WeeklyPay> {
  const { openings, stated, markets, skills } = yield* findPayInSteps(store, selection)
  const medians = markets.flatMap(({ currency, unit, median }) =>
    median === null ? [] : [{ currency, unit, ...median }],
  )
  const premiums = skills.flatMap(({ skill, currency, unit, premium }) => {
    const name = byId.get(skill)?.name
    if (premium === null || !premium.isClear || name === undefined) return []
    const { isClear: _, ...figures } = premium
    return [{ skill, name, currency, unit, ...figures }]
  })
  const sure = ({ lowPct, highPct }: { lowPct: number; highPct: number }) =>
    Math.min(Math.abs(lowPct), Math.abs(highPct))
  return {
    openings,
    stated,
    medians: medians.slice(0, MOST_MARKETS),
    premiums: premiums
      .sort((one, other) => sure(other) - sure(one) || (one.skill < other.skill ? -1 : 1))
      .slice(0, MOST_PREMIUMS),
  }
}
