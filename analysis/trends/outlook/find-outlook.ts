import type { CountTable, Grain, Selection } from '../../../data/domain.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays, addPeriods, listPeriods, periodLabel } from '../../../data/weeks.ts'
import { burstStates } from '../burst-states.ts'
import { findFewEmployers } from '../few-employers.ts'
import { FORECAST_LEVEL, FORECAST_PERIODS, forecastShare, MAX_HORIZON } from '../forecast/forecast-share.ts'
import { levelShifts } from '../level-shifts.ts'
import { END_PERIODS } from '../observed-ends.ts'
import { cellStates } from '../period-state.ts'
import { pooledRho } from '../pooled-rho.ts'
import { goodRows } from '../series/good-rows.ts'
import { comparableCounts, layOut, type SeriesCells } from '../series/series-cells.ts'
import type { ForecastPoint } from '../series/series-report.ts'
import { fitShareTrend } from '../share-trend.ts'
import { dayOf } from '../skill-change.ts'
import { type Counted, sumCounted } from '../weighted-change.ts'
import { wilsonInterval } from '../wilson.ts'
import { comparableLineOf } from './comparable-line.ts'
import { type DataEvent, listDataEvents } from './data-events.ts'
import type { MergeJump } from './merge-jumps.ts'
import type { BurstSpan, DatedShift, SkillOutlook } from './skill-outlook.ts'

/** A month of weeks; further ahead an interval says nothing. */
const HORIZONS: Record<Grain, number> = { week: 4, month: 3, quarter: 2 }
/** An event so near to a shift explains it better than the market does. */
const NEAR_DAYS = 14
/** Lighter bursts are chance. */
const MIN_BURST_WEIGHT = 3
/** Enough of the family to know how like each other neighbouring periods are. */
const FAMILY = 40
const FAMILY_PERIODS = 26

/**
 * Level shifts, bursts and forecast of one skill over its whole record at a grain, within sources: a source that joins moves
 * the past to its level (`comparableShare`), and is named as an event.
 *
 * @param today  UTC day
 * @param frequent  skills of the selection, most mentioned first: how like each other their neighbouring periods are widens
 *                  what counts as a shift
 * @param mergeJumps  of all sources, see `findMergeJumps`
 */
export function findOutlook(
  store: Pick<Store, 'counts' | 'postings'>,
  request: {
    selection: Selection
    grain: Grain
    skillId: string
    today: string
    frequent: readonly string[]
    mergeJumps?: readonly MergeJump[]
  },
): SkillOutlook {
  const { selection, grain, skillId, today, frequent, mergeJumps } = request
  const family = frequent.slice(0, FAMILY)
  const table = store.counts.table({ ...selection, from: null }, grain, [skillId, ...family])
  const states = cellStates(table, today)
  const good = (id: string) => goodRows(table, states, id)
  const cells = layOut(skillId, good(skillId), grain)
  const counts = comparableCounts(cells)
  const events = listDataEvents(table, store.postings.listRules(), mergeJumps)
  const nameOf = new Map(table.sources.map(({ source, name }) => [source, name]))
  const rho = pooledRho(family.flatMap((id) => fitNewest(layOut(id, good(id), grain)) ?? []))
  const run = counts.slice(counts.lastIndexOf(null) + 1).flatMap((counted) => counted ?? [])
  return {
    grain,
    forecastLevel: FORECAST_LEVEL,
    ...forecastOf(table, cells, run),
    level: levelOf(cells),
    periods: run.length,
    shifts: datedShifts(cells, counts, rho, events),
    bursts: burstsOf(store, table, cells, selection),
    comparable: comparableLineOf(cells, (source) => nameOf.get(source) ?? source),
    events,
  }
}

function fitNewest({ periodStarts, goodSources }: SeriesCells) {
  const first = Math.max(0, periodStarts.length - FAMILY_PERIODS)
  return fitShareTrend({
    positions: periodStarts.slice(first).map((_, offset) => offset),
    sources: goodSources.map(({ source, cells }) => ({ source, cells: cells.slice(first) })),
  })
}

/** From the newest good period on, over those that are still filling, to the horizon beyond the last one shown. */
function forecastOf(table: CountTable, { periodStarts, grain }: SeriesCells, run: readonly Counted[]) {
  const lastGood = periodStarts.at(-1)
  if (lastGood === undefined || table.periodStarts.length === 0)
    return { forecast: null, forecastMethod: null, periodsNeeded: FORECAST_PERIODS }
  const after = addPeriods(lastGood, 1, grain)
  const filling = listPeriods(after, dayOf(table, table.periodStarts.length), grain).length
  const horizon = HORIZONS[grain] + filling
  const found = horizon > MAX_HORIZON ? null : forecastShare(run, horizon)
  const steps = found?.steps.map((step, ahead): ForecastPoint => {
    const weekStart = addPeriods(after, ahead, grain)
    return { weekStart, label: periodLabel(weekStart, grain), ...step }
  })
  return {
    forecast: steps?.slice(filling) ?? null,
    forecastMethod: found?.method ?? null,
    periodsNeeded: FORECAST_PERIODS + horizon - 1,
  }
}

const pooled = ({ goodSources }: SeriesCells, period: number): Counted =>
  goodSources.reduce(
    (sum, { cells }) => ({ count: sum.count + (cells[period]?.count ?? 0), n: sum.n + (cells[period]?.n ?? 0) }),
    { count: 0, n: 0 },
  )

function levelOf(cells: SeriesCells): SkillOutlook['level'] {
  const length = cells.periodStarts.length
  const first = Math.max(0, length - END_PERIODS)
  const sums = cells.periodStarts.slice(first).map((_, offset) => pooled(cells, first + offset))
  const count = sums.reduce((sum, period) => sum + period.count, 0)
  const n = sums.reduce((sum, period) => sum + period.n, 0)
  const [from, last] = [cells.periodStarts[first], cells.periodStarts.at(-1)]
  const interval = wilsonInterval(count, n)
  if (interval === null || from === undefined || last === undefined) return null
  return { count, n, share: count / n, ...interval, from, until: addPeriods(last, 1, cells.grain) }
}

function datedShifts(
  { periodStarts, grain }: SeriesCells,
  counts: readonly (Counted | null)[],
  rho: number,
  events: readonly DataEvent[],
): DatedShift[] {
  const periods = counts.flatMap((counted, position) => {
    const weekStart = periodStarts[position] ?? ''
    return counted ? [{ ...counted, weekStart, label: periodLabel(weekStart, grain) }] : []
  })
  return levelShifts(periods, rho).map((shift) => {
    const [earliest, latest] = [addDays(shift.weekStart, -NEAR_DAYS), addDays(shift.weekStart, NEAR_DAYS)]
    const event = events.find(
      ({ kind, periodStart }) => kind !== 'rules' && periodStart >= earliest && periodStart <= latest,
    )
    return { ...shift, event: event ?? null }
  })
}

function burstsOf(
  store: Pick<Store, 'counts'>,
  table: CountTable,
  cells: SeriesCells,
  selection: Selection,
): BurstSpan[] {
  const periods = cells.periodStarts.flatMap((weekStart, period) => {
    const counted = pooled(cells, period)
    return counted.n > 0 ? [{ ...counted, weekStart }] : []
  })
  const all = sumCounted(periods)
  return burstStates(periods).bursts.flatMap(({ first, last, weight }) => {
    const [start, end] = [periods[first], periods[last]]
    if (start === undefined || end === undefined || weight < MIN_BURST_WEIGHT) return []
    const span = { from: start.weekStart, until: addPeriods(end.weekStart, 1, cells.grain) }
    if (findFewEmployers(store, table, { ...selection, ...span }).has(cells.series)) return []
    const within = sumCounted(periods.slice(first, last + 1))
    const outside = { count: all.count - within.count, n: all.n - within.n }
    return [{ ...span, lastPeriodStart: end.weekStart, weight, within, outside }]
  })
}
