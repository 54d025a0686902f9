import type { SourceInfo, SourceWeek } from '../../../data/domain.ts'
import type { Run } from '../../../data/store/contracts/runs.ts'
import { addPeriods } from '../../../data/weeks.ts'
import { mergeJumpText } from '../../trends/outlook/data-events.ts'
import type { MergeJump } from '../../trends/outlook/merge-jumps.ts'
import type { TrendReport } from '../../trends/trend-report.ts'
import { countText, namesText } from '../figure-text.ts'

type CountedSource = SourceInfo & { postings: number; openings: number }

export interface WeekDays {
  weekStart: string
  /** Day after the week. */
  asOf: string
}

/** What the store remembers of the weeks. */
export interface WeekRecords {
  runs: readonly Run[]
  sourceWeeks: readonly SourceWeek[]
  /** Versions of the rules by the instant that each first read a posting, oldest first. */
  rules: readonly { version: string; since: string }[]
  mergeJumps: readonly MergeJump[]
}

/** What happened to the data in the week: sources that joined, failed or read oddly, adverts that were counted once. */
export function writeDataNotes(
  sources: readonly CountedSource[],
  { runs, sourceWeeks, rules, mergeJumps }: WeekRecords,
  { weekStart, asOf }: WeekDays,
): string[] {
  const names = new Map(sources.map(({ source, name }) => [source, name]))
  const isInWeek = (day: string) => day >= weekStart && day < asOf
  const own = sources.filter(({ origin }) => origin !== 'history')
  const joined = own.filter(({ firstReadOn }) => isInWeek(firstReadOn)).map(({ name }) => name)
  const crawls = runs.filter(({ kind, startedAt }) => kind === 'crawl' && isInWeek(startedAt.slice(0, 10)))
  const postings = own.reduce((sum, source) => sum + source.postings, 0)
  const openings = own.reduce((sum, source) => sum + source.openings, 0)
  return [
    ...(joined.length === 0
      ? []
      : [
          `${namesText(joined, 5)} ${joined.length === 1 ? 'was' : 'were'} read for the first time. Changes are computed within the sources that both halves of the span have, so this moves none of them.`,
        ]),
    ...rules
      .slice(1)
      .filter(({ since }) => isInWeek(since.slice(0, 10)))
      .map(
        ({ version }) =>
          `The rules that read the adverts changed (to ${version}); all adverts were read again, so the past is counted by the same rules.`,
      ),
    ...failureNotes(crawls),
    ...sourceWeeks
      .filter((week) => week.weekStart === weekStart && week.healthyRuns === 0)
      .map(
        ({ source, reason }) =>
          `${names.get(source) ?? source} had no healthy reading${reason === null ? '' : `: ${reason}`}. Its week is a gap and bears no verdict.`,
      ),
    ...sourceWeeks
      .filter((week) => week.weekStart === weekStart && week.healthyRuns > 0 && week.otherRuns > 0)
      .map(
        ({ source, healthyRuns, otherRuns, reason }) =>
          `${countText(otherRuns)} of ${countText(healthyRuns + otherRuns)} readings of ${names.get(source) ?? source} were not healthy${reason === null ? '' : ` (one of them: ${reason})`}; adverts of the week may be missing.`,
      ),
    ...mergeJumps
      .filter((jump) => isWithin(jump, weekStart))
      .map((jump) => `${mergeJumpText(jump)}; counts and shares move with that, and the market does not.`),
    ...(own.length > 0 && crawls.length === 0 ? ['No crawl ran in this week.'] : []),
    ...(postings > openings
      ? [
          `Of ${countText(postings)} postings read so far, ${countText(postings - openings)} were another copy of an advert and count once.`,
        ]
      : []),
  ]
}

const isWithin = (jump: MergeJump, weekStart: string): boolean =>
  jump.weekStart <= weekStart && weekStart < addPeriods(jump.weekStart, jump.weeks, 'week')

function failureNotes(crawls: readonly Run[]): string[] {
  const failed = new Map<string, number>()
  for (const { sources } of crawls) {
    for (const { source, board, failed: pages } of sources) {
      const name = board === '' ? source : `${source} ${board}`
      if (pages > 0) failed.set(name, (failed.get(name) ?? 0) + pages)
    }
  }
  if (failed.size === 0) return []
  const names = [...failed.keys()].sort()
  return [
    `${namesText(names, 5)} could not be read wholly (${countText([...failed.values()].reduce((sum, pages) => sum + pages, 0))} failures). What was known of them is kept, and a week without adverts of a source is a gap, never a fall.`,
  ]
}

/** What the figures cannot say, in figures where there are some. */
export function writeLimits(report: TrendReport): string[] {
  const leftOut = report.volume.filter(({ state }) => state === 'survivor' || state === 'unsettled')
  const gaps = report.volume.filter(({ state }) => state === 'outage').length
  const detectable = report.series
    .slice(0, MOST_ASKED_JUDGED)
    .flatMap(({ change }) => (change === null ? [] : [change.detectablePoints]))
    .sort((one, other) => one - other)
  const middle = detectable[Math.floor(detectable.length / 2)]
  return [
    ...(middle === undefined
      ? ['No change can be told yet: no source has enough settled weeks in both halves of the span.']
      : [
          `For the ${detectable.length} most asked-for skills these openings would typically show a change of ${middle.toFixed(1)} points or more; smaller ones stay unseen.`,
        ]),
    ...(leftOut.length === 0
      ? []
      : [
          `${leftOut.length} of ${report.volume.length} ${report.grain}s are not settled or hold only adverts that were open at our first reading: they are shown and bear no verdict.`,
        ]),
    ...(gaps === 0
      ? []
      : [
          `In ${gaps} of ${report.volume.length} ${report.grain}s no reading of some source was healthy: it is left out of them, which makes gaps, never falls.`,
        ]),
    `These are the adverts of ${report.sources.length} ${report.sources.length === 1 ? 'source' : 'sources'}, not all jobs; adverts ask, they do not hire.`,
  ]
}

const MOST_ASKED_JUDGED = 20
