import { describe, expect, test } from 'vitest'
import { rankWithinBudget } from '../../../analysis/gaps/budget-ranking.ts'
import { countReachable, objectiveOf, rankNext, standingOf } from '../../../analysis/gaps/gap-ranking.ts'
import { gatherDemand } from '../../../analysis/gaps/skill-demand.ts'
import { hashWords } from '../../../analysis/openings/advert-words.ts'
import { lshCandidateProbability } from '../../../analysis/openings/min-hash.ts'
import { shingle, shingleSimilarity } from '../../../analysis/openings/shingles.ts'
import { adjustForFalseDiscovery } from '../../../analysis/trends/benjamini-hochberg.ts'
import { burstStates } from '../../../analysis/trends/burst-states.ts'
import { cValues } from '../../../analysis/trends/c-value.ts'
import { binomialChangePoints } from '../../../analysis/trends/change-points.ts'
import { clusterDesignEffect } from '../../../analysis/trends/cluster-design-effect.ts'
import { comparableShare } from '../../../analysis/trends/comparable-share.ts'
import { competitionRanks } from '../../../analysis/trends/competition-rank.ts'
import { detectableShares } from '../../../analysis/trends/detectable-change.ts'
import { detectableTrend } from '../../../analysis/trends/detectable-trend.ts'
import { betaQuantile } from '../../../analysis/trends/distributions/beta.ts'
import { logGamma } from '../../../analysis/trends/distributions/log-gamma.ts'
import { studentCdf } from '../../../analysis/trends/distributions/student-t.ts'
import { flowAndStock, type OpeningDays } from '../../../analysis/trends/flow-and-stock.ts'
import { conformalHalfWidth } from '../../../analysis/trends/forecast/conformal.ts'
import { simpleExponentialSmoothing, smoothWith } from '../../../analysis/trends/forecast/exponential-smoothing.ts'
import { lineSlope, thetaPath } from '../../../analysis/trends/forecast/theta.ts'
import { kitagawa } from '../../../analysis/trends/kitagawa.ts'
import { normalQuantile, normalTwoSidedP } from '../../../analysis/trends/normal.ts'
import { shareTrendBySource } from '../../../analysis/trends/reference-trend.ts'
import { skillAssociation } from '../../../analysis/trends/skill-association.ts'
import { moveOnLogit, spliceDeltaOfSums } from '../../../analysis/trends/splice.ts'
import { standardisedShare } from '../../../analysis/trends/standardised-share.ts'
import { theilSen } from '../../../analysis/trends/theil-sen.ts'
import { type TrendFigures, trendVerdict } from '../../../analysis/trends/trend-verdict.ts'
import { newcombeDifference } from '../../../analysis/trends/weighted-change.ts'
import { weightedLogOdds } from '../../../analysis/trends/weighted-log-odds.ts'
import { wilsonInterval } from '../../../analysis/trends/wilson.ts'
import type { RequirementLevel } from '../../../data/domain.ts'
import { weekLabel, weekStartOf } from '../../../data/weeks.ts'
import { outsideSuite } from '../../outside-suite.ts'
import { matchedSalaryPremium } from './pay/salary-premium.ts'

interface Vector {
  id: string
  method: string
  /** Every method has a shape of its own, named beside the method below. */
  input: unknown
  expected: unknown
  tolerance: number
  note?: string
}

type Pair = [number, number]
type Levels = Record<RequirementLevel, string[]>
const LEVELS = ['required', 'mentioned', 'preferred'] as const
const asOpening = (levels: Levels) => ({
  skills: LEVELS.flatMap((level) => levels[level].map((skillId) => ({ skillId, level }))),
})

interface GapInput {
  openings: Levels[]
  held: string[]
  tau: number
  steps: number
  hours: Record<string, number>
}

/** `n` and `x` as the vectors write them. */
const counted = (x: readonly number[], n: readonly number[]) =>
  n.map((openings, index) => ({ count: x[index] ?? 0, n: openings }))
const pairs = (x_n: readonly Pair[]) => x_n.map(([count, n]) => ({ count, n }))
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

interface SourceVector {
  t: number[]
  sources: Record<string, { x: number[]; n: number[] }>
  pooledRho: number
}

function trendOf({ t, sources, pooledRho }: SourceVector) {
  const list = Object.entries(sources).map(([source, { x, n }]) => ({ source, cells: counted(x, n) }))
  const trend = shareTrendBySource({ positions: t, sources: list }, pooledRho)
  if (trend === null) throw new Error('the vector has no fit')
  return {
    ...trend,
    intercepts: Object.fromEntries(trend.fitted.map((source, index) => [source, trend.intercepts[index]])),
    weeks: trend.periods,
    dispersionWeek: trend.dispersionPeriod,
    weights: trend.weightOf,
    changePpLow: trend.lowPp,
    changePpHigh: trend.highPp,
  }
}

/** What each method of the reference is called here. */
const METHODS: Record<string, (input: never) => unknown> = {
  normalQuantile: ({ p }: { p: number[] }) => p.map(normalQuantile),
  normalTwoSidedP: ({ z }: { z: number[] }) => z.map(normalTwoSidedP),
  isoWeek: ({ dates }: { dates: string[] }) =>
    dates.map((day) => ({ weekStart: weekStartOf(day), label: weekLabel(weekStartOf(day)) })),
  wilson: ({ x_n, confidence }: { x_n: Pair[]; confidence: number }) =>
    x_n.map(([x, n]) => {
      const interval = wilsonInterval(x, n, confidence)
      return [interval?.low, interval?.high]
    }),
  newcombeDifference: ({ x1_n1_x2_n2, confidence }: { x1_n1_x2_n2: [...Pair, ...Pair][]; confidence: number }) =>
    x1_n1_x2_n2.map(([x1, n1, x2, n2]) => {
      const { difference, low, high } = newcombeDifference({ count: x1, n: n1 }, { count: x2, n: n2 }, confidence)
      return [difference, low, high]
    }),
  standardisedShare: (input: { strata_x_n: Pair[]; weights: number[]; confidence: number }) => {
    const strata = input.strata_x_n.map(([count, n], index) => ({ count, n, weight: input.weights[index] ?? 0 }))
    const { share, standardError, effectiveN, low, high } = standardisedShare(strata, input.confidence)
    const [x, n] = strata.reduce(([x, n], stratum) => [x + stratum.count, n + stratum.n], [0, 0])
    return { rawShare: x / n, share, se: standardError, nEff: effectiveN, wilson: [low, high] }
  },
  benjaminiHochberg: ({ p }: { p: number[] }) => adjustForFalseDiscovery(p),
  minimumDetectableTwoWindows: ({ cases }: { cases: [number, number, number][] }) =>
    cases.map(([n1, n2, p]) => {
      const { effect, rise, fall } = detectableShares(n1, n2, p)
      return [effect, rise, fall]
    }),
  studentTCdf: ({ x_df }: { x_df: Pair[] }) => x_df.map(([t, df]) => studentCdf(t, df)),
  betaQuantile: ({ p_a_b }: { p_a_b: [number, number, number][] }) => p_a_b.map(([p, a, b]) => betaQuantile(p, a, b)),
  logGamma: ({ x }: { x: number[] }) => x.map(logGamma),
  flowAndStock: (input: { openings: OpeningDays[]; weeks: string[]; graceDays: number; maxAgeDays: number }) =>
    flowAndStock(input.openings, input.weeks, input.graceDays, input.maxAgeDays),
  clusterDesignEffect: ({ clusters_m_x, confidence }: { clusters_m_x: Pair[]; confidence: number }) => {
    const result = clusterDesignEffect(
      clusters_m_x.map(([n, count]) => ({ count, n })),
      confidence,
    )
    return {
      ...result,
      seCluster: result?.standardError,
      deff: result?.designEffect,
      nEff: result?.effectiveN,
      wilson: [result?.interval.low, result?.interval.high],
    }
  },
  kitagawa: ({ before_x_n, after_x_n }: { before_x_n: Pair[]; after_x_n: Pair[] }) =>
    kitagawa(pairs(before_x_n), pairs(after_x_n)),
  spliceOnLogit: ({ overlap, oldShares }: { overlap: Record<string, number[]>; oldShares: number[] }) => {
    const sums = (count: string, n: string) => ({ count: total(overlap[count] ?? []), n: total(overlap[n] ?? []) })
    const delta = spliceDeltaOfSums(sums('oldX', 'oldN'), sums('newX', 'newN'))
    return { delta, adjusted: oldShares.map((old) => moveOnLogit(old, delta)) }
  },
  comparableShare: (input: { weeks: Record<string, Pair>[]; probationWeeks: number; minOpenings: number }) => {
    const names = new Set(input.weeks.flatMap((week) => Object.keys(week)))
    const sources = [...names].map((source) => ({
      source,
      cells: input.weeks.map((week) => ({ count: week[source]?.[0] ?? 0, n: week[source]?.[1] ?? 0 })),
    }))
    const line = comparableShare(sources, { probation: input.probationWeeks, minOpenings: input.minOpenings })
    const regimes = line.regimes.map(({ first, last, sources, weights }) => ({
      from_: first,
      to: last,
      sources,
      weights: Object.fromEntries(sources.map((source, index) => [source, weights[index]])),
    }))
    return { ...line, regimes }
  },
  theilSen: ({ t, y, confidence }: { t: number[]; y: number[]; confidence: number }) => theilSen(t, y, confidence),
  shareTrend: ({ t, x, n, pooledRho }: { t: number[]; x: number[]; n: number[]; pooledRho: number }) => {
    const trend = trendOf({ t, sources: { only: { x, n } }, pooledRho })
    return { ...trend, intercept: trend.intercepts.only, dispersion: trend.dispersionCell }
  },
  shareTrendBySource: trendOf,
  minimumDetectableTrend: ({ cases_k_n_p_phi_f }: { cases_k_n_p_phi_f: [number, number, number, number, number][] }) =>
    cases_k_n_p_phi_f.map(([k, n, p, phi, f]) => {
      const { slope, points } = detectableTrend(k, n, p, phi, f)
      return [slope, points]
    }),
  trendVerdict: ({ cases }: { cases: TrendFigures[] }) => cases.map(trendVerdict),
  binomialChangePoints: (input: Record<'x' | 'n', number[]> & Record<'minSegment' | 'penalty' | 'rhoPool', number>) => {
    const { minSegment, penalty, rhoPool } = input
    const result = binomialChangePoints(counted(input.x, input.n), { minSegment, penalty, pooledRho: rhoPool })
    return { ...result, phi: result?.dispersion, phiRaw: result?.rawDispersion }
  },
  burstStates: ({ r, d, s, gamma }: { r: number[]; d: number[]; s: number; gamma: number }) => {
    const { base, raised, states, cost, bursts } = burstStates(counted(r, d), s, gamma)
    return {
      p0: base,
      p1: raised,
      states,
      cost,
      bursts: bursts.map(({ first, last, weight }) => ({ start: first, end: last, weight })),
    }
  },
  weightedLogOdds: ({ y1_n1_y2_n2, priorMass }: { y1_n1_y2_n2: [...Pair, ...Pair][]; priorMass: number }) =>
    y1_n1_y2_n2.map(([y1, n1, y2, n2]) => {
      const { delta, variance, z } = weightedLogOdds({ count: y1, n: n1 }, { count: y2, n: n2 }, priorMass)
      return [delta, variance, z]
    }),
  cValue: ({ candidates }: { candidates: { term: string; f: number }[] }) =>
    Object.fromEntries(cValues(candidates.map(({ term, f }) => ({ term, frequency: f })))),
  simpleExponentialSmoothing: ({ y, grid }: { y: number[]; grid: number[] }) => {
    const best = simpleExponentialSmoothing(y, grid)
    return { ...best, sse: best?.squaredError, sseAll: grid.map((alpha) => smoothWith(y, alpha).squaredError) }
  },
  theta: ({ y, alpha, level, horizon }: { y: number[]; alpha: number; level: number; horizon: number }) => ({
    olsSlope: lineSlope(y),
    forecast: thetaPath(y.length, lineSlope(y), alpha, level, horizon),
  }),
  conformalHalfWidth: ({ residuals, levels }: { residuals: number[]; levels: number[] }) =>
    Object.fromEntries(levels.map((level) => [String(level), conformalHalfWidth(residuals, level)])),
  matchedSalaryPremium: (input: {
    rows: { stratum: string; skill: number; logSalary: number }[]
    confidence: number
  }) => {
    const openings = input.rows.map(({ stratum, skill, logSalary }) => ({ stratum, hasSkill: skill === 1, logSalary }))
    const result = matchedSalaryPremium(openings, input.confidence)
    return { ...result, se: result?.standardError, rowsUsed: result?.openings, strataUsed: result?.strata }
  },
  skillAssociation: ({ N_a_b_ab }: { N_a_b_ab: [number, number, number, number][] }) =>
    N_a_b_ab.map(([n, a, b, both]) => {
      const result = skillAssociation(n, a, b, both)
      return { ...result, pBgivenA: result?.bGivenA, pAgivenB: result?.aGivenB }
    }),
  gapRankingWithBudget: ({ openings, held, tau, hours, budget }: GapInput & { budget: number }) => {
    const start = standingOf(gatherDemand(openings.map(asOpening)), new Set(held), tau)
    const ranking = rankWithinBudget(start, budget, (skillId) => hours[skillId] ?? 0)
    return {
      ...ranking,
      ratioGreedy: ranking.steps.map(({ skillId, ...step }) => ({ skill: skillId, ...step })),
      bestSingle: ranking.bestSingle && { ...ranking.bestSingle, skill: ranking.bestSingle.skillId },
      optimum: ranking.best?.objective,
      optimumSet: ranking.best?.skillIds,
    }
  },
  competitionRank: ({ values }: { values: number[] }) => competitionRanks(values),
  shingleSimilarity: ({ a, b, k }: { a: string[]; b: string[]; k: number }) =>
    shingleSimilarity(shingle(hashWords(a.join(' ')), k), shingle(hashWords(b.join(' ')), k)),
  lshCandidateProbability: ({ similarities, bands_rows }: { similarities: number[]; bands_rows: Pair[] }) =>
    similarities.map((similarity) =>
      bands_rows.map(([bands, rows]) => lshCandidateProbability(similarity, bands, rows)),
    ),
  gapRanking: ({ openings, held, tau, steps, hours }: GapInput) => {
    const start = standingOf(gatherDemand(openings.map(asOpening)), new Set(held), tau)
    const order = rankNext(start, { steps, hours: (skillId) => hours[skillId] ?? 0 })
    return {
      start: { objective: objectiveOf(start), unlocked: countReachable(start) },
      steps: order.map(({ skillId, gain, reachable, objective }) => ({
        skill: skillId,
        gain,
        unlocked: reachable,
        objective,
      })),
    }
  },
}

/** Methods of the reference on which no figure of SkillTide stands. */
const NOT_USED = new Set([
  ...['chiSquareSf', 'jeffreys', 'trailingPooledShare', 'mannKendall'],
  ...['dampedHolt', 'forecastAccuracy', 'communities'],
])

/** Meets every number of `expected` within `within`; lists are as long, and what a record has beyond it is not compared. */
function expectClose(actual: unknown, expected: unknown, within: (expected: number) => number, path: string): void {
  if (typeof expected === 'number') {
    expect(typeof actual, path).toBe('number')
    expect(Math.abs(Number(actual) - expected), path).toBeLessThanOrEqual(within(expected))
  } else if (typeof expected === 'object' && expected !== null) {
    if (Array.isArray(expected)) expect(actual, path).toHaveLength(expected.length)
    for (const [key, value] of Object.entries(expected)) {
      // The exhaustive optimum is a yardstick of the vector, not a result of the method.
      if (key === 'optimumOfFour') continue
      expectClose((actual as Record<string, unknown> | undefined)?.[key], value, within, `${path}.${key}`)
    }
  } else expect(actual, path).toBe(expected)
}

const toleranceOf =
  ({ tolerance, note }: Vector) =>
  (expected: number) =>
    tolerance * (note?.includes('relative') ? Math.abs(expected) : Math.max(1, Math.abs(expected)))

const { cases: vectors, title } = outsideSuite<Vector>('STATISTICS_VECTORS', 'statistics-vectors.json', 'vectors')
const used = vectors.filter(({ method }) => !NOT_USED.has(method))

describe.skipIf(vectors.length === 0)(title('reference vectors of the statistics'), () => {
  test.each(used.map((vector) => [`${vector.method} gives the reference result (${vector.id})`, vector] as const))(
    '%s',
    (_, vector) => {
      expect(METHODS).toHaveProperty(vector.method)
      expectClose(METHODS[vector.method]?.(vector.input as never), vector.expected, toleranceOf(vector), vector.id)
    },
  )

  test('every method that is named here has a vector', () => {
    const known = new Set(vectors.map(({ method }) => method))
    expect([...Object.keys(METHODS), ...NOT_USED].filter((method) => !known.has(method))).toEqual([])
  })
})
