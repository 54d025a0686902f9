import type { CountTable } from '../../data/domain.ts'
import type { Steps } from '../../data/steps.ts'
import type { TrendInput } from './fitted-trend.ts'
import { type JudgedTrend, judgeFamilyInSteps, judgeUnder } from './judge-trends.ts'
import { toldCourse } from './observed-ends.ts'
import { robustSlope } from './robust-slope.ts'
import { changeWithinSources, dayOf, type UnadjustedChange } from './skill-change.ts'
import type { Halves, SourceHalves } from './source-halves.ts'
import { MIN_PERIODS } from './trend-verdict.ts'

/** A skill in the good cells that its change is computed from. */
export interface ComparedSkill {
  skillId: string
  /** Openings that mention it, by cell of the table. */
  mentions: Uint32Array
  /** Positions of all sources that count the skill, for the naive change. */
  counting: readonly number[]
  /** Those of them that both halves have; not empty. */
  sources: readonly SourceHalves[]
}

/** A change, and the trend that it was read from; null where there were too few periods for one. */
export interface SkillChange {
  change: UnadjustedChange
  trend: JudgedTrend | null
}

/** With fewer periods than this scatter cannot be told from movement, and openings are taken for independent. */
const MIN_PERIODS_FOR_SCATTER = 6

/** Changes of the skills of a view in their order, and the noise that all are believed to have (`judgeFamilyInSteps`). */
export interface JudgedSkills {
  skills: SkillChange[]
  belief: readonly number[]
}

/**
 * Change of every skill of a view, judged together (`judgeTrends`): over the span where there are at least 12 good periods,
 * else between its halves, as wide as the periods scatter. In steps, as it takes seconds for thousands of skills.
 */
export function* skillTrends(table: CountTable, halves: Halves, skills: readonly ComparedSkill[]): Steps<JudgedSkills> {
  const inputs = skills.map((skill) => inputOf(table, skill))
  const { trends, belief } = yield* judgeFamilyInSteps(inputs)
  const changes: SkillChange[] = []
  for (const [index, skill] of skills.entries()) {
    changes.push(changeBy(trends[index] ?? null, inputs[index], { table, halves, skill }))
    yield
  }
  return { skills: changes, belief }
}

/** Change of one skill by itself, where others have told which noise to believe in. */
export function skillTrendUnder(
  belief: readonly number[],
  { table, halves, skill }: { table: CountTable; halves: Halves; skill: ComparedSkill },
): UnadjustedChange {
  const input = inputOf(table, skill)
  return changeBy(judgeUnder(belief, input), input, { table, halves, skill }).change
}

function changeBy(
  trend: JudgedTrend | null,
  input: TrendInput | undefined,
  { table, halves, skill }: { table: CountTable; halves: Halves; skill: ComparedSkill },
): SkillChange {
  const inflation = trend && trend.periods >= MIN_PERIODS_FOR_SCATTER ? Math.max(1, trend.inflation) : 1
  const halved = changeWithinSources(table, halves, skill.mentions, skill.sources, skill.counting, inflation)
  const isTrend = trend !== null && input !== undefined && trend.periods >= MIN_PERIODS
  return isTrend ? { change: overSpan(table, halved, trend, input), trend } : { change: halved, trend: null }
}

function overSpan(
  table: CountTable,
  halved: UnadjustedChange,
  trend: JudgedTrend,
  input: TrendInput,
): UnadjustedChange {
  const shares = input.positions.map((_, index) => {
    const there = input.sources.filter(({ cells }) => (cells[index]?.n ?? 0) > 0)
    const weightOf = ({ source }: { source: string }) => trend.weightOf[source] ?? 0
    const share = ({ cells }: TrendInput['sources'][number]) => (cells[index]?.count ?? 0) / (cells[index]?.n ?? 1)
    const whole = there.reduce((sum, some) => sum + weightOf(some), 0)
    return there.reduce((sum, some) => sum + (weightOf(some) / whole) * share(some), 0)
  })
  return {
    ...halved,
    ...courseOf(table, trend, input),
    p: trend.p,
    inflation: trend.inflation,
    robustPoints13: robustSlope(input.positions, shares)?.points ?? null,
  }
}

function courseOf(table: CountTable, trend: JudgedTrend, input: TrendInput) {
  const { shape, stepAt, fromPct, toPct, changePp, lowPp, highPp } = toldCourse(input, trend)
  return {
    shape,
    stepOn: stepAt === null ? null : dayOf(table, stepAt),
    ...{ fromShare: fromPct / 100, toShare: toPct / 100 },
    ...{ points: changePp, low: lowPp, high: highPp },
  }
}

function inputOf(table: CountTable, { mentions, sources }: ComparedSkill): TrendInput {
  const length = table.periodStarts.length
  const good = sources.map(({ earlier, later }) => new Set([...earlier.cells, ...later.cells]))
  const isGood = (index: number, period: number) =>
    good[index]?.has((sources[index]?.sourceIndex ?? 0) * length + period) ?? false
  const positions = table.periodStarts.flatMap((_, period) =>
    sources.some((_, index) => isGood(index, period)) ? [period] : [],
  )
  return {
    positions,
    sources: sources.map(({ sourceIndex }, index) => ({
      source: table.sources[sourceIndex]?.source ?? '',
      cells: positions.map((period) => {
        const cell = sourceIndex * length + period
        return isGood(index, period) ? { count: mentions[cell] ?? 0, n: table.openings[cell] ?? 0 } : { count: 0, n: 0 }
      }),
    })),
  }
}
