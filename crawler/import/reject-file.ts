import { closeSync, existsSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type OutputFile, requireReplaceable } from '../../data/output-file.ts'
import { UserError } from '../../data/user-error.ts'
import { writingFault } from '../../data/write-whole.ts'
import { withoutContacts } from '../personal-data.ts'

export interface Rejected {
  file: string
  line: number
  reason: string
  /** The item as it was read: the text of a line, the cells of a row, an element of a list. */
  raw: unknown
}

export interface RejectFile {
  write(rejected: Rejected): void
  /** @param isWhole  whether all was read: then an earlier file that nothing was written to holds nothing any more */
  close(isWhole: boolean): void
}

const OPTION = '--rejects'
const REJECTS = { name: 'earlier file of rejects', begins: /^\{"file":/ }

/**
 * Keeps rejected items for a look, one JSON object a line, in a file that the first of them makes; without a name nothing
 * is kept.
 *
 * @throws UserError when the file is the database, an input, or anything but an earlier file of rejects
 */
export function openRejects(path: string | undefined, read: Pick<OutputFile, 'database' | 'inputs'>): RejectFile {
  if (path === undefined) return { write: () => {}, close: () => {} }
  if (!existsSync(dirname(resolve(path)))) throw new UserError(`${OPTION} ${path}: there is no such folder`)
  if (isFolder(path)) throw new UserError(`${OPTION} ${path}: it is a folder; name a file in it`)
  requireReplaceable({ ...read, option: OPTION, file: path }, REJECTS)
  let descriptor: number | null = null
  return {
    write(rejected) {
      descriptor ??= openForWriting(path)
      try {
        writeSync(descriptor, `${withoutContacts(JSON.stringify(rejected))}\n`)
      } catch (cause) {
        throw writingFault(cause, `${OPTION} ${path}`)
      }
    },
    close(isWhole) {
      if (descriptor !== null) closeSync(descriptor)
      else if (isWhole && statSync(path, { throwIfNoEntry: false })?.isFile()) truncateSync(path)
    },
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w', 0o600)
  } catch (cause) {
    throw new UserError(`${OPTION} ${path}: cannot be written (${(cause as Error).message})`, 'usage', { cause })
  }
}
