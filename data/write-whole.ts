import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { followLinks } from './output-file.ts'
import { UserError } from './user-error.ts'

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/**
 * Makes a file that is there as a whole or not at all: `fill` writes a temporary file in the same folder (mode 0600),
 * which is synced and renamed; behind a link the file that it leads to is replaced. Whatever goes wrong, the temporary file
 * is removed and an older file stays as it was; what a killed process left is removed by the next one that writes the same
 * file.
 *
 * @param force  whether a file that is there already may be replaced
 * @throws UserError in words: there is a file already, no such folder, not writable, disk full
 */
export function writeWhole<Result>(
  named: string,
  { force }: { force: boolean },
  fill: (temporary: string) => Result,
): Result {
  const path = followLinks(named)
  const folder = dirname(path)
  refuseUnfit(path, folder, force)
  const temporary = join(folder, `.${basename(path)}.${process.pid}.partial`)
  try {
    removeLeftovers(folder, basename(path))
    closeSync(openSync(temporary, 'wx', 0o600))
    const result = fill(temporary)
    sync(temporary, 'r+')
    renameSync(temporary, path)
    syncFolder(folder)
    return result
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${temporary}${end}`, { force: true })
    throw writingFault(error, path)
  }
}

/**
 * Makes a folder of files that is there as a whole or not at all: `fill` writes them into a temporary folder, which is
 * synced and renamed. Into a folder that has files already they are moved one by one, when all of them are written.
 *
 * @param force  whether files of the same names in that folder may be replaced; its other files stay
 * @throws UserError in words, as `writeWhole`
 */
export function writeWholeFolder<Result>(
  path: string,
  { force }: { force: boolean },
  fill: (temporary: string) => Result,
): Result {
  const target = resolve(path)
  const isThere = existsSync(target)
  const [around, name] = isThere ? [target, 'export'] : [dirname(target), basename(target)]
  if (!existsSync(around)) throw new UserError(`${path}: the folder ${around} does not exist; create it first`)
  if (isThere && !statSync(target).isDirectory()) throw new UserError(`${path} is a file; name a folder`)
  if (isThere && !force && readdirSync(target).length > 0) {
    throw new UserError(`${path} is not empty; name another folder, or write into it with --force`)
  }
  const temporary = join(around, `.${name}.${process.pid}.partial`)
  try {
    removeLeftovers(around, name)
    mkdirSync(temporary, { mode: 0o700 })
    const result = fill(temporary)
    const files = readdirSync(temporary)
    for (const file of files) sync(join(temporary, file), 'r+')
    syncFolder(temporary)
    if (isThere) for (const file of files) renameSync(join(temporary, file), join(target, file))
    else renameSync(temporary, target)
    syncFolder(around)
    return result
  } catch (error) {
    throw writingFault(error, path, around)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** What was renamed in a folder outlives a power cut. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder as a file, and needs no such sync.
  if (process.platform !== 'win32') sync(folder, 'r')
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function refuseUnfit(path: string, folder: string, force: boolean): void {
  if (!existsSync(folder)) throw new UserError(`${path}: the folder ${folder} does not exist; create it first`)
  if (!existsSync(path)) return
  if (statSync(path).isDirectory()) throw new UserError(`${path} is a folder; name a file in it`)
  if (!force) throw new UserError(`${path} is there already; name another file, or replace it with --force`)
}

function removeLeftovers(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    if (!file.startsWith(`.${name}.`)) continue
    const pid = /^(\d+)\.partial(-journal|-wal|-shm)?$/.exec(file.slice(name.length + 2))?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, file), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** SQLite calls a quota or a limit of the file's size an error of writing; either way there is no room. */
const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_WRITE)/
const CLOSED = /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/

/** What kept a file from being written, in words; every other error passes unchanged. */
export function writingFault(error: unknown, path: string, folder = dirname(path)): unknown {
  if (FULL.test(codeOf(error))) {
    return new UserError(
      `${path} was not written: the disk is full (or a quota is used up); free some space, or name a file on another disk`,
      'failure',
      { cause: error },
    )
  }
  if (CLOSED.test(codeOf(error))) {
    return new UserError(
      `${path} was not written: you may not write to the folder ${folder}; make it writable, or name a file elsewhere`,
      'failure',
      { cause: error },
    )
  }
  return error
}
