import type { PersonalEdition } from '../analysis/report/weekly/personal-edition.ts'
import type { FoundReport } from '../analysis/report/weekly/publish-weekly-report.ts'
import { weeklyTables } from '../analysis/report/weekly/weekly-tables.ts'
import { ReportFile } from '../web/pages/report-file.tsx'
import { standaloneHtml } from './standalone-html.ts'

/**
 * A weekly report as one HTML document that needs nothing else.
 *
 * @param assetsDir  folder of the built web files
 * @throws UserError when the web files were not built
 */
export function reportHtml(found: FoundReport, personal: PersonalEdition | null, assetsDir: string): string {
  return standaloneHtml(ReportFile({ ...found, tables: weeklyTables(found.report), personal }), assetsDir)
}
