import { countText } from '../report/figure-text.ts'
import type { GapReport } from './gap-report.ts'

/** That the span was widened to find enough openings, and whether it did; null where it was not. */
export function widenedWords({ span, advice, n }: Pick<GapReport, 'span' | 'advice' | 'n'>): string | null {
  if (span?.widened !== true) return null
  const found = advice.basis === 'enough' ? 'to find enough openings' : `and still only ${countText(n)}`
  return `widened to ${span.weeks} weeks ${found}`
}
