import { createHash } from 'node:crypto'
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { writeWhole, writeWholeFolder } from '../../data/write-whole.ts'
import { EXPORTS, type ExportName, type ExportOptions, isExportName, ONLY_WHEN_ASKED } from './export-parts.ts'
import { exportReadme } from './export-readme.ts'

export interface ExportRequest extends ExportOptions {
  /** A folder; or, with one part, a file that ends as the part does. */
  target: string
  /** Names of the parts; all but people when left out. */
  what?: readonly string[]
  /** Whether files that are there may be replaced. */
  force: boolean
}

export interface ExportedFile {
  file: string
  rows: number
  bytes: number
  sha256: string
}

/**
 * Writes the database as open files: JSON Lines and CSV (UTF-8, RFC 4180), in the order of ids, so that the same data gives
 * the same bytes. A README beside them says what each holds and what its sources ask of whoever shows it. All of one moment;
 * there as a whole or not at all. Profiles only when they are named; never recipients of mails or settings.
 *
 * @throws UserError in words: no such part, files there already, no such folder, not writable, disk full
 */
export function writeExport(store: Store, vocabulary: Vocabulary, request: ExportRequest): ExportedFile[] {
  const { target, force } = request
  const names = chosenParts(request.what)
  const readme = () => exportReadme(names, store.sources.list(false), request)
  return store.exports.view(() => {
    if (!['.jsonl', '.csv'].includes(extname(target))) {
      return writeWholeFolder(target, { force }, (folder) => {
        const files = names.map((name) =>
          writePart(name, join(folder, EXPORTS[name].file), { store, vocabulary, request }),
        )
        writeFileSync(join(folder, 'README.md'), readme())
        return files
      })
    }
    const [name] = names
    if (name === undefined || names.length > 1 || extname(EXPORTS[name].file) !== extname(target)) {
      throw new UserError(
        `${target} is one file: name one part of that format with --what (${Object.values(EXPORTS)
          .map(({ file }) => file)
          .join(', ')}), or a folder`,
      )
    }
    const described = writeWhole(target, { force }, (file) => writePart(name, file, { store, vocabulary, request }))
    writeWhole(`${target}.README.md`, { force: true }, (file) => writeFileSync(file, readme()))
    return [{ ...described, file: basename(target) }]
  })
}

function chosenParts(what: readonly string[] | undefined): ExportName[] {
  const all = Object.keys(EXPORTS).filter(isExportName)
  if (what === undefined) return all.filter((name) => !ONLY_WHEN_ASKED.has(name))
  const odd = what.find((name) => !isExportName(name))
  if (odd !== undefined) throw new UserError(`--what: there is no part "${odd}"; known are ${all.join(', ')}`)
  return all.filter((name) => what.includes(name))
}

const FLUSH_CHARACTERS = 256 * 1024

function writePart(
  name: ExportName,
  path: string,
  { store, vocabulary, request }: { store: Store; vocabulary: Vocabulary; request: ExportOptions },
): ExportedFile {
  const { file, head, blocks } = EXPORTS[name]
  const hash = createHash('sha256')
  const output = openSync(path, 'w', 0o600)
  let [rows, bytes, pending] = [0, 0, head]
  const flush = (): void => {
    const chunk = Buffer.from(pending)
    for (let at = 0; at < chunk.length; ) at += writeSync(output, chunk, at)
    hash.update(chunk)
    bytes += chunk.length
    pending = ''
  }
  try {
    for (const block of blocks(store, vocabulary, request)) {
      rows += block.rows
      pending += block.text
      if (pending.length >= FLUSH_CHARACTERS) flush()
    }
    flush()
  } finally {
    closeSync(output)
  }
  return { file, rows, bytes, sha256: hash.digest('hex') }
}
