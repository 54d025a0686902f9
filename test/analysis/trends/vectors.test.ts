import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countReachable, objectiveOf, rankNext, standingOf } from '../../../analysis/gaps/gap-ranking.ts'
import { gatherDemand } from '../../../analysis/gaps/skill-demand.ts'
import { adjustForFalseDiscovery } from '../../../analysis/trends/benjamini-hochberg.ts'
import { detectableShares } from '../../../analysis/trends/detectable-change.ts'
import { normalQuantile, normalTwoSidedP } from '../../../analysis/trends/normal.ts'
import { standardisedShare } from '../../../analysis/trends/standardised-share.ts'
import { newcombeDifference } from '../../../analysis/trends/weighted-change.ts'
import { wilsonInterval } from '../../../analysis/trends/wilson.ts'
import type { RequirementLevel } from '../../../data/domain.ts'
import { weekLabel, weekStartOf } from '../../../data/weeks.ts'

const FILE =
  process.env.STATISTICS_VECTORS ?? new URL('../../../../shared/reference/statistics-vectors.json', import.meta.url)

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

/** What each method of the reference is called here. Methods that are not here are not built yet. */
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

/** Meets every number of `expected` within `within`; keys that only one side has are not compared. */
function expectClose(actual: unknown, expected: unknown, within: (expected: number) => number, path: string): void {
  if (typeof expected === 'number') {
    expect(typeof actual, path).toBe('number')
    expect(Math.abs(Number(actual) - expected), path).toBeLessThanOrEqual(within(expected))
  } else if (typeof expected === 'object' && expected !== null) {
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

const vectors: Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).vectors : []
const built = vectors.filter(({ method }) => METHODS[method] !== undefined)
const methodsOf = (some: readonly Vector[]) => new Set(some.map(({ method }) => method)).size

describe.skipIf(vectors.length === 0)('reference vectors of the statistics (skipped: the file is not there)', () => {
  test.each(built.map((vector) => [`${vector.method} gives the reference result (${vector.id})`, vector] as const))(
    '%s',
    (_, vector) => {
      expectClose(METHODS[vector.method]?.(vector.input as never), vector.expected, toleranceOf(vector), vector.id)
    },
  )

  test(`${methodsOf(built)} of the ${methodsOf(vectors)} reference methods are built so far`, () => {
    expect(built.length).toBeGreaterThan(0)
  })
})
