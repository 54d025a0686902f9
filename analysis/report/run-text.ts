import type { RunSourceSummary } from '../../data/store/store.ts'

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

export function importText({ files }: { files: readonly ImportedFile[] }): string {
  const lines = files.map((file) => {
    const { read, updated, duplicates, rejected } = file
    return `${file.file} (${file.format}): ${read} read, ${file.new} new, ${updated} updated, ${duplicates} already there, ${rejected.length} rejected`
  })
  const sum = (count: (file: ImportedFile) => number) => files.reduce((total, file) => total + count(file), 0)
  lines.push(
    `${files.length} files: ${sum((f) => f.read)} read, ${sum((f) => f.new)} new, ${sum((f) => f.rejected.length)} rejected`,
  )
  const rejects = files.flatMap(({ file, rejected }) =>
    rejected.map(({ line, reason }) => `${file}:${line ?? '?'}: ${reason}`),
  )
  lines.push(...rejects.slice(0, SHOWN_REASONS).map((reject) => `  ${reject}`))
  if (rejects.length > SHOWN_REASONS)
    lines.push(`  … and ${rejects.length - SHOWN_REASONS} more (--rejects FILE keeps them all)`)
  return lines.join('\n')
}

export function crawlText({ sources }: { sources: readonly RunSourceSummary[] }): string {
  return sources
    .flatMap((source) => [
      `${source.source}${source.board && `/${source.board}`}: ${source.fetched} pages, ${source.new} new, ${source.updated} updated, ${source.unchanged} unchanged, ${source.failed} failed${source.skippedByRobots ? `, ${source.skippedByRobots} closed to us by robots.txt` : ''}`,
      ...source.failures.map(({ where, reason }) => `  ${where}: ${reason}`),
    ])
    .join('\n')
}
