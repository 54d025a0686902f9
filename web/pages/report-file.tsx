import type { PersonalEdition } from '../../analysis/report/weekly/personal-edition.ts'
import type { Restatement } from '../../analysis/report/weekly/restatements.ts'
import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import type { WeeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import { PersonalSections } from '../components/personal-sections.tsx'
import { publicationWords, Restated } from '../components/report-publication.tsx'
import { WeeklyHead } from '../components/weekly-head.tsx'
import { WeeklySections } from '../components/weekly-sections.tsx'

export interface ReportFileProps {
  report: WeeklyReport
  tables: WeeklyTables
  /** For the skills that somebody named; null without any. */
  personal: PersonalEdition | null
  publishedAt: string | null
  restatements: readonly Restatement[]
}

/** The report as one file that can be mailed, kept and printed: it loads nothing and runs nothing. Styles are put into its head. */
export function ReportFile({ report, tables, personal, publishedAt, restatements }: ReportFileProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${report.headline} · SkillTide ${report.week}`}</title>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>
        {report.hasDemoData ? (
          <p class="notice notice-demo">
            <span class="frame">
              <strong>Demo data.</strong> Every advert, employer and figure here is synthetic.
            </span>
          </p>
        ) : null}
        {report.hasShippedHistory ? (
          <p class="notice">
            <span class="frame">
              <strong>Shipped history included.</strong> Some of these figures were counted from public data sets before
              SkillTide was installed here.
            </span>
          </p>
        ) : null}
        <main class="frame report">
          <WeeklyHead report={report} />
          <p class="quiet">{publicationWords(publishedAt, 'file')}</p>
          {personal === null ? null : <PersonalSections personal={personal} />}
          <WeeklySections report={report} tables={tables} links={null} />
          <Restated restatements={restatements} form="file" />
        </main>
      </body>
    </html>
  )
}
