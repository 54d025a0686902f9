import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { requireReplaceable } from '../../data/output-file.ts'
import { UserError } from '../../data/user-error.ts'
import { writeWhole } from '../../data/write-whole.ts'

const NO_FILE = '--format pdf needs a file: add --out FILE.pdf'

/** A file that begins otherwise is none that a command made in this format: it stays. */
const BEGINNINGS: Record<string, { name: string; begins: RegExp }> = {
  html: { name: 'HTML page', begins: /^<!doctype html/i },
  md: { name: 'Markdown document', begins: /^# / },
  json: { name: 'JSON document', begins: /^\{"/ },
  pdf: { name: 'PDF', begins: /^%PDF-/ },
}

/**
 * Asks for what can be known before the work begins: that a PDF has a file and a Chromium, that `--out` has its folder, and
 * that it replaces nothing but an earlier one of its format.
 *
 * @throws UserError in words
 */
export async function requireOut(file: string | undefined, format: string, database: string): Promise<void> {
  if (format === 'pdf') {
    if (file === undefined) throw new UserError(NO_FILE)
    const { requireChromium } = await import('../print-pdf.ts')
    requireChromium()
  }
  if (file !== undefined && !existsSync(dirname(resolve(file)))) {
    throw new UserError(`--out ${file}: there is no such folder`, 'failure')
  }
  const kind = BEGINNINGS[format]
  if (file !== undefined && kind !== undefined) requireReplaceable({ option: '--out', file, database }, kind)
}

/**
 * What a command made, to the file of `--out`, else to standard output. A file that was there stays as it was until all is
 * written.
 *
 * @param options.isPrivate  whether it is about a person, so that the owner of the file alone may read it
 * @throws UserError when the file cannot be written
 */
export function writeOut(file: string | undefined, made: string | Buffer, { isPrivate = false } = {}): void {
  if (file === undefined) {
    process.stdout.write(made)
    return
  }
  const found = statSync(file, { throwIfNoEntry: false })
  // A pipe or a device is no file to be replaced.
  if (found !== undefined && !found.isFile() && !found.isDirectory()) {
    writeFileSync(file, made)
    return
  }
  const openMode = found === undefined ? 0o666 & ~process.umask() : found.mode & 0o777
  writeWhole(file, { force: true }, (temporary) => {
    writeFileSync(temporary, made)
    chmodSync(temporary, isPrivate ? 0o600 : openMode)
  })
}

/**
 * The same as a PDF.
 *
 * @throws UserError without a file, without a Chromium, or when the file cannot be written
 */
export async function printOut(
  file: string | undefined,
  html: string,
  options?: { isPrivate?: boolean },
): Promise<void> {
  if (file === undefined) throw new UserError(NO_FILE)
  const { printPdf } = await import('../print-pdf.ts')
  writeOut(file, await printPdf(html), options)
}
