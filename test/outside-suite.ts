import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface OutsideSuite<Case> {
  cases: Case[]
  /** The whole file, for what stands beside its cases. */
  content: Record<string, unknown>
  /** Title of a test over it; says so when there is nothing to run. */
  title: (what: string) => string
}

/**
 * Cases that nobody here wrote: of the file that an environment variable names, else of the one beside the repository.
 * A file that is named but not there is an error, never a skipped test.
 */
export function outsideSuite<Case>(variable: string, fileName: string): OutsideSuite<Case> {
  const named = process.env[variable]
  const file = named === undefined ? resolve(import.meta.dirname, '../../shared/reference', fileName) : resolve(named)
  const isThere = named !== undefined || existsSync(file)
  const content = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
  const cases = Array.isArray(content.cases) ? (content.cases as Case[]) : []
  const title = (what: string) => (isThere ? what : `${what} (skipped: ../shared/reference/${fileName} is not there)`)
  return { cases, content, title }
}
