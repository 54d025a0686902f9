import type { PayMarket, PayReport, SkillPay } from './pay-report.ts'

/** The premium of every skill in the largest market in which any can be told: one column of a table, one currency. */
export function mainPremiums({ markets, skills }: PayReport): {
  market: PayMarket | null
  premiums: Map<string, SkillPay>
} {
  const market = markets.find(({ tested }) => tested > 0) ?? null
  const own = skills.filter(({ currency, unit }) => currency === market?.currency && unit === market.unit)
  return { market, premiums: new Map(own.map((pay) => [pay.skill, pay])) }
}
