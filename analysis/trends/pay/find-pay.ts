import { median } from '../../../data/arithmetic.ts'
import type { Selection } from '../../../data/domain.ts'
import { finish, type Steps } from '../../../data/steps.ts'
import type { PaidOpenings } from '../../../data/store/contracts/census.ts'
import type { Store } from '../../../data/store/store.ts'
import { adjustForFalseDiscovery } from '../benjamini-hochberg.ts'
import { studentTwoSidedP, studentWidth } from '../distributions/student-t.ts'
import { MAX_FALSE_DISCOVERY } from '../verdict.ts'
import { CONFIDENCE } from '../wilson.ts'
import { createPremiums, type MatchedPremium } from './matched-premium.ts'
import { MIN_EMPLOYERS, MIN_OPENINGS, medianPay } from './median-pay.ts'
import { listMarkets, type MarketRows } from './pay-market.ts'
import type { PayMarket, PayPremium, PayReport, SkillPay } from './pay-report.ts'

/**
 * Pay of the openings of a selection: by currency and unit, for every skill, the median and the premium over like openings
 * without it. Shown only from 30 openings and 10 employers on each side.
 */
export function findPay(store: Pick<Store, 'census'>, selection: Selection): PayReport {
  return finish(findPayInSteps(store, selection))
}

/** The same in steps: of a million openings it takes seconds. */
export function* findPayInSteps(store: Pick<Store, 'census'>, selection: Selection): Steps<PayReport> {
  const paid = yield* store.census.paid(selection)
  return yield* buildPayReport(paid, selection)
}

/** The same of openings at hand. */
export function* buildPayReport(paid: PaidOpenings, selection: Selection): Steps<PayReport> {
  const markets: PayMarket[] = []
  const skills: SkillPay[] = []
  for (const market of listMarkets(paid)) {
    const judged = yield* judgeMarket(paid, market)
    markets.push(judged.market)
    skills.push(...judged.skills)
  }
  const coverage = new Map(
    [...paid.naming].map(([skill, n]) => [skill, { stated: paid.rowsOf.get(skill)?.length ?? 0, n }]),
  )
  return { selection, openings: paid.openings, stated: paid.min.length, coverage, markets, skills }
}

interface SkillRows extends Pick<SkillPay, 'skill' | 'reason' | 'median'> {
  openings: number
  matched: MatchedPremium | null
}

function* judgeMarket(paid: PaidOpenings, market: MarketRows): Steps<{ market: PayMarket; skills: SkillPay[] }> {
  const premiumOf = createPremiums(market)
  const rows: SkillRows[] = []
  const reasons = new Map<string | null, string | null>()
  for (const [skill, positions] of paid.rowsOf) {
    yield
    const own = Array.from(positions, (row) => market.positionOf[row] ?? -1).filter((position) => position >= 0)
    if (own.length === 0) continue
    const matched = own.length < MIN_OPENINGS ? null : premiumOf(own)
    const written = missing(own.length, matched)
    // Thousands of skills have the same few reasons: each is kept once.
    const reason = reasons.get(written) ?? written
    reasons.set(reason, reason)
    rows.push({ skill, openings: own.length, matched, reason, median: medianPay(market, own) })
  }
  const family = rows.flatMap(({ matched, reason }) => (matched !== null && reason === null ? [matched] : []))
  const premiums = judgeFamily(family)
  const { currency, unit } = market
  const skills = rows.map(({ skill, openings, reason, median, matched }): SkillPay => {
    return {
      skill,
      openings,
      reason,
      median,
      currency,
      unit,
      premium: (matched !== null && premiums.get(matched)) || null,
    }
  })
  const known = market.isKnown.reduce((sum, isKnown) => sum + isKnown, 0)
  const everyone = Array.from(market.amount.keys())
  return {
    market: {
      ...{ currency, unit, openings: market.amount.length, employers: known, tested: family.length },
      median: medianPay(market, everyone),
    },
    skills,
  }
}

/** What keeps a premium from being shown; null when nothing does. */
function missing(stated: number, matched: MatchedPremium | null): string | null {
  if (stated < MIN_OPENINGS) return `${stated} openings with the skill state pay; ${MIN_OPENINGS} are needed`
  if (matched === null) return 'no like openings with and without the skill state pay'
  for (const [side, { openings, employers }] of [
    ['with the skill', matched.withSkill],
    ['without it', matched.without],
  ] as const) {
    if (openings < MIN_OPENINGS) return `${openings} like openings ${side} state pay; ${MIN_OPENINGS} are needed`
    if (employers < MIN_EMPLOYERS)
      return `${employers} employers of like openings ${side} state pay; ${MIN_EMPLOYERS} are needed`
  }
  return null
}

/**
 * Widens each premium by how alike adverts of one employer are (at least as much as the median skill, because the figure of
 * one is noisy and low), and adjusts over all of them. Student's t by the employers of the smaller side.
 */
function judgeFamily(family: readonly MatchedPremium[]): Map<MatchedPremium, PayPremium> {
  const usual = median(family.flatMap(({ designEffect }) => designEffect ?? []))
  const judged = family.map((matched) => {
    const designEffect = Math.max(1, usual, matched.designEffect ?? 1)
    const standardError = matched.standardError * Math.sqrt(designEffect)
    const df = Math.min(matched.withSkill.employers, matched.without.employers) - 1
    const reach = studentWidth(CONFIDENCE, df) * standardError
    const p = standardError > 0 ? studentTwoSidedP(matched.beta / standardError, df) : 1
    return { matched, designEffect, reach, p }
  })
  const qValues = adjustForFalseDiscovery(judged.map(({ p }) => p))
  return new Map(
    judged.map(({ matched, designEffect, reach, p }, index) => {
      const q = qValues[index] ?? 1
      const { beta, withSkill, without, strata } = matched
      const isClear = q <= MAX_FALSE_DISCOVERY && Math.abs(beta) > reach
      return [
        matched,
        {
          premiumPct: percent(beta),
          lowPct: percent(beta - reach),
          highPct: percent(beta + reach),
          ...{ p, q, isClear, designEffect, withSkill, without, strata },
        },
      ]
    }),
  )
}

const percent = (value: number): number => 100 * Math.expm1(value)
