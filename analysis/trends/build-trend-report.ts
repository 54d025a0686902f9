import type { CountTable, Selection } from '../../data/domain.ts'
import { finish, type Steps } from '../../data/steps.ts'
import { tellsOpeningsApart } from '../../data/vocabulary/general-skills.ts'
import type { Skill, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { periodLabel } from '../../data/weeks.ts'
import { CountedSeries, type SeriesParts } from './counted-series.ts'
import { fileEnds } from './file-ends.ts'
import { judgeTable } from './judge-table.ts'
import { type JudgedTable, type KnownChanges, keyOfTable } from './known-changes.ts'
import { findOneEmployers, type WhoNames } from './one-employer.ts'
import { comparableLineOf } from './outlook/comparable-line.ts'
import { countingSources, type PeriodFrame, pointOf, totalOf, volumeOf } from './period-figures.ts'
import { cellStates, outageReasons, survivorsOn } from './period-state.ts'
import { changeCode, noChangeCode } from './reason-code.ts'
import { goodRows } from './series/good-rows.ts'
import { layOut } from './series/series-cells.ts'
import { dayOf } from './skill-change.ts'
import { comparableSources, type Halves, halve, type SourceHalves } from './source-halves.ts'
import { findSetChanges } from './source-sets.ts'
import { changeReason, noChangeReason, type StateSums } from './trend-reason.ts'
import type { SpanFigure, TrendChange, TrendReport, TrendSeries } from './trend-report.ts'
import { chooseTrendSpan } from './trend-span.ts'
import { verdictOf } from './verdict.ts'

export interface TrendView {
  selection: Selection
  /** UTC day. */
  today: string
  /** Days [from, until) that a change is computed over; null: none can be. Left out: the good periods of the table. */
  compared?: { from: string; until: string } | null
  /** Only these series, in this order. The change of each is still judged among all skills of the table. */
  skillIds?: readonly string[]
  /** Only the most asked-for skills, leaving out those too broad to tell anything. */
  top?: number
  /** What was judged before; the changes of this table are added. */
  known?: KnownChanges
  /** Skills that too few employers name for a verdict, and how many do. */
  fewEmployers?: ReadonlyMap<string, number>
  /** Who is behind the openings; left out: nobody knows. */
  whoNames?: WhoNames
}

/** What all series of a report share. */
interface Frame extends PeriodFrame {
  halves: Halves | null
  comparable: SourceHalves[]
  fewEmployers: ReadonlyMap<string, number>
}

/**
 * Shares, changes and verdicts of every skill in a table of counts, highest share first.
 *
 * A change is computed within the sources that both halves have; survivors and
 * unsettled periods are shown and never judged. Skills that the vocabulary does not know are left out.
 */
export const buildTrendReport = (table: CountTable, vocabulary: Vocabulary, view: TrendView): TrendReport =>
  finish(buildTrendReportInSteps(table, vocabulary, view))

/** The same in steps. */
export function* buildTrendReportInSteps(
  table: CountTable,
  vocabulary: Vocabulary,
  view: TrendView,
): Steps<TrendReport> {
  return (yield* judgeTrendReportInSteps(table, vocabulary, view)).report
}

/** A report with the changes of all skills of the table, whichever it shows. */
export interface JudgedReport {
  report: TrendReport
  changes: ReadonlyMap<string, TrendChange>
}

/** The same with the changes of all. */
export function* judgeTrendReportInSteps(
  table: CountTable,
  vocabulary: Vocabulary,
  view: TrendView,
): Steps<JudgedReport> {
  const frame = buildFrame(table, view)
  const key = view.known ? keyOfTable(table, frame, vocabulary.version, frame.fewEmployers) : ''
  const judged = view.known?.get(key) ?? (yield* judgeTable(frame, vocabulary))
  view.known?.set(key, judged)
  const shown = listSkills(frame, vocabulary, view)
  const changes = yield* withOneEmployers(frame, judged, shown, view)
  const parts = seriesParts(frame)
  const series: TrendSeries[] = []
  for (const counted of shown) {
    series.push(buildSeries(counted, changes.get(counted.skill.id) ?? null, parts))
    yield
  }
  const report: TrendReport = {
    selection: view.selection,
    grain: table.grain,
    span: table.periodStarts[0]
      ? { from: table.periodStarts[0], until: dayOf(table, table.periodStarts.length) }
      : null,
    n: table.openings.reduce((sum, openings) => sum + openings, 0),
    notRead: [],
    sources: table.sources,
    volume: volumeOf(frame),
    series,
  }
  return { report, changes }
}

/** The changes, where one employer makes one of those shown with what is left without it. */
function* withOneEmployers(
  frame: Frame,
  judged: JudgedTable,
  shown: readonly CountedSkill[],
  { whoNames }: TrendView,
): Steps<JudgedReport['changes']> {
  if (whoNames === undefined) return judged.changes
  const skillIds = shown.map(({ skill }) => skill.id)
  const found = yield* findOneEmployers(frame, judged, { skillIds, whoNames })
  if (found.size === 0) return judged.changes
  return new Map(
    [...judged.changes].map(([skillId, change]): [string, TrendChange] => {
      const oneEmployer = found.get(skillId)
      return [skillId, oneEmployer === undefined ? change : { ...change, oneEmployer }]
    }),
  )
}

function buildFrame(table: CountTable, view: TrendView): Frame {
  const states = cellStates(table, view.today)
  const halves =
    view.compared === undefined
      ? (chooseTrendSpan(table, view.today, true)?.compared ?? null)
      : view.compared && halvesBetween(table, view.compared)
  const labels = table.periodStarts.map((start) => periodLabel(start, table.grain))
  const comparable = halves ? comparableSources(table, states, halves) : []
  const fewEmployers = view.fewEmployers ?? new Map<string, number>()
  const ends = fileEnds(table, states, view.today)
  return { table, states, outages: outageReasons(table), ends, labels, halves, comparable, fewEmployers }
}

function halvesBetween({ periodStarts }: CountTable, { from, until }: { from: string; until: string }): Halves {
  const position = (day: string) => {
    const found = periodStarts.findIndex((start) => start >= day)
    return found < 0 ? periodStarts.length : found
  }
  return halve(position(from), position(until))
}

interface CountedSkill {
  skill: Skill
  total: SpanFigure
}

/** By share, as ranks are: a source that looks for few skills gives those more openings, and no higher share. */
function listSkills(frame: Frame, vocabulary: Vocabulary, { skillIds, top }: TrendView): CountedSkill[] {
  const { table } = frame
  if (table.periodStarts.length === 0) return [] // no openings, so no share of them
  const countedOf = (id: string): CountedSkill[] => {
    const skill = vocabulary.byId.get(id)
    if (skill === undefined) return []
    return [{ skill, total: totalOf(frame, countingSources(table, id), table.mentions.get(id)) }]
  }
  if (skillIds) return skillIds.flatMap(countedOf)
  const found = [...table.mentions.keys()].flatMap(countedOf).sort(byShare)
  return top === undefined ? found : found.filter(({ skill }) => tellsOpeningsApart(skill)).slice(0, top)
}

const byShare = (one: CountedSkill, other: CountedSkill): number =>
  (other.total.share ?? 0) - (one.total.share ?? 0) ||
  other.total.count - one.total.count ||
  (one.skill.id < other.skill.id ? -1 : 1)

function buildSeries({ skill, total }: CountedSkill, change: TrendSeries['change'], parts: SeriesParts): TrendSeries {
  const { id, name, kind, category } = skill
  const verdict = change === null ? 'too-few' : verdictOf(changeCode(change))
  return new CountedSeries({ skill: id, name, kind, category, total, change, verdict }, parts)
}

function seriesParts(frame: Frame): SeriesParts {
  const { table, states } = frame
  return {
    points(skill) {
      const counting = countingSources(table, skill)
      const mentions = table.mentions.get(skill)
      return table.periodStarts.map((_, period) => pointOf(frame, counting, mentions, period))
    },
    comparable(skill) {
      return comparableLineOf(layOut(skill, goodRows(table, states, skill), table.grain), nameIn(table))
    },
    sourceChanges(skill) {
      const length = table.periodStarts.length
      const sources = countingSources(table, skill).map((sourceIndex) => ({
        source: table.sources[sourceIndex]?.name ?? '',
        openings: table.periodStarts.map((_, period) => {
          const cell = sourceIndex * length + period
          return states[cell] === 'outage' ? 0 : (table.openings[cell] ?? 0)
        }),
      }))
      return findSetChanges(sources).map(({ position, ...change }) => ({
        weekStart: dayOf(table, position),
        ...change,
      }))
    },
    reason({ skill, change, total }) {
      if (change !== null) return changeReason(change, changeCode(change), table.grain, nameIn(table))
      const sums = sumStates(frame, countingSources(table, skill))
      return noChangeReason(noChangeCode(total, sums), total, sums, `${table.grain}s`)
    },
    reasonCode({ skill, change, total }) {
      if (change !== null) return changeCode(change)
      return noChangeCode(total, sumStates(frame, countingSources(table, skill)))
    },
  }
}

/** Names of the sources of a table, by their ids. */
function nameIn({ sources }: CountTable): (source: string) => string {
  return (id) => sources.find(({ source }) => source === id)?.name ?? id
}

function sumStates({ table, states }: Frame, counting: readonly number[]): StateSums {
  const openings: StateSums['openings'] = { good: 0, unsettled: 0, survivor: 0, outage: 0, small: 0, empty: 0 }
  const survivorDays = counting.flatMap((sourceIndex) => {
    let survivors = 0
    for (let period = 0; period < table.periodStarts.length; period++) {
      const cell = sourceIndex * table.periodStarts.length + period
      const state = states[cell] ?? 'empty'
      openings[state] += table.openings[cell] ?? 0
      if (state === 'survivor') survivors += table.openings[cell] ?? 0
    }
    const source = table.sources[sourceIndex]
    return survivors > 0 && source ? [survivorsOn(source, table)] : []
  })
  return { openings, survivorDays }
}
