import { mainPremiums } from '../trends/pay/main-premiums.ts'
import type { PayReport } from '../trends/pay/pay-report.ts'
import type { Gap, GapReport } from './gap-report.ts'

/** A report whose gaps say what pay goes with them, where enough openings state it. @param pay  of the same selection */
export function withPay(report: GapReport, pay: PayReport): GapReport {
  const { premiums } = mainPremiums(pay)
  const priced = <Some extends Gap>(gap: Some): Some => {
    const found = premiums.get(gap.skill)
    if (found === undefined || found.premium === null) return gap
    return { ...gap, pay: { ...found.premium, currency: found.currency, unit: found.unit } }
  }
  return { ...report, gaps: report.gaps.map(priced), levelGaps: report.levelGaps.map(priced) }
}
