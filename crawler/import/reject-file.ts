import { closeSync, openSync, writeSync } from 'node:fs'
import { UserError } from '../../data/user-error.ts'
import { withoutContacts } from '../personal-data.ts'

export interface Rejected {
  file: string
  line: number
  reason: string
  /** The item as it was read: the text of a line, the cells of a row, an element of a list. */
  raw: unknown
}

/** Keeps rejected items for a look, one JSON object a line; without a name nothing is kept. */
export function openRejects(path: string | undefined): { write: (rejected: Rejected) => void; close: () => void } {
  if (path === undefined) return { write: () => {}, close: () => {} }
  const descriptor = openForWriting(path)
  return {
    write: (rejected) => void writeSync(descriptor, `${withoutContacts(JSON.stringify(rejected))}\n`),
    close: () => closeSync(descriptor),
  }
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w', 0o600)
  } catch (cause) {
    throw new UserError(`--rejects ${path}: cannot be written (${(cause as Error).message})`, 'usage', { cause })
  }
}
