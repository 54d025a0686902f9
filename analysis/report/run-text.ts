import type { ImportedFile, ImportReport } from '../../data/import-report.ts'
import type { RunSourceSummary } from '../../data/store/contracts/runs.ts'

/** What a crawl or an import did, for a terminal. */

const SHOWN_REASONS = 5

export function importText({ files, unread, note }: ImportReport): string {
  const lines = files.map((file) => {
    const { read, updated, duplicates, rejected } = file
    return `${file.file} (${file.format}): ${read} read, ${file.new} new, ${updated} updated, ${duplicates} already there, ${rejected.length} rejected`
  })
  const sum = (count: (file: ImportedFile) => number) => files.reduce((total, file) => total + count(file), 0)
  lines.push(
    `${files.length} ${files.length === 1 ? 'file' : 'files'}: ${sum((f) => f.read)} read, ${sum((f) => f.new)} new, ${sum((f) => f.rejected.length)} rejected`,
  )
  const rejects = files.flatMap(({ file, rejected }) =>
    rejected.map(({ line, reason }) => `${file}:${line}: ${reason}`),
  )
  lines.push(...rejects.slice(0, SHOWN_REASONS).map((reject) => `  ${reject}`))
  if (rejects.length > SHOWN_REASONS)
    lines.push(`  … and ${rejects.length - SHOWN_REASONS} more (--rejects FILE keeps them all)`)
  lines.push(...repairedText(sum((f) => f.repaired)), ...undatedText(files))
  for (const file of files) if (file.note !== undefined) lines.push(`note: ${file.file}: ${file.note}`)
  if (note !== undefined) lines.push(`note: ${note}`)
  if (unread.length > 0) lines.push(`${unread.length} of ${files.length + unread.length} files could not be read:`)
  lines.push(...unread.map(({ file, reason }) => `  ${file}: ${reason}`))
  if (isAllRejected({ files })) lines.push('nothing was taken in: every item was rejected')
  return lines.join('\n')
}

/** Whether files held items, and not one of them is a posting. */
export function isAllRejected({ files }: Pick<ImportReport, 'files'>): boolean {
  const read = files.reduce((sum, file) => sum + file.read, 0)
  return read > 0 && files.every((file) => file.rejected.length === file.read)
}

function repairedText(repaired: number): string[] {
  if (repaired === 0) return []
  const words =
    repaired === 1 ? '1 is as before: its text was damaged' : `${repaired} are as before: their texts were damaged`
  return [`of those updated, ${words} in the database and ${repaired === 1 ? 'is' : 'are'} whole again`]
}

/** A day that nobody can read makes an old advert a new one, so it is said where such days stand. */
function undatedText(files: readonly ImportedFile[]): string[] {
  const undated = files.reduce((sum, file) => sum + file.undated, 0)
  if (undated === 0) return []
  const which =
    undated === 1 ? '1 posting has no readable day and counts' : `${undated} postings have no readable day and count`
  const examples = files
    .flatMap(({ file, unreadableDays }) => unreadableDays.map((day) => ({ file, ...day })))
    .slice(0, SHOWN_REASONS)
  const mend = examples.some(({ stated }) => stated !== null) ? 'write days as 2026-11-16, or give' : 'give'
  return [
    `${which} as first seen when read; ${mend} one with --posted-at DATE`,
    ...examples.map(
      ({ file, line, stated }) => `  ${file}:${line}: ${stated === null ? 'states none' : `"${stated}"`}`,
    ),
  ]
}

interface CrawledSources {
  sources: readonly RunSourceSummary[]
  isStopped: boolean
  isResumed: boolean
}

export function crawlText({ sources, isStopped, isResumed }: CrawledSources): string {
  return [
    ...(isResumed ? ['took up the run that was stopped or killed; these are the counts of the whole run'] : []),
    ...sources.flatMap((source) => [sourceText(source), ...healthText(source), ...source.failures.map(failureText)]),
    ...(isStopped ? ['stopped before everything was read; run the same command within 24 hours to go on'] : []),
  ].join('\n')
}

function sourceText(summary: RunSourceSummary): string {
  const { source, board, fetched, notModified, updated, unchanged, closed, failed, notOffers, skippedByRobots } =
    summary
  if (summary.postponedUntil !== undefined) {
    const until = `${summary.postponedUntil.slice(0, 16).replace('T', ' ')} UTC`
    return `${source}${board && `/${board}`}: postponed until ${until}: its terms allow no reading before`
  }
  const pages = notModified > 0 ? `${fetched} pages (and ${notModified} as they were)` : `${fetched} pages`
  const postings = `${summary.new} new, ${updated} updated, ${unchanged} unchanged, ${closed} closed`
  const robots = skippedByRobots > 0 ? `, ${skippedByRobots} closed to us by robots.txt` : ''
  const others = notOffers > 0 ? `, ${notOffers} offered no job` : ''
  return `${source}${board && `/${board}`}: ${pages}, ${postings}, ${failed} failed${others}${robots}`
}

/** Why a reading is not to be trusted, or what is now taken as usual. */
const healthText = ({ health }: RunSourceSummary): string[] =>
  health === null || health.reason === null ? [] : [`  ${health.verdict}: ${health.reason}`]

const failureText = ({ where, reason }: RunSourceSummary['failures'][number]): string => `  ${where}: ${reason}`
