import { parse } from 'csv-parse/sync'
import { type CvDocument, CvError } from './cv-document.ts'

const FILES = ['skills.csv', 'positions.csv', 'profile.csv', 'projects.csv', 'certifications.csv'] as const
type ExportFile = (typeof FILES)[number]

/** Which file of the export a path names, in whatever folder of the archive. */
export function exportFileOf(path: string): ExportFile | null {
  const name = path.toLowerCase().split('/').at(-1)
  return FILES.find((file) => file === name) ?? null
}

/** Which file of the export has this first line, for files that were renamed. */
export function exportFileByHeader(text: string): ExportFile | null {
  const header = (text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '').toLowerCase().replaceAll('"', '').trim()
  if (header === 'name') return 'skills.csv'
  return header.startsWith('company name,title,') ? 'positions.csv' : null
}

/**
 * LinkedIn's data export: the skills listed there (it has no levels), and what positions, projects and the summary say.
 *
 * @throws CvError for a file that is no CSV
 */
export function readLinkedInExport(files: ReadonlyMap<ExportFile, string>): CvDocument {
  const rows = (file: ExportFile): Record<string, string>[] => {
    const text = files.get(file)
    if (text === undefined) return []
    try {
      return parse(text, { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true })
    } catch {
      throw new CvError(`${file} of the export cannot be read as CSV: ask LinkedIn for the export again`)
    }
  }
  const lines = [
    ...rows('profile.csv').flatMap((row) => [row.Headline, row.Summary]),
    ...rows('positions.csv').flatMap((row) => [row.Title, row.Description]),
    ...rows('projects.csv').flatMap((row) => [row.Title, row.Description]),
    ...rows('certifications.csv').map((row) => row.Name),
  ]
  const listed = rows('skills.csv').map(({ Name = '' }) => ({ name: Name.trim(), levelWords: '' }))
  return {
    format: 'linkedin',
    text: lines.filter((line) => line !== undefined && line.trim() !== '').join('\n'),
    listed: listed.filter(({ name }) => name !== ''),
  }
}
