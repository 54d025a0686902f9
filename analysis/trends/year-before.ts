import type { CountTable, Grain } from '../../data/domain.ts'
import { addDays, addPeriods } from '../../data/weeks.ts'
import { competitionRanks } from './competition-rank.ts'
import { cellStates } from './period-state.ts'
import { type Counted, type Stratum, weightedChange } from './weighted-change.ts'

/** A skill against the same span a year before, within the sources that both spans have, at their weights of now. */
export interface YearBefore {
  /** The span a year before, first day and day after the last. */
  from: string
  until: string
  sources: string[]
  /** Openings of these sources in that span, and the share of them that named the skill, 0 to 1. */
  n: number
  share: number
  /** Rank by share among all skills of the view, 1 being the most named; then, and now in the same sources. */
  rank: number
  rankNow: number
  /** Ranks gained since, below 0 where lost. Null where the shares do not clearly differ: such a change of rank is chance. */
  ranksGained: number | null
  /** Change of the share since, in points, with its 95 % interval. */
  points: number
  low: number
  high: number
}

/** Fewer openings in a span are no year to compare with. */
const MIN_OPENINGS = 30

/** The day a year before: 52 weeks, so that a Monday stays one, or twelve months. */
export const dayYearBefore = (day: string, grain: Grain): string =>
  grain === 'week' ? addDays(day, -364) : addPeriods(day, -12, 'month')

/**
 * Ranks and shares of every skill against the same span a year before; empty where no source has both spans.
 *
 * Source: statistics.md sections 2 (two spans) and 14 (ranks).
 * @param skillIds     of the view, all of them: a rank is one among them
 * @param inflationOf  how many times the variance of a skill is that of independent openings
 */
export function compareWithYearBefore(
  now: CountTable,
  then: CountTable,
  view: { skillIds: readonly string[]; today: string; inflationOf(skillId: string): number },
): Map<string, YearBefore> {
  const [from, last] = [then.periodStarts[0], then.periodStarts.at(-1)]
  const spans = sourcesOfBoth(now, then, view.today)
  if (from === undefined || last === undefined || spans.length === 0) return new Map()
  const until = addPeriods(last, 1, then.grain)
  const found = view.skillIds.flatMap((skillId) => {
    const strata = strataOf(now, then, spans, skillId)
    return strata.length === 0
      ? []
      : [{ skillId, strata, shareThen: shareOf(strata, 'earlier'), shareNow: shareOf(strata, 'later') }]
  })
  const ranksThen = competitionRanks(found.map(({ shareThen }) => shareThen))
  const ranksNow = competitionRanks(found.map(({ shareNow }) => shareNow))
  return new Map(
    found.map(({ skillId, strata, shareThen }, index): [string, YearBefore] => {
      const inflation = Math.max(1, view.inflationOf(skillId))
      const { difference, low, high } = weightedChange(strata.map((some) => thinned(some, inflation)))
      const [rank, rankNow] = [ranksThen[index] ?? 0, ranksNow[index] ?? 0]
      const sources = strata.map(({ source }) => source)
      const n = strata.reduce((sum, { earlier }) => sum + earlier.n, 0)
      const ranksGained = low > 0 || high < 0 ? rank - rankNow : null
      const moved = { points: 100 * difference, low: 100 * low, high: 100 * high }
      return [skillId, { from, until, sources, n, share: shareThen, rank, rankNow, ranksGained, ...moved }]
    }),
  )
}

interface BothSpans {
  source: string
  /** Good cells of the source in each table. */
  now: number[]
  before: number[]
}

function sourcesOfBoth(now: CountTable, then: CountTable, today: string): BothSpans[] {
  const nowCells = goodCells(now, today)
  const thenCells = goodCells(then, today)
  return [...nowCells].flatMap(([source, cells]) => {
    const before = thenCells.get(source)
    const isEnough =
      before && sumOf(now.openings, cells) >= MIN_OPENINGS && sumOf(then.openings, before) >= MIN_OPENINGS
    return isEnough ? [{ source, now: cells, before }] : []
  })
}

function goodCells(table: CountTable, today: string): Map<string, number[]> {
  const states = cellStates(table, today)
  const length = table.periodStarts.length
  return new Map(
    table.sources.map(({ source }, sourceIndex) => [
      source,
      table.periodStarts.flatMap((_, period) => {
        const cell = sourceIndex * length + period
        return states[cell] === 'good' ? [cell] : []
      }),
    ]),
  )
}

function strataOf(now: CountTable, then: CountTable, spans: readonly BothSpans[], skillId: string) {
  const counting = spans.filter(({ source }) =>
    [now, then].every(({ countedSkills }) => countedSkills?.get(source)?.has(skillId) !== false),
  )
  const all = counting.reduce((sum, span) => sum + sumOf(now.openings, span.now), 0)
  return counting.map((span): Stratum & { source: string } => {
    const later = countedIn(now, span.now, skillId)
    return { source: span.source, weight: later.n / all, earlier: countedIn(then, span.before, skillId), later }
  })
}

function countedIn({ openings, mentions }: CountTable, cells: readonly number[], skillId: string): Counted {
  return { count: sumOf(mentions.get(skillId), cells), n: sumOf(openings, cells) }
}

const sumOf = (values: Uint32Array | undefined, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values?.[cell] ?? 0), 0)

const shareOf = (strata: readonly Stratum[], span: 'earlier' | 'later'): number =>
  strata.reduce((sum, stratum) => sum + (stratum.weight * stratum[span].count) / stratum[span].n, 0)

const thinned = ({ weight, earlier, later }: Stratum, inflation: number): Stratum => {
  const part = ({ count, n }: Counted) => ({ count: count / inflation, n: n / inflation })
  return { weight, earlier: part(earlier), later: part(later) }
}
