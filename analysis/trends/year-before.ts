import type { CountTable, Grain } from '../../data/domain.ts'
import type { NamingEmployers } from '../../data/store/contracts/counts.ts'
import { addDays, addPeriods } from '../../data/weeks.ts'
import { competitionRanks } from './competition-rank.ts'
import { cellStates } from './period-state.ts'
import { findUntold, type RanksUntold, thinned } from './untold-ranks.ts'
import { type Counted, type Stratum, weightedChange } from './weighted-change.ts'

/**
 * A skill against the same periods a year before, source by source only the periods that can be read in both years, at the
 * weights of now.
 */
export interface YearBefore {
  /** The periods a year before, first day and day after the last. */
  from: string
  until: string
  /** The same periods now. */
  fromNow: string
  untilNow: string
  /** How many periods are compared: fewer than the span has where some cannot be read in either year. */
  periods: number
  sources: string[]
  /** Openings of these sources in those periods a year before, and the share of them that named the skill, 0 to 1. */
  n: number
  share: number
  /** Rank by share among all skills of the view, 1 being the most named; then, and now in the same sources. */
  rank: number
  rankNow: number
  /** Ranks gained since, below 0 where lost. Null where the data do not bear a change; `ranksUntold` says why. */
  ranksGained: number | null
  /** Absent in older published reports. */
  ranksUntold?: RanksUntold | null
  /** Change of the share since, in points, with its 95 % interval. */
  points: number
  low: number
  high: number
}

/** Fewer openings in the periods of a year are no year to compare with. */
const MIN_OPENINGS = 30

/** The day a year before: 52 weeks, so that a Monday stays one, or twelve months. */
export const dayYearBefore = (day: string, grain: Grain): string =>
  grain === 'week' ? addDays(day, -364) : addPeriods(day, -12, 'month')

export interface YearView {
  /** Skills of the view, all of them: a rank is one among them. */
  skillIds: readonly string[]
  /** UTC day. */
  today: string
  /** How many times the variance of a skill is that of independent openings. */
  inflationOf(skillId: string): number
  /** Who names these skills in a span of days [from, until). */
  employersOf(span: { from: string; until: string }, skillIds: readonly string[]): ReadonlyMap<string, NamingEmployers>
}

/** Ranks and shares of every skill against the same periods a year before; empty where no source has both. */
export function compareWithYearBefore(now: CountTable, then: CountTable, view: YearView): Map<string, YearBefore> {
  const spans = sourcesOfBoth(now, then, view.today)
  const found = view.skillIds.flatMap((skillId) => {
    const strata = strataOf(now, then, spans, skillId)
    if (strata.length === 0) return []
    const inflation = Math.max(1, view.inflationOf(skillId))
    const change = weightedChange(strata.map((some) => thinned(some, inflation)))
    return [{ skillId, strata, inflation, change, span: spanOf(now, strata) }]
  })
  const ranksThen = competitionRanks(found.map(({ strata }) => shareOf(strata, 'earlier')))
  const ranksNow = competitionRanks(found.map(({ strata }) => shareOf(strata, 'later')))
  const untold = findUntold(found, {
    isShipped: (source) => now.sources.some((some) => some.source === source && some.origin === 'history'),
    employersOf(skillIds, year) {
      const { from, until, fromNow, untilNow } = spanOf(now, spans)
      return view.employersOf(year === 'later' ? { from: fromNow, until: untilNow } : { from, until }, skillIds)
    },
  })
  return new Map(
    found.map(({ skillId, strata, span, change: { difference, low, high } }, index): [string, YearBefore] => {
      const [rank, rankNow] = [ranksThen[index] ?? 0, ranksNow[index] ?? 0]
      const sources = strata.map(({ source }) => source)
      const n = strata.reduce((sum, { earlier }) => sum + earlier.n, 0)
      const ranksUntold = untold.get(skillId) ?? null
      const ranks = { rank, rankNow, ranksGained: ranksUntold === null ? rank - rankNow : null, ranksUntold }
      const moved = { points: 100 * difference, low: 100 * low, high: 100 * high }
      return [skillId, { ...span, sources, n, share: shareOf(strata, 'earlier'), ...ranks, ...moved }]
    }),
  )
}

/** A period of now and the same one a year before, as positions in their tables. */
interface PeriodPair {
  now: number
  before: number
}

interface BothSpans {
  source: string
  pairs: PeriodPair[]
  /** Cells of these periods in each table. */
  now: number[]
  before: number[]
}

/** Summer against autumn is no year: a period counts only where its counterpart can be read too. */
function sourcesOfBoth(now: CountTable, then: CountTable, today: string): BothSpans[] {
  const [nowStates, thenStates] = [cellStates(now, today), cellStates(then, today)]
  const thenAt = new Map(then.periodStarts.map((start, period) => [start, period]))
  const pairs = now.periodStarts.flatMap((start, period): PeriodPair[] => {
    const before = thenAt.get(dayYearBefore(start, now.grain))
    return before === undefined ? [] : [{ now: period, before }]
  })
  return now.sources.flatMap(({ source }, nowIndex) => {
    const thenIndex = then.sources.findIndex((other) => other.source === source)
    if (thenIndex < 0) return []
    const [nowFirst, thenFirst] = [nowIndex * now.periodStarts.length, thenIndex * then.periodStarts.length]
    const good = pairs.filter(
      (pair) => nowStates[nowFirst + pair.now] === 'good' && thenStates[thenFirst + pair.before] === 'good',
    )
    const cells = { now: good.map((pair) => nowFirst + pair.now), before: good.map((pair) => thenFirst + pair.before) }
    const isEnough =
      sumOf(now.openings, cells.now) >= MIN_OPENINGS && sumOf(then.openings, cells.before) >= MIN_OPENINGS
    return isEnough ? [{ source, pairs: good, ...cells }] : []
  })
}

/** First and last of the periods that any of the sources is compared over. */
function spanOf(now: CountTable, strata: readonly { pairs: readonly PeriodPair[] }[]) {
  const positions = [...new Set(strata.flatMap(({ pairs }) => pairs.map((pair) => pair.now)))].sort((a, b) => a - b)
  const start = now.periodStarts[positions[0] ?? 0] ?? ''
  const last = now.periodStarts[positions.at(-1) ?? 0] ?? ''
  const untilNow = addPeriods(last, 1, now.grain)
  const [from, lastThen] = [dayYearBefore(start, now.grain), dayYearBefore(last, now.grain)]
  return { from, until: addPeriods(lastThen, 1, now.grain), fromNow: start, untilNow, periods: positions.length }
}

function strataOf(now: CountTable, then: CountTable, spans: readonly BothSpans[], skillId: string) {
  const counting = spans.filter(({ source }) =>
    [now, then].every(({ countedSkills }) => countedSkills?.get(source)?.has(skillId) !== false),
  )
  const all = counting.reduce((sum, span) => sum + sumOf(now.openings, span.now), 0)
  return counting.map((span): Stratum & { source: string; pairs: PeriodPair[] } => {
    const later = countedIn(now, span.now, skillId)
    return {
      source: span.source,
      pairs: span.pairs,
      weight: later.n / all,
      earlier: countedIn(then, span.before, skillId),
      later,
    }
  })
}

function countedIn({ openings, mentions }: CountTable, cells: readonly number[], skillId: string): Counted {
  return { count: sumOf(mentions.get(skillId), cells), n: sumOf(openings, cells) }
}

const sumOf = (values: Uint32Array | undefined, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values?.[cell] ?? 0), 0)

const shareOf = (strata: readonly Stratum[], span: 'earlier' | 'later'): number =>
  strata.reduce((sum, stratum) => sum + (stratum.weight * stratum[span].count) / stratum[span].n, 0)
