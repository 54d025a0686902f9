import type { SourceInfo } from '../../data/domain.ts'
import { EXPORTS, type ExportName, type ExportOptions } from './export-parts.ts'

type CountedSource = SourceInfo & { postings: number; openings: number }

/** What stands beside the files of an export: what they hold, and what their sources ask of whoever uses them. */
export function exportReadme(names: readonly ExportName[], sources: readonly CountedSource[], options: ExportOptions) {
  return `# Job postings, exported from SkillTide

JSON Lines and CSV (RFC 4180) in UTF-8, ordered by id; days are UTC. Figures that ship with SkillTide, recipients of mails
and settings are not part of an export; people only where \`profiles\` was asked for.

${names.map((name) => `- \`${EXPORTS[name].file}\`: ${EXPORTS[name].says}`).join('\n')}

A snapshot source shows only what was still open when it was read: its past holds survivors, and its counts by week are no
trend. Cells of the CSV that a spreadsheet would run as a formula begin with an apostrophe.

## What the sources ask

Meet these duties wherever you show or pass on what came from a source. ${
    options.texts
      ? 'The texts of the adverts are their authors’: read them, count them, and ask before you publish them.'
      : 'The texts of the adverts are their authors’ and are not in these files.'
  }

${sources.length === 0 ? 'There are no sources.' : sources.map(dutyLines).join('\n')}
`
}

function dutyLines({
  source,
  name,
  kind,
  origin,
  licence,
  attribution,
  linkDuty = null,
  url,
  postings,
}: CountedSource) {
  const credit = attribution === null ? 'none asked for that we know of' : inline(attribution)
  const link = { follow: 'to the posting, one that search engines follow', link: 'to the posting' }
  return [
    `- **${inline(name)}** (\`${source}\`, ${kind}${origin === 'demo' ? ', synthetic' : ''}, ${postings} postings)`,
    `  - licence: ${licence === null ? 'not stated; ask before you publish more than figures' : inline(licence)}`,
    `  - credit: ${credit}`,
    ...(linkDuty === null ? [] : [`  - link: ${link[linkDuty]}`]),
    ...(url === null ? [] : [`  - address: ${inline(url)}`]),
  ].join('\n')
}

const inline = (text: string): string => text.replace(/\s+/g, ' ').replace(/[<>`*_[\]]/g, '\\$&')
