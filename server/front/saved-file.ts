import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'

/**
 * What a program kept for its next start beside the database. It can be made again, so that a file which is missing, damaged
 * or of another build is no fault.
 *
 * @param mark  of the build; see `buildMark`
 */
export function readSaved<Content>(file: string, mark: string): Content | null {
  try {
    const saved = deserialize(gunzipSync(readFileSync(file))) as { mark: string; content: Content }
    return saved.mark === mark ? saved.content : null
  } catch {
    return null
  }
}

/** Writes such a file, for its owner alone: all of it or nothing. A folder that cannot be written is no fault. */
export function writeSaved(file: string, mark: string, content: unknown): void {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, gzipSync(serialize({ mark, content }), { level: 3 }), { mode: 0o600, flag: 'wx' })
    renameSync(draft, file)
  } catch {
    rmSync(draft, { force: true })
  }
}
