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
 *
 * @param list  name of the list that holds the cases
 * @throws Error in words for a named file that is not there, is no JSON or holds no cases: never a skipped test
 */
export function outsideSuite<Case>(variable: string, fileName: string, list = 'cases'): OutsideSuite<Case> {
  const named = process.env[variable]
  const file = named === undefined ? resolve(import.meta.dirname, '../../shared/reference', fileName) : resolve(named)
  const isThere = existsSync(file)
  if (named !== undefined && !isThere) throw new Error(`${variable}: there is no file ${file}`)
  const title = (what: string) => (isThere ? what : `${what} (skipped: ../shared/reference/${fileName} is not there)`)
  if (!isThere) return { cases: [], content: {}, title }
  const content = readContent(variable, file)
  const cases = content[list]
  if (!Array.isArray(cases) || cases.length === 0) {
    throw new Error(`${variable}: ${file} has no list "${list}" with cases in it`)
  }
  return { cases: cases as Case[], content, title }
}

function readContent(variable: string, file: string): Record<string, unknown> {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${variable}: ${file} cannot be read as JSON: ${reason}`, { cause: error })
  }
  if (typeof content === 'object' && content !== null) return content as Record<string, unknown>
  throw new Error(`${variable}: ${file} holds no object`)
}
