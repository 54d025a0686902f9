import { closeSync, existsSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from './user-error.ts'

/** What SQLite keeps beside a database of this name. */
const DATABASE_FILES = ['', '-wal', '-shm', '-journal'] as const

export interface OutputFile {
  /** How the file was named, e.g. `--out`. */
  option: string
  file: string
  /** The database in use. */
  database: string
  /** Files that are read by the same command. */
  inputs?: readonly string[]
}

/**
 * Refuses to write over what is being read, and over anything but an earlier result of the same kind.
 *
 * @param begins  how every result of this kind begins; a file that begins otherwise is somebody's own
 * @throws UserError in words
 */
export function requireReplaceable(output: OutputFile, kind: { name: string; begins: RegExp }): void {
  requireNotRead(output)
  const { option, file } = output
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() && found.size > 0 && !kind.begins.test(beginning(file))) {
    throw new UserError(`${option} ${file}: it is there and is no ${kind.name}; name another file`)
  }
}

/** @throws UserError when the file is the database, one that SQLite keeps beside it, or an input */
export function requireNotRead({ option, file, database, inputs = [] }: OutputFile): void {
  if (DATABASE_FILES.some((end) => isSameFile(`${database}${end}`, file))) {
    throw new UserError(`${option} ${file}: it is the database itself, or what is kept beside it; name another file`)
  }
  if (inputs.some((input) => isSameFile(input, file))) {
    throw new UserError(`${option} ${file}: it is a file to be read; name another one`)
  }
}

/** Whether two names are the same file, also through links; of files that are not there yet the names decide. */
export function isSameFile(one: string, other: string): boolean {
  if (!existsSync(one) || !existsSync(other)) return resolve(one) === resolve(other)
  const [a, b] = [statSync(one), statSync(other)]
  return a.ino === b.ino && a.dev === b.dev
}

/**
 * The file that a name leads to: what is written there replaces the file, never the link to it.
 *
 * @throws UserError for a link to nothing
 */
export function followLinks(file: string): string {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return file
  if (existsSync(file)) return realpathSync(file)
  throw new UserError(`${file} is a link to ${readlinkSync(file)}, which is not there; remove the link, or name a file`)
}

const BEGINNING_BYTES = 200

function beginning(file: string): string {
  const bytes = Buffer.alloc(BEGINNING_BYTES)
  const input = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(input, bytes)).toString('utf8')
  } finally {
    closeSync(input)
  }
}
