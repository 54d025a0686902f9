import type { RunSourceSummary } from '../../data/store/contracts/runs.ts'

/** What a crawl or an import did, for a terminal. */

interface ImportedFile {
  file: string
  format: string
  read: number
  new: number
  updated: number
  duplicates: number
  rejected: readonly { line: number | null; reason: string }[]
}

const SHOWN_REASONS = 5

export function importText({ files, note }: { files: readonly ImportedFile[]; note?: string }): string {
  const lines = files.map((file) => {
    const { read, updated, duplicates, rejected } = file
    return `${file.file} (${file.format}): ${read} read, ${file.new} new, ${updated} updated, ${duplicates} already there, ${rejected.length} rejected`
  })
  const sum = (count: (file: ImportedFile) => number) => files.reduce((total, file) => total + count(file), 0)
  lines.push(
    `${files.length} ${files.length === 1 ? 'file' : 'files'}: ${sum((f) => f.read)} read, ${sum((f) => f.new)} new, ${sum((f) => f.rejected.length)} rejected`,
  )
  const rejects = files.flatMap(({ file, rejected }) =>
    rejected.map(({ line, reason }) => `${file}:${line ?? '?'}: ${reason}`),
  )
  lines.push(...rejects.slice(0, SHOWN_REASONS).map((reject) => `  ${reject}`))
  if (rejects.length > SHOWN_REASONS)
    lines.push(`  … and ${rejects.length - SHOWN_REASONS} more (--rejects FILE keeps them all)`)
  if (note !== undefined) lines.push(`note: ${note}`)
  return lines.join('\n')
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
