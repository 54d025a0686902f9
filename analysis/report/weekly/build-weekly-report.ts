import type { Selection } from '../../../data/domain.ts'
import { listCountedTwice } from '../../../data/history/counted-twice.ts'
import { finish, type Steps } from '../../../data/steps.ts'
import type { CountStore } from '../../../data/store/contracts/counts.ts'
import type { Store } from '../../../data/store/store.ts'
import { UserError } from '../../../data/user-error.ts'
import type { Role } from '../../../data/vocabulary/load-roles.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { addPeriods, parsePeriod, toDayNumber, weekLabel, weekStartOf } from '../../../data/weeks.ts'
import { findBreakingOut } from '../../trends/breaking-out/find-breaking-out.ts'
import { findTrendsInSteps } from '../../trends/find-trends.ts'
import type { KnownChanges } from '../../trends/known-changes.ts'
import { listMostAsked } from '../../trends/most-asked.ts'
import { findMergeJumpsInSteps } from '../../trends/outlook/merge-jumps.ts'
import { findRoleTrendsInSteps } from '../../trends/role-trends.ts'
import { listMovers } from '../../trends/surest-movers.ts'
import type { TrendReport, TrendSeries } from '../../trends/trend-report.ts'
import { namesText } from '../figure-text.ts'
import { selectionTitle } from '../selection-text.ts'
import { compareReadings, toMover } from './weekly-movers.ts'
import { writeDataNotes, writeLimits } from './weekly-notes.ts'
import { readWeeklyPay } from './weekly-pay.ts'
import type { Appeared, ChangedVerdict, SkillOfTheWeek, WeeklyReport } from './weekly-report.ts'
import { writeHeadline, writeKeyPoints } from './weekly-sentences.ts'
import { readVolume } from './weekly-volume.ts'

const MOVERS_EACH_WAY = 10
const MOST_ASKED = 12
const MOST_ROLES = 12
/** Runs looked through for those of the week. */
const LATEST_RUNS = 500

export interface WeeklyReportDeps {
  store: Pick<Store, 'counts' | 'census' | 'sources' | 'runs' | 'postings' | 'merges'>
  vocabulary: Vocabulary
  roles: readonly Role[]
  rulesVersion: string
  /** What was judged before: the same counts are not judged twice. */
  known?: KnownChanges
}

export interface WeeklyReportRequest {
  /** Monday of the week; see `chooseWeek`. */
  weekStart: string
  /** What the report is about; its span is chosen by the report. */
  selection: Selection
}

/**
 * The week that a person named (`2026-W47`, or a day of it), or the newest complete one that has data.
 *
 * @param today  UTC day
 * @returns its Monday; null when nothing was named and there are no data
 * @throws UserError when the text is no week, or the week has not ended
 */
export function chooseWeek(
  text: string | undefined,
  store: { counts: Pick<CountStore, 'span'> },
  selection: Selection,
  today: string,
) {
  const newest = addPeriods(weekStartOf(today), -1, 'week')
  if (text === undefined) {
    const lastDay = store.counts.span({ ...selection, from: null, until: null })?.lastDay
    if (lastDay === undefined) return null
    const lastWeek = weekStartOf(lastDay)
    return lastWeek < newest ? lastWeek : newest
  }
  const period = parsePeriod(text.trim())
  if (period === null || (period.grain !== 'week' && period.grain !== 'day')) {
    throw new UserError(`week: "${text}" is neither a week (2026-W40) nor a day (2026-09-28)`)
  }
  const week = weekStartOf(period.start)
  if (week > newest) {
    throw new UserError(`week: ${weekLabel(week)} has not ended; the newest complete week is ${weekLabel(newest)}`)
  }
  return week
}

/**
 * The report of one week. Depends on the database, the week and the selection alone: the same three give the same bytes,
 * whatever day, time zone or locale it is made in.
 */
export const buildWeeklyReport = (deps: WeeklyReportDeps, request: WeeklyReportRequest): WeeklyReport =>
  finish(buildWeeklyReportInSteps(deps, request))

/** The same in steps: of a million openings it takes half a minute. */
export function* buildWeeklyReportInSteps(
  deps: WeeklyReportDeps,
  { weekStart, selection }: WeeklyReportRequest,
): Steps<WeeklyReport> {
  const { store, vocabulary, roles, rulesVersion } = deps
  const asOf = addPeriods(weekStart, 1, 'week')

  // 1. Three readings: of this week and of the two before, each as it would have been read on its own Monday.
  const report = yield* readTrends(deps, selection, asOf)
  const before = yield* readTrends(deps, selection, addPeriods(asOf, -1, 'week'))
  const earlier = yield* readTrends(deps, selection, addPeriods(asOf, -2, 'week'))
  const weekly = yield* findTrendsInSteps(store, vocabulary, {
    selection: { ...selection, until: asOf, from: addPeriods(weekStart, -60, 'week') },
    grain: 'week',
    skillIds: [],
    today: asOf,
    ...(deps.known && { known: deps.known }),
  })

  // 2. What moved, what is asked for, which roles grow.
  const changes = compareReadings([report, before, earlier])
  const [rising, falling] = [listMovers(report, 'rising'), listMovers(report, 'falling')]
  const mostAsked = listMostAsked(report, vocabulary, MOST_ASKED)
  const shown = {
    rising: rising.slice(0, MOVERS_EACH_WAY).map(toMover),
    falling: falling.slice(0, MOVERS_EACH_WAY).map(toMover),
  }

  // 3. Sentences, made from these figures alone.
  const label = weekLabel(weekStart)
  const findings = {
    ...{ n: report.n, week: label, ...changes, ...shown },
    mostAsked: mostAsked.map(toMover),
    volume: readVolume(store, weekly.volume, { weekStart, selection }),
  }
  return {
    week: label,
    weekStart,
    asOf,
    selection,
    about: selectionTitle(selection, roles),
    grain: report.grain,
    // The last month or quarter goes on after the week, and none of its later adverts is counted.
    span: report.span && { from: report.span.from, until: report.span.until < asOf ? report.span.until : asOf },
    n: report.n,
    sources: report.sources,
    hasDemoData: report.sources.some(({ origin }) => origin === 'demo'),
    hasShippedHistory: report.sources.some(({ origin }) => origin === 'history'),
    headline: writeHeadline(findings),
    keyPoints: report.n === 0 ? [] : writeKeyPoints(findings),
    volume: findings.volume,
    ...changes,
    ...shown,
    mostAsked: findings.mostAsked,
    roles: selection.role === null ? yield* listRoles(deps, report, asOf) : [],
    appeared: readAppeared(deps, selection, asOf),
    phrases: null,
    pay: yield* readWeeklyPay(store, vocabulary, { ...selection, from: report.span?.from ?? null, until: asOf }),
    skillOfTheWeek: chooseSkill(report, changes.changedVerdicts, [...rising, ...falling], mostAsked, weekStart),
    dataNotes: [
      ...countedTwiceNotes(report),
      ...writeDataNotes(
        store.sources.list(selection.includeHistory),
        {
          runs: store.runs.list(LATEST_RUNS),
          sourceWeeks: store.runs.listSourceWeeks(),
          rules: store.postings.listRules(),
          mergeJumps: yield* findMergeJumpsInSteps(store),
        },
        { weekStart, asOf },
      ),
    ],
    limits: writeLimits(report),
    rulesVersion,
    command: commandOf(label, selection),
  }
}

function countedTwiceNotes({ sources }: TrendReport): string[] {
  const names = listCountedTwice(sources)
  return names.length === 0
    ? []
    : [`Adverts of ${namesText(names)} that shipped history holds too count twice; without it they would count once.`]
}

const readTrends = ({ store, vocabulary, known }: WeeklyReportDeps, selection: Selection, asOf: string) =>
  findTrendsInSteps(store, vocabulary, {
    ...{ selection: { ...selection, from: null, until: asOf }, grain: 'auto', today: asOf },
    ...(known && { known }),
  })

function* listRoles({ store, roles }: WeeklyReportDeps, { selection, span, grain }: TrendReport, asOf: string) {
  if (span === null) return []
  // The last month of the span may go on after the week.
  const shown = { ...selection, from: span.from, until: span.until < asOf ? span.until : asOf }
  const trends = yield* findRoleTrendsInSteps(store, roles, { selection: shown, grain, today: asOf })
  return trends.series.slice(0, MOST_ROLES).map(toMover)
}

function readAppeared({ store, vocabulary }: WeeklyReportDeps, selection: Selection, asOf: string): Appeared {
  const { skills, reason } = findBreakingOut(store, vocabulary, { selection, today: asOf, until: asOf })
  return { skills: skills.slice(0, MOVERS_EACH_WAY), reason }
}

/** What is news comes first, then what moves most surely; in a quiet week the most asked-for skills take turns. */
function chooseSkill(
  report: TrendReport,
  changed: readonly ChangedVerdict[],
  movers: readonly TrendSeries[],
  mostAsked: readonly TrendSeries[],
  weekStart: string,
): SkillOfTheWeek | null {
  const news = changed.find(({ now }) => now === 'rising' || now === 'falling')
  const newSeries = report.series.find(({ skill }) => skill === news?.id)
  if (newSeries !== undefined) return chosen(newSeries, 'its verdict is new this week')
  const turn = Math.floor(toDayNumber(weekStart) / 7)
  const mover = movers[turn % Math.max(1, movers.length)]
  if (mover !== undefined) return chosen(mover, 'one of the skills that move, in turn')
  const asked = mostAsked[turn % Math.max(1, mostAsked.length)]
  return asked === undefined ? null : chosen(asked, 'one of the most asked-for skills, in turn')
}

function chosen(series: TrendSeries, because: string): SkillOfTheWeek {
  const { comparable, sourceChanges = [] } = series
  return { series, because, ...(comparable ? { comparable } : sourceChanges.length > 0 && { sourceChanges }) }
}

function commandOf(week: string, selection: Selection): string {
  const flags = [
    ['role', selection.role],
    ['seniority', selection.seniority],
    ['country', selection.country],
    ['workplace', selection.workplace],
    ['source', selection.source],
    ['level', selection.level],
    ['history', selection.includeHistory ? null : 'off'],
  ].flatMap(([name, value]) => (value === null ? [] : [`--${name} ${value}`]))
  return ['skilltide report --week', week, ...flags].join(' ')
}
