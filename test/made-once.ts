import { randomUUID } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

/** How often to look whether another test file has made it. */
const LOOK_MS = 50

/** A path in the folder of this run, which is removed when all tests are done. */
const inRunFolder = (name: string): string => join(inject('runFolder'), name)

/**
 * A file that several test files begin with, made by the first that asks for it in this run, from the code of this run.
 *
 * @returns a path that must not be written to; copy it with `aCopyOf`
 */
export function madeOnce(name: string, make: (path: string) => void): string {
  const path = inRunFolder(name)
  if (existsSync(path)) return path
  // Two may be at it at the same time; what they make is the same, and it is moved into place as a whole.
  const part = inRunFolder(`${name}-${randomUUID()}`)
  make(part)
  renameSync(part, path)
  return path
}

/** The same for what takes long or is a folder: whoever comes second waits for it. */
export async function madeOnceBySomebody(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = inRunFolder(name)
  const lock = `${path}.lock`
  while (!existsSync(path)) {
    if (!takes(lock)) {
      await setTimeout(LOOK_MS)
      continue
    }
    try {
      const part = inRunFolder(`${name}-${randomUUID()}`)
      if (existsSync(path)) break
      await make(part)
      renameSync(part, path)
    } finally {
      rmSync(lock)
    }
  }
  return path
}

/** A copy for one test file, gone with the run. */
export function aCopyOf(file: string, path = inRunFolder(`${randomUUID()}.db`)): string {
  copyFileSync(file, path)
  return path
}

function takes(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'))
    return true
  } catch {
    return false
  }
}
