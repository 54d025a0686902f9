import { join } from 'node:path'
import type { Rules } from '../analysis/load-rules.ts'
import type { ProfileHoldings } from '../analysis/profiles/profile-skills.ts'
import { chooseWeek } from '../analysis/report/weekly/build-weekly-report.ts'
import { buildPersonalEdition } from '../analysis/report/weekly/personal-edition.ts'
import { findWeeklyReport, publishWeeklyReport, reportAnswer } from '../analysis/report/weekly/publish-weekly-report.ts'
import { findRisingPhrases } from '../analysis/report/weekly/rising-phrases.ts'
import { weeklyMarkdown } from '../analysis/report/weekly/weekly-markdown.ts'
import type { SkillList } from '../analysis/skills/read-skill-list.ts'
import type { Selection } from '../data/domain.ts'
import type { Store } from '../data/store/store.ts'
import { UserError } from '../data/user-error.ts'
import { reportHtml } from './report-file.ts'

/** `pdf`: the HTML that a PDF is printed from. */
export type ReportFormat = 'html' | 'md' | 'json' | 'pdf'

export interface ReportOrder {
  /** As a person wrote it; left out: the newest complete week with data. */
  week?: string
  format: ReportFormat
  selection: Selection
  publish?: boolean
  /** Adds what the week means for somebody; null or left out: for nobody. */
  person?: { skills: SkillList | ProfileHoldings; name: string | null } | null
  /** UTC day and instant. */
  today: string
  now: string
}

/**
 * Monday of the week a person named, or of the newest complete one with data.
 *
 * @throws UserError for a week that is none or has not ended, and when there are no data
 */
export function requireWeek(week: string | undefined, store: Store, selection: Selection, today: string): string {
  const weekStart = chooseWeek(week, store, selection, today)
  if (weekStart === null) {
    throw new UserError('there is nothing to report on: bring adverts in with "crawl" or "import"', 'failure')
  }
  return weekStart
}

/**
 * The report of one week as a document, published first if asked for.
 *
 * @throws UserError for a week that is none or has not ended, and when there are no data
 */
export async function makeWeeklyReport(deps: Rules & { store: Store }, order: ReportOrder): Promise<string> {
  const { store, vocabulary, roles, reader } = deps
  const weekStart = requireWeek(order.week, store, order.selection, order.today)
  const reportDeps = { store, vocabulary, roles, rulesVersion: reader.version }
  const request = { weekStart, selection: { ...order.selection, from: null, until: null } }
  if (order.publish) {
    await publishWeeklyReport(reportDeps, request, order.now, (asOf) =>
      findRisingPhrases(store, vocabulary, deps.phraseRules, asOf),
    )
  }
  const found = findWeeklyReport(reportDeps, request)
  const { person = null } = order
  const personal = person && buildPersonalEdition(reportDeps, request, person.skills, person.name)
  if (order.format === 'json') return `${JSON.stringify(reportAnswer(found, personal))}\n`
  if (order.format === 'md') return weeklyMarkdown(found.report, { personal, publication: found })
  return reportHtml(found, personal, join(import.meta.dirname, '..', 'web', 'assets'))
}
