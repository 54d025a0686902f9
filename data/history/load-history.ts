import { readdirSync, readFileSync } from 'node:fs'
import type { HistoryDataset } from './dataset.ts'
import { HistoryError, parseHistory } from './parse-history.ts'

/**
 * The figures that ship with SkillTide, by file name. Files are read and checked on every call. No folder, no history.
 *
 * @throws HistoryError naming file and place when a file is not what it should be, or an id stands twice
 */
export function listShippedHistory(folder: URL = new URL('./figures/', import.meta.url)): HistoryDataset[] {
  const datasets = listFiles(folder).map((name) => parseHistory(readFileSync(new URL(name, folder), 'utf8'), name))
  const ids = new Set<string>()
  for (const { id } of datasets) {
    if (ids.has(id)) throw new HistoryError(`data/history/figures: two files have the id "${id}"`)
    ids.add(id)
  }
  return datasets
}

function listFiles(folder: URL): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
