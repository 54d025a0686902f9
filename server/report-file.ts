import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import type { PersonalEdition } from '../analysis/report/weekly/personal-edition.ts'
import type { WeeklyReport } from '../analysis/report/weekly/weekly-report.ts'
import { weeklyTables } from '../analysis/report/weekly/weekly-tables.ts'
import { ReportFile } from '../web/pages/report-file.tsx'
import { readManifest } from './page-frame.ts'

/**
 * A weekly report as one HTML document that needs nothing else.
 *
 * @param assetsDir  folder of the built web files
 * @throws UserError when the web files were not built
 */
export function reportHtml(report: WeeklyReport, personal: PersonalEdition | null, assetsDir: string): string {
  const styles = readFileSync(join(assetsDir, readManifest(assetsDir)['main.css'] ?? 'main.css'), 'utf8')
  // Not as a component: its text would be escaped, and a style sheet knows no escapes.
  const page = renderToString(ReportFile({ report, tables: weeklyTables(report), personal })).replace(
    '</head>',
    () => `<style>${styles.trim()}</style></head>`,
  )
  return `<!doctype html>${page}\n`
}
