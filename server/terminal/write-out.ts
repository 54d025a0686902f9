import { chmodSync, closeSync, existsSync, openSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { requireReplaceable } from '../../data/output-file.ts'
import { UserError } from '../../data/user-error.ts'

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'you may not write there',
  ENOSPC: 'the disk is full',
}
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
 * What a command made, to the file of `--out`, else to standard output.
 *
 * @param options.isPrivate  whether it is about a person, so that the owner of the file alone may read it
 * @throws UserError when the file cannot be written
 */
export function writeOut(file: string | undefined, text: string, { isPrivate = false } = {}): void {
  if (file === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    if (isPrivate) keepPrivate(file)
    writeFileSync(file, text)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new UserError(`--out ${file}: ${REASONS[code ?? ''] ?? message}`, 'failure', { cause })
  }
}

/**
 * The same as a PDF.
 *
 * @throws UserError without a file, without a Chromium, or when the file cannot be written
 */
export async function printOut(file: string | undefined, html: string, { isPrivate = false } = {}): Promise<void> {
  if (file === undefined) throw new UserError(NO_FILE)
  const { printPdf } = await import('../print-pdf.ts')
  await printPdf(html, file)
  if (isPrivate) keepPrivate(file)
}

/** Its owner alone may read it, also when it was there before. */
function keepPrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  if (statSync(file).isFile()) chmodSync(file, 0o600)
}
