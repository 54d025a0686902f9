import { statSync } from 'node:fs'
import type { SavedAnswer } from './kept-answers.ts'
import { readSaved, writeSaved } from './saved-file.ts'

interface Content {
  /** The day, and the database as it was; see `stampOf`. */
  stamp: string
  answers: [string, SavedAnswer][]
}

export interface SavedWhere {
  /** File of the database. */
  path: string
  mark: string
  today: () => string
}

const fileOf = ({ path }: SavedWhere): string => `${path}-pages`

/** Another text when the database changed, whoever changed it: once it was closed, nothing of it is in its log. */
function stampOf({ path, today }: SavedWhere): string {
  const { size = 0, mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {}
  const { size: logBytes = 0 } = statSync(`${path}-wal`, { throwIfNoEntry: false }) ?? {}
  return [today(), size, mtimeMs, logBytes].join(' ')
}

/**
 * Pages of the last run by their keys. `isCurrent`: the database was not changed since, nor did a day begin. What is of
 * other data may only be shown as such.
 */
export function readSavedAnswers(where: SavedWhere): { isCurrent: boolean; answers: [string, SavedAnswer][] } {
  const content = readSaved<Content>(fileOf(where), where.mark)
  return { isCurrent: content?.stamp === stampOf(where), answers: content?.answers ?? [] }
}

/** Keeps pages for the next run, when the database is closed. Nothing that somebody typed is kept. */
export function saveAnswers(where: SavedWhere, answers: readonly [string, SavedAnswer][]): void {
  const pages = answers.filter(
    ([key, { headers }]) =>
      String(headers['content-type']).startsWith('text/html') && !/\/gaps|[?&](?:skills|q)=/.test(key),
  )
  writeSaved(fileOf(where), where.mark, { stamp: stampOf(where), answers: pages } satisfies Content)
}
