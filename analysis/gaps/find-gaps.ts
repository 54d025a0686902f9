import type { Store } from '../../data/store/store.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { findPay } from '../trends/pay/find-pay.ts'
import { compareWithMarket } from './compare-with-market.ts'
import { readGapMarket } from './gap-market.ts'
import type { GapReport } from './gap-report.ts'
import type { GapRequest } from './gap-request.ts'
import { withPay } from './with-pay.ts'

/**
 * Sets what a person holds against what a selection asks for: strengths, gaps by demand, openings within reach, what to learn
 * next, and what lies outside the selection. Read from the openings of this installation or, without any in the selection,
 * from shipped history. Holding a skill implies the broader ones above it.
 *
 * @throws RangeError when the threshold is not above 0 and up to 1
 */
export function findGaps(
  store: Pick<Store, 'counts' | 'openings' | 'census'>,
  vocabulary: Vocabulary,
  request: GapRequest,
): GapReport {
  const { selection, weeks, today } = request
  return compareWithMarket(readGapMarket(store, vocabulary, { selection, weeks, today }), vocabulary, request)
}

/** The same with the pay that goes with each gap. */
export function findPricedGaps(
  store: Pick<Store, 'counts' | 'openings' | 'census'>,
  vocabulary: Vocabulary,
  request: GapRequest,
): GapReport {
  const { selection, weeks, today } = request
  const market = readGapMarket(store, vocabulary, { selection, weeks, today })
  const report = compareWithMarket(market, vocabulary, request)
  if (market?.basis !== 'openings') return report
  return withPay(report, findPay(store, { ...market.selection, level: null }))
}
