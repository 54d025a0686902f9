import { readFileSync } from 'node:fs'
import { UserError } from './user-error.ts'

/**
 * The bytes of a file that somebody named.
 *
 * @param option  how it was named (`--cv`); left out for an argument
 * @throws UserError when it is not there, is a folder or may not be read
 */
export function readInputFile(file: string, option?: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new UserError(
      `${option === undefined ? '' : `${option}: `}${reasonOf((cause as NodeJS.ErrnoException).code, file)}`,
      'usage',
      { cause },
    )
  }
}

/** The same as text. */
export const readInputText = (file: string, option?: string): string => readInputFile(file, option).toString('utf8')

function reasonOf(code: string | undefined, file: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no file ${file}`
  if (code === 'EISDIR') return `${file} is a folder; name a file in it`
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read by you; make it readable`
  return `${file} cannot be read (${code})`
}
