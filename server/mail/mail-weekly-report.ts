import { randomUUID } from 'node:crypto'
import type { PhraseRules } from '../../analysis/discovery/phrase-rules.ts'
import type { WeeklyReportDeps } from '../../analysis/report/weekly/build-weekly-report.ts'
import { buildWeeklyReport } from '../../analysis/report/weekly/build-weekly-report.ts'
import { publishWeeklyReport, selectionKeyOf } from '../../analysis/report/weekly/publish-weekly-report.ts'
import { findRisingPhrases } from '../../analysis/report/weekly/rising-phrases.ts'
import type { Selection } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { composeReportMail } from './report-mail.ts'
import { type MailDeps, type MailSummary, sendReportMails } from './send-report-mails.ts'
import { openSmtpSession } from './smtp-session.ts'

interface WeeklyMailDeps extends MailDeps {
  store: Store
  report: Omit<WeeklyReportDeps, 'store'>
  phraseRules: PhraseRules
}

/** Publishes the week unless it is, and mails it to whoever has no copy yet. */
export async function mailWeeklyReport(
  deps: WeeklyMailDeps,
  request: { weekStart: string; selection: Selection },
): Promise<MailSummary> {
  const { store, report, phraseRules, now } = deps
  await publishWeeklyReport({ ...report, store }, request, now(), (asOf) =>
    findRisingPhrases(store, report.vocabulary, phraseRules, asOf),
  )
  const published = store.reports.find(request.weekStart, selectionKeyOf(request.selection))
  if (published === null) throw new Error('a report was published and is not there')
  return sendReportMails(published, deps)
}

/**
 * Sends the report of a week to one address, to see how it looks there. Nothing is remembered of it.
 *
 * @throws UserError when the mail server does not take it
 */
export async function sendTrialMail(
  { store, report, settings, password, now }: WeeklyMailDeps,
  request: { weekStart: string; selection: Selection },
  to: string,
): Promise<string> {
  const message = await composeReportMail(buildWeeklyReport({ ...report, store }, request), settings, {
    ...{ to, token: 'trial', messageId: `<${randomUUID()}@skilltide.invalid>`, sentAt: now() },
  })
  const session = await openSmtpSession(settings, password)
  try {
    const { kind, answer } = await session.send(settings.from, to, message, () => {})
    if (kind !== 'accepted') throw new UserError(`mail: ${settings.host} did not take it: ${answer}`, 'failure')
    return answer
  } finally {
    session.close()
  }
}
