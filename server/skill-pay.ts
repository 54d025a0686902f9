import type { PayMarket, PayReport } from '../analysis/trends/pay/pay-report.ts'
import type { SkillPayProps } from '../web/components/skill-pay.tsx'

/** What a page shows of the pay of one skill: the markets in which its openings state pay, the largest first. */
export function readSkillPay(report: PayReport, skillId: string): SkillPayProps['pay'] {
  const { stated = 0, n = 0 } = report.coverage.get(skillId) ?? {}
  const marketOf = new Map(report.markets.map((market) => [keyOf(market), market]))
  const markets = report.skills
    .filter(({ skill }) => skill === skillId)
    .flatMap((pay) => {
      const market = marketOf.get(keyOf(pay))
      return market === undefined ? [] : [{ market, pay }]
    })
    .sort((one, other) => other.pay.openings - one.pay.openings)
  return { stated, n, everywhere: { stated: report.stated, n: report.openings }, markets }
}

const keyOf = ({ currency, unit }: Pick<PayMarket, 'currency' | 'unit'>): string => `${currency} ${unit}`
