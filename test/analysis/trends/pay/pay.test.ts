import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPayReport } from '../../../../analysis/trends/pay/find-pay.ts'
import { createPremiums } from '../../../../analysis/trends/pay/matched-premium.ts'
import { medianPay } from '../../../../analysis/trends/pay/median-pay.ts'
import { listMarkets } from '../../../../analysis/trends/pay/pay-market.ts'
import { WHOLE_MARKET } from '../../../../data/selection.ts'
import { finish } from '../../../../data/steps.ts'
import { createRandom } from '../random.ts'
import { OTHER, type PaidRow, paidOpenings } from './paid-openings.ts'
import { matchedSalaryPremium } from './salary-premium.ts'

const report = (rows: readonly PaidRow[], openings?: number) =>
  finish(buildPayReport(paidOpenings(rows, openings), WHOLE_MARKET))

const seededRandom = (seed: number): (() => number) => createRandom(seed).uniform

/** Box and Muller's normal deviate. */
const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** 40 employers of 4 openings each, half of them with the skill; pay is level × premium × noise. */
function aMarket(premium: number, seed = 1, employers = 40, employerSpread = 0.1): PaidRow[] {
  const random = seededRandom(seed)
  return Array.from({ length: employers }, (_, employer) => {
    const level = gaussian(random) * employerSpread
    const hasSkill = random() < 0.5
    return Array.from({ length: 4 }, (_, index): PaidRow => {
      const has = index === 0 ? !hasSkill : hasSkill
      const log = Math.log(60_000) + level + gaussian(random) * 0.1 + (has ? Math.log(premium) : 0)
      return { pay: Math.exp(log), skills: has ? ['go'] : [], employer: employer + 1 }
    })
  }).flat()
}

/** All openings without the skill, and the first `count` with it. */
const firstWith = (rows: readonly PaidRow[], count: number): PaidRow[] => [
  ...rows.filter(({ skills }) => skills?.length === 0),
  ...rows.filter(({ skills }) => skills?.length !== 0).slice(0, count),
]

describe('the matched premium of a skill', () => {
  test('is that of matchedSalaryPremium, whatever the openings', () => {
    const row = fc.record({
      pay: fc.integer({ min: 20_000, max: 200_000 }),
      seniority: fc.integer({ min: 0, max: 2 }),
      employer: fc.integer({ min: 0, max: 6 }),
      skills: fc.constantFrom([], ['go']),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const paid = paidOpenings(rows)
        const [market] = listMarkets(paid)
        const expected = matchedSalaryPremium(
          rows.map(({ seniority, skills, pay }) => ({
            ...{ stratum: String(seniority), hasSkill: skills.length > 0, logSalary: Math.log(pay) },
          })),
        )
        const found = market && createPremiums(market)([...(paid.rowsOf.get('go') ?? [])])
        if (expected === null || !found) {
          expect([expected, found ?? null]).toEqual([null, null])
          return
        }
        expect(found.beta).toBeCloseTo(expected.beta, 9)
        expect(found.standardError).toBeCloseTo(expected.standardError, 7)
        expect(found.withSkill.openings + found.without.openings).toBe(expected.openings)
        expect(found.strata).toBe(expected.strata)
      }),
    )
  })

  test('is found where it was planted, with n and employers on both sides', () => {
    const [go] = report(aMarket(1.2)).skills
    expect(go?.premium?.lowPct).toBeGreaterThan(5)
    expect(Math.abs((go?.premium?.premiumPct ?? 0) - 20)).toBeLessThan(12)
    expect(go?.premium?.q).toBeLessThan(0.05)
    expect(go?.premium?.isClear).toBe(true)
    expect(go?.premium?.withSkill.employers).toBeGreaterThanOrEqual(10)
    expect(go?.reason).toBe(null)
  })

  test('holds role, seniority, country, workplace and quarter equal', () => {
    const senior = aMarket(1).map((row) => ({ ...row, pay: row.pay * (row.skills?.length ? 2 : 1) }))
    const apart = senior.map((row) => ({ ...row, seniority: row.skills?.length ? 1 : 0 }))
    expect(report(apart).skills[0]).toMatchObject({
      premium: null,
      reason: expect.stringContaining('no like openings'),
    })
  })

  test('keeps within its 95 % interval in 93 to 97 % of 600 markets in which employers differ', () => {
    const covered = Array.from({ length: 600 }, (_, seed) => {
      const premium = report(aMarket(1.05, seed + 1)).skills[0]?.premium
      return premium !== undefined && premium !== null && premium.lowPct <= 5 && premium.highPct >= 5
    }).filter(Boolean).length
    expect(covered / 600).toBeGreaterThanOrEqual(0.93)
    expect(covered / 600).toBeLessThanOrEqual(0.97)
  })

  test('is as wide as the median of its family makes it: of two skills, the mean of both', () => {
    const random = seededRandom(7)
    const rows = aMarket(1.1, 3).map(({ skills = [], ...row }) => ({
      ...row,
      skills: random() < 0.5 ? [...skills, 'rust'] : skills,
    }))
    const paid = paidOpenings(rows)
    const [market] = listMarkets(paid)
    const ownEffect = (skill: string) =>
      market && createPremiums(market)([...(paid.rowsOf.get(skill) ?? [])])?.designEffect
    const [wide, narrow] = [ownEffect('rust') ?? 0, ownEffect('go') ?? 0]
    expect(wide).toBeGreaterThan(narrow + 0.1)
    const told = new Map(report(rows).skills.map(({ skill, premium }) => [skill, premium?.designEffect]))
    expect(told.get('rust')).toBeCloseTo(wide, 9)
    expect(told.get('go')).toBeCloseTo((wide + narrow) / 2, 9)
  })

  test.each([
    ['openings: 29 have it', firstWith(aMarket(1), 29)],
    [
      'employers on one side',
      aMarket(1).map((row) => ({ ...row, employer: row.skills?.length ? 1 : (row.employer ?? 0) })),
    ],
    ['employers that are known', aMarket(1).map((row) => ({ ...row, employer: 0 }))],
    ['roles that are known', aMarket(1).map((row) => ({ ...row, role: OTHER }))],
  ])('is not shown without enough %s, and says so', (_, rows) => {
    const [go] = report(rows).skills
    expect(go?.premium).toBe(null)
    expect(go?.reason).toEqual(expect.any(String))
  })
})

describe('the pay of a selection', () => {
  test('never mixes currencies, nor years with hours and days', () => {
    const rows: PaidRow[] = [
      ...Array.from({ length: 40 }, (_, index): PaidRow => ({ pay: 60_000, employer: index + 1, skills: ['go'] })),
      ...Array.from({ length: 30 }, (_, index): PaidRow => ({ pay: 90_000, currency: 'USD', employer: index + 1 })),
      ...Array.from({ length: 5 }, (): PaidRow => ({ pay: 500, period: 'day' })),
      { pay: 40, period: 'hour' },
    ]
    const { markets, stated } = report(rows)
    expect(stated).toBe(76)
    expect(markets.map(({ currency, unit, openings }) => [currency, unit, openings])).toEqual([
      ['GBP', 'year', 40],
      ['USD', 'year', 30],
      ['GBP', 'day', 5],
      ['GBP', 'hour', 1],
    ])
    expect(markets[0]?.median).toMatchObject({ amount: 60_000, low: 60_000, high: 60_000, openings: 40, employers: 40 })
    expect(markets[2]?.median).toBe(null)
  })

  test('turns months and weeks into years by 12 and 52', () => {
    const rows: PaidRow[] = Array.from({ length: 30 }, (_, index) => ({
      ...{ pay: index % 2 === 0 ? 5_200 : 1_200, period: index % 2 === 0 ? ('month' as const) : ('week' as const) },
      employer: index + 1,
    }))
    expect(report(rows).markets[0]).toMatchObject({ unit: 'year', median: { amount: 62_400 } })
  })

  test('states how many openings state pay, by skill too', () => {
    const { openings, stated, coverage } = report(aMarket(1), 500)
    expect([openings, stated]).toEqual([500, 160])
    expect(coverage.get('go')?.stated).toBe(coverage.get('go')?.n)
  })

  test('the interval of a median is wider where adverts of an employer are alike', () => {
    const spread = (employerOf: (index: number) => number) => {
      const rows = Array.from({ length: 200 }, (_, index) => ({
        pay: 40_000 + 1_000 * Math.floor(index / 10),
        employer: employerOf(index),
      }))
      const [market] = listMarkets(paidOpenings(rows))
      const found = market && medianPay(market, Array.from(rows.keys()))
      return found ? found.high - found.low : null
    }
    const [alike, independent] = [spread((index) => 1 + Math.floor(index / 10)), spread((index) => index + 1)]
    expect(alike).toBeGreaterThan(1.5 * (independent ?? Infinity))
  })
})

test('with no premium anywhere, 200 markets of ten skills name at most 5 % of them', () => {
  let [clear, all] = [0, 0]
  for (let seed = 1; seed <= 200; seed++) {
    const random = seededRandom(10_000 + seed)
    const rows = aMarket(1, seed).map((row) => ({
      ...row,
      skills: Array.from({ length: 10 }, (_, skill) => `skill-${skill}`).filter(() => random() < 0.5),
    }))
    for (const { premium } of report(rows).skills) {
      all += 1
      if (premium !== null && premium.q <= 0.05) clear += 1
    }
  }
  expect(all).toBe(2000)
  expect(clear / all).toBeLessThanOrEqual(0.05)
})
