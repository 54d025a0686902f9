import { type Static, Type } from '@fastify/type-provider-typebox'
import type { PayUnit } from '../../analysis/postings/annual-pay.ts'
import type { PayMarket, SkillPay } from '../../analysis/trends/pay/pay-report.ts'
import { OrNull, SelectionSchema } from './market-schemas.ts'

export const UnitSchema = Type.Unsafe<PayUnit>({ type: 'string', enum: ['year', 'day', 'hour'] })
const median = {
  amount: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  openings: Type.Integer(),
  employers: Type.Integer(),
}
const MedianSchema = Type.Union([Type.Object(median), Type.Null()])
const SideSchema = Type.Object({ openings: Type.Integer(), employers: Type.Integer() })
const premiumFigures = {
  premiumPct: Type.Number(),
  lowPct: Type.Number(),
  highPct: Type.Number(),
  p: Type.Number(),
  q: Type.Number(),
  withSkill: SideSchema,
  without: SideSchema,
  strata: Type.Integer(),
  designEffect: Type.Number(),
}
export const premium = {
  ...premiumFigures,
  isClear: Type.Boolean({ description: 'chance would not explain it, given all the skills that were compared' }),
}
const PremiumSchema = Type.Union([Type.Object(premium), Type.Null()])

/** Pay as a weekly report tells it: of premiums the clear ones. */
export const WeeklyPaySchema = Type.Object({
  openings: Type.Integer(),
  stated: Type.Integer({ description: 'of these, openings that state pay' }),
  medians: Type.Array(Type.Object({ currency: Type.String(), unit: UnitSchema, ...median })),
  premiums: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Type.String(),
      currency: Type.String(),
      unit: UnitSchema,
      ...premiumFigures,
    }),
  ),
})
const MarketSchema = Type.Object({
  currency: Type.String(),
  unit: UnitSchema,
  openings: Type.Integer(),
  employers: Type.Integer(),
  tested: Type.Integer(),
  median: MedianSchema,
})
const SkillPaySchema = Type.Object({
  skill: Type.String(),
  currency: Type.String(),
  unit: UnitSchema,
  openings: Type.Integer(),
  median: MedianSchema,
  premium: PremiumSchema,
  reason: OrNull.text,
})

/** Pay of a selection as the API describes it. */
export const PaySchema = Type.Object({
  selection: SelectionSchema,
  openings: Type.Integer(),
  stated: Type.Integer({ description: 'of these, openings that state pay' }),
  coverage: Type.Array(Type.Object({ skill: Type.String(), stated: Type.Integer(), n: Type.Integer() })),
  markets: Type.Array(MarketSchema),
  skills: Type.Array(SkillPaySchema),
})

/** Fail to compile when the report and its description part ways. */
export const describesMarket: PayMarket extends Static<typeof MarketSchema> ? true : false = true
export const describesSkillPay: SkillPay extends Static<typeof SkillPaySchema> ? true : false = true
