import type { CountTable, Grain, Selection } from '../../data/domain.ts'
import { finish, type Steps } from '../../data/steps.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { unknownSkillWords } from '../../data/vocabulary/skill-meant.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { withEmployers, withRanks, yearBeforeOf } from './beside-changes.ts'
import { judgeTrendReportInSteps } from './build-trend-report.ts'
import { findFewEmployers } from './few-employers.ts'
import type { KnownChanges } from './known-changes.ts'
import { findOutlook } from './outlook/find-outlook.ts'
import type { MergeJump } from './outlook/merge-jumps.ts'
import { withStepOf } from './outlook/step-dates.ts'
import { cellStates } from './period-state.ts'
import { dayOf } from './skill-change.ts'
import type { TrendReport } from './trend-report.ts'
import { chooseTrendSpan, type TrendSpan } from './trend-span.ts'

export interface TrendRequest {
  selection: Selection
  /** `auto`: weeks where they are full enough to be read, else months. */
  grain: Grain | 'auto'
  /** Only these skills, in this order; a skill that nobody mentions comes with counts of 0. */
  skillIds?: readonly string[]
  /** Only the most asked-for skills, leaving out those too broad to tell anything. */
  top?: number
  /** UTC day. */
  today: string
  /** What was judged before: the same counts are not judged twice. */
  known?: KnownChanges
}

export interface DeepTrendRequest extends TrendRequest {
  /** Jumps of the merge rate, which an outlook marks; see `findMergeJumps`. */
  mergeJumps?: readonly MergeJump[]
}

/** An outlook is a backtest over the whole record: a moment for one skill, a while for all. */
const MAX_OUTLOOKS = 20
/**
 * With fewer openings in the middle week (the upper of two), 95 % intervals of weekly shares are wider than ±14 points: show
 * months.
 */
const MIN_MIDDLE_WEEK = 50

type TrendStore = Pick<Store, 'counts' | 'census'>

/**
 * The trend table of a selection: per skill the share of openings by period, the change between the halves of the span
 * and a verdict, judged among all skills of the selection. Without a span of its own, a selection is shown over the
 * newest 26 weeks, 24 months or 8 quarters that have data; see `chooseTrendSpan`.
 *
 * @throws UserError naming a skill id that the vocabulary does not know
 */
export const findTrends = (store: TrendStore, vocabulary: Vocabulary, request: TrendRequest): TrendReport =>
  finish(findTrendsInSteps(store, vocabulary, request))

/** The same in steps: of thousands of skills it takes seconds. */
export function* findTrendsInSteps(
  store: TrendStore,
  vocabulary: Vocabulary,
  request: TrendRequest,
): Steps<TrendReport> {
  return (yield* readTrends(store, vocabulary, request)).report
}

/**
 * The same, where up to 20 skills are asked for by name also with what their whole record says: forecast, levels, bursts,
 * events of the data.
 */
export const findTrendsInDepth = (
  store: TrendStore & Pick<Store, 'postings'>,
  vocabulary: Vocabulary,
  request: DeepTrendRequest,
): TrendReport => finish(findTrendsInDepthInSteps(store, vocabulary, request))

/** The same in steps. */
export function* findTrendsInDepthInSteps(
  store: TrendStore & Pick<Store, 'postings'>,
  vocabulary: Vocabulary,
  request: DeepTrendRequest,
): Steps<TrendReport> {
  const { selection, today, skillIds, mergeJumps } = request
  const { report, table } = yield* readTrends(store, vocabulary, request)
  if (skillIds === undefined || skillIds.length > MAX_OUTLOOKS || report.n === 0) return report
  const frequent = mostMentioned(table)
  for (const one of report.series) {
    const asked = {
      selection,
      grain: report.grain,
      skillId: one.skill,
      today,
      frequent,
      ...(mergeJumps && { mergeJumps }),
    }
    one.outlook = withStepOf(findOutlook(store, asked), one.change)
  }
  return report
}

function* readTrends(
  store: TrendStore,
  vocabulary: Vocabulary,
  request: TrendRequest,
): Steps<{ report: TrendReport; table: CountTable }> {
  const { selection, today, skillIds, top } = request
  const unknown = skillIds?.find((id) => !vocabulary.byId.has(id))
  if (unknown !== undefined) throw new UserError(`skill: ${unknownSkillWords(vocabulary, unknown)}`)

  // 1. Openings alone tell which grain they bear, and which span to show and to compare.
  const weeks = request.grain === 'auto' ? probe(store, selection, 'week', today) : null
  const grain = request.grain === 'auto' ? (weeks && bearsWeeks(weeks, today) ? 'week' : 'month') : request.grain
  const { volume, span } = weeks && grain === 'week' ? weeks : probe(store, selection, grain, today)

  // 2. Counts of all skills over that span: a verdict is judged among all of them, whichever are asked for.
  const shown = span === null ? selection : shownSelection(selection, volume, span)
  const table = span === null ? volume : store.counts.table(shown, grain)

  // 3. Shares, changes, verdicts.
  const compared = span?.compared
    ? { from: dayOf(volume, span.compared.first), until: dayOf(volume, span.compared.end) }
    : null
  yield
  const fewEmployers = compared
    ? findFewEmployers(store, table, { ...selection, ...compared })
    : new Map<string, number>()
  yield
  const { report: built, changes } = yield* judgeTrendReportInSteps(table, vocabulary, {
    selection,
    today,
    compared,
    fewEmployers,
    whoNames: (days, skills) => store.census.dated(cutTo(shown, days), skills),
    ...(skillIds && { skillIds }),
    ...(top !== undefined && { top }),
    ...(request.known && { known: request.known }),
  })
  yield
  const report = { ...built, notRead: store.counts.otherLanguages({ ...selection, ...built.span }) }
  if (span === null) return { report, table }

  // 4. Ranks, against the same span a year before where any source has it; and of the skills asked for, what changed inside
  // the employers of both halves.
  const isKnown = (skillId: string) => vocabulary.byId.has(skillId)
  const yearBefore = store.counts.table(yearBeforeOf(table, selection), grain)
  const ranked = withRanks(report, table, yearBefore, {
    ...{ today, isKnown },
    inflationOf: (skillId) => changes.get(skillId)?.inflation ?? 1,
    employersOf: (days, skills) => store.counts.namingEmployers({ ...selection, ...days }, skills),
  })
  const beside = skillIds || top !== undefined ? withEmployers(store, ranked, table, { selection, today }) : ranked
  return { report: beside, table }
}

/** The grain that a selection is shown by where none is named: weeks where they are full enough to be read, else months. */
export const fittingGrain = (
  store: Pick<Store, 'counts'>,
  { selection, today }: { selection: Selection; today: string },
): 'week' | 'month' => (bearsWeeks(probe(store, selection, 'week', today), today) ? 'week' : 'month')

/** A selection cut to the periods that its trends are shown over; as it stands where it has no openings. */
export function selectShown(
  store: Pick<Store, 'counts'>,
  { selection, grain, today }: { selection: Selection; grain: Grain; today: string },
): Selection {
  const { volume, span } = probe(store, selection, grain, today)
  return span === null ? selection : shownSelection(selection, volume, span)
}

/** Skills of a table, most mentioned first: the family that an outlook is read beside. */
function mostMentioned({ mentions }: CountTable): string[] {
  const sums = [...mentions].map(([skillId, row]) => ({ skillId, count: row.reduce((sum, count) => sum + count, 0) }))
  return sums.sort((a, b) => b.count - a.count || (a.skillId < b.skillId ? -1 : 1)).map(({ skillId }) => skillId)
}

interface Probe {
  /** Openings per source and period, without skills. */
  volume: CountTable
  span: TrendSpan | null
}

function probe(store: Pick<Store, 'counts'>, selection: Selection, grain: Grain, today: string): Probe {
  const volume = store.counts.table(selection, grain, [])
  return { volume, span: chooseTrendSpan(volume, today, selection.from !== null) }
}

function bearsWeeks({ volume, span }: Probe, today: string): boolean {
  if (span === null) return false
  const { first, end } = span.compared ?? span.shown
  const states = cellStates(volume, today)
  const goodOpenings = volume.periodStarts.slice(first, end).map((_, offset) =>
    volume.sources.reduce((sum, _source, sourceIndex) => {
      const cell = sourceIndex * volume.periodStarts.length + first + offset
      return sum + (states[cell] === 'good' ? (volume.openings[cell] ?? 0) : 0)
    }, 0),
  )
  const middleWeek = goodOpenings.sort((a, b) => a - b)[Math.floor(goodOpenings.length / 2)] ?? 0
  return middleWeek >= MIN_MIDDLE_WEEK
}

/** The selection cut to the periods shown. */
const shownSelection = (selection: Selection, volume: CountTable, { shown }: TrendSpan): Selection =>
  cutTo(selection, { from: dayOf(volume, shown.first), until: dayOf(volume, shown.end) })

/** A selection cut to days [from, until). A span that the reader chose within a period is kept. */
const cutTo = (selection: Selection, { from, until }: { from: string; until: string }): Selection => ({
  ...selection,
  from: selection.from !== null && selection.from > from ? selection.from : from,
  until: selection.until !== null && selection.until < until ? selection.until : until,
})
