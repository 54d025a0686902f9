import type { Selection } from '../../../data/domain.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import type { CountStore } from '../../../data/store/contracts/counts.ts'
import type { PublishedReport, ReportStore } from '../../../data/store/contracts/reports.ts'
import type { Store } from '../../../data/store/store.ts'
import { addPeriods, weekStartOf } from '../../../data/weeks.ts'
import { buildWeeklyReport, type WeeklyReportDeps, type WeeklyReportRequest } from './build-weekly-report.ts'
import type { PersonalEdition } from './personal-edition.ts'
import { listRestatements, type Restatement } from './restatements.ts'
import type { RisingPhrase, WeeklyReport } from './weekly-report.ts'

interface PublishDeps extends WeeklyReportDeps {
  store: Pick<Store, 'counts' | 'census' | 'sources' | 'runs' | 'postings' | 'merges' | 'reports'>
}

/** Names a selection without its span, which every week chooses anew. */
export const selectionKeyOf = ({ from: _from, until: _until, ...selection }: Selection): string =>
  JSON.stringify(Object.entries(selection).sort(([one], [other]) => (one < other ? -1 : 1)))

/**
 * Freezes the report of a week. Published once, it keeps its figures; publishing again changes nothing.
 *
 * @param publishedAt  instant
 * @param findPhrases  finds the phrases that are new as of a day; asked only for a report that is about the whole market
 */
export async function publishWeeklyReport(
  deps: PublishDeps,
  request: WeeklyReportRequest,
  publishedAt: string,
  findPhrases?: (asOf: string) => Promise<RisingPhrase[]>,
): Promise<{ report: WeeklyReport; isNew: boolean }> {
  const found = findPublished(deps, request)
  if (found !== null) return { report: found.report, isNew: false }
  const counted = buildWeeklyReport(deps, request)
  const isWhole = selectionKeyOf(request.selection) === selectionKeyOf(WHOLE_MARKET)
  const phrases = isWhole ? ((await findPhrases?.(counted.asOf)) ?? null) : null
  const { weekStart } = request
  const selectionKey = selectionKeyOf(request.selection)
  const content = JSON.stringify({ ...counted, phrases })
  deps.store.reports.publish({ weekStart, selectionKey, publishedAt, rulesVersion: deps.rulesVersion, content })
  return { report: JSON.parse(content) as WeeklyReport, isNew: true } // as it will be found
}

export interface FoundReport {
  report: WeeklyReport
  /** Null when the week was never published: the figures are of now. */
  publishedAt: string | null
  /** What a count of now says otherwise; empty where it agrees or there is nothing to compare. */
  restatements: Restatement[]
}

/**
 * The published report of a week with what a count of now says otherwise; without one, the count of now.
 *
 * @param recounted  the count of now; a server hands in the one that it remembers
 */
export function findWeeklyReport(
  deps: PublishDeps,
  request: WeeklyReportRequest,
  recounted: WeeklyReport = buildWeeklyReport(deps, request),
): FoundReport {
  const published = findPublished(deps, request)
  if (published === null) return { report: recounted, publishedAt: null, restatements: [] }
  return { ...published, restatements: listRestatements(published.report, recounted) }
}

/** The report as JSON: when it was published, and what a count of now says otherwise, stand beside its figures. */
export const reportAnswer = ({ report, publishedAt, restatements }: FoundReport, personal: PersonalEdition | null) => ({
  ...report,
  ...(publishedAt !== null && { publishedAt, restatements }),
  ...(personal !== null && { personal }),
})

function findPublished({ store }: PublishDeps, { weekStart, selection }: WeeklyReportRequest) {
  const found = store.reports.find(weekStart, selectionKeyOf(selection))
  return found === null ? null : { report: reportOf(found), publishedAt: found.publishedAt }
}

/** The report as it was stored. */
export const reportOf = ({ content }: PublishedReport): WeeklyReport => JSON.parse(content) as WeeklyReport

export interface ReportWeek {
  weekStart: string
  /** Null: not published. */
  publishedAt: string | null
  headline: string | null
}

/** The weeks that a report can be made of, newest first, at most `limit`; with what was published. */
export function listReportWeeks(
  store: { counts: Pick<CountStore, 'span'>; reports: Pick<ReportStore, 'list'> },
  selection: Selection,
  newestWeek: string,
  limit: number,
): ReportWeek[] {
  const span = store.counts.span({ ...selection, from: null, until: null })
  if (span === null) return []
  const published = new Map(
    store.reports.list(selectionKeyOf(selection), limit).map((found) => [found.weekStart, found]),
  )
  // Weeks after the last opening have nothing to say, unless somebody published them.
  const lastWeek = weekStartOf(span.lastDay)
  const begin = lastWeek < newestWeek ? lastWeek : newestWeek
  const later = [...published.keys()].filter((weekStart) => weekStart > begin && weekStart <= newestWeek)
  const weeks = Array.from({ length: limit }, (_, index) => addPeriods(begin, -index, 'week'))
  return [...later.sort().reverse(), ...weeks]
    .filter((weekStart) => addPeriods(weekStart, 1, 'week') > span.firstDay || published.has(weekStart))
    .slice(0, limit)
    .map((weekStart) => {
      const found = published.get(weekStart)
      return {
        weekStart,
        publishedAt: found?.publishedAt ?? null,
        headline: found === undefined ? null : reportOf(found).headline,
      }
    })
}
