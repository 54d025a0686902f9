import MailComposer from 'nodemailer/lib/mail-composer'
import { renderToString } from 'preact-render-to-string'
import { lineChartSvg } from '../../analysis/report/chart/line-chart-svg.ts'
import { originNotes, shareChart, weeklyMarkdown } from '../../analysis/report/weekly/weekly-markdown.ts'
import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import { weeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import type { MailSettings } from '../../data/automation.ts'
import { ReportMail } from '../../web/pages/report-mail.tsx'
import { chartPng } from './chart-png.ts'

export interface Envelope {
  to: string
  /** What the address of the recipient's subscription ends in. */
  token: string
  /** The same for every attempt, so that a mail server can tell a copy. */
  messageId: string
  /** Instant for the `Date` header. */
  sentAt: string
}

const CHART_ID = 'skill-of-the-week@skilltide'

/**
 * The report as a message (RFC 5322): text and HTML with its chart inside, and the headers by which a mail program ends the
 * subscription with one click (RFC 2369, RFC 8058).
 */
export function composeReportMail(
  report: WeeklyReport,
  settings: Pick<MailSettings, 'from' | 'publicUrl' | 'owner'>,
  { to, token, messageId, sentAt }: Envelope,
): Promise<Buffer> {
  const skill = report.skillOfTheWeek
  const unsubscribeUrl = settings.publicUrl === null ? null : unsubscribeAddress(settings.publicUrl, token)
  const html = renderToString(
    ReportMail({
      report,
      tables: weeklyTables(report),
      chart: skill === null ? null : `cid:${CHART_ID}`,
      notes: originNotes(report),
      unsubscribeUrl,
    }),
  )
  const ending = unsubscribeUrl === null ? '' : `\nEnd this subscription: ${unsubscribeUrl}\n`
  return new MailComposer({
    from: settings.from,
    to,
    subject: `SkillTide ${report.week}: ${report.headline}`,
    messageId,
    date: new Date(sentAt),
    text: `${weeklyMarkdown(report, { form: 'text' })}${ending}`,
    html: `<!doctype html>${html}`,
    attachments:
      skill === null
        ? []
        : [
            {
              filename: 'skill-of-the-week.png',
              content: chartPng(lineChartSvg({ ...shareChart(report, skill), width: 360 })),
              cid: CHART_ID,
              contentType: 'image/png',
              contentDisposition: 'inline' as const,
            },
          ],
    headers: unsubscribeHeaders(settings, unsubscribeUrl),
  })
    .compile()
    .build()
}

/** Where a subscription is ended, by a person or with one click by a mail program. */
export const unsubscribeAddress = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/(?<!\/)\/+$/, '')}/unsubscribe/${token}`

function unsubscribeHeaders({ owner }: Pick<MailSettings, 'owner'>, url: string | null): Record<string, string> {
  if (url !== null) {
    return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  }
  return owner === null ? {} : { 'List-Unsubscribe': `<mailto:${owner}?subject=unsubscribe>` }
}
