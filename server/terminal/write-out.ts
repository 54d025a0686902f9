import { existsSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UserError } from '../../data/user-error.ts'

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'you may not write there',
  ENOSPC: 'the disk is full',
}
const NO_FILE = '--format pdf needs a file: add --out FILE.pdf'

/**
 * Asks for what can be known before the work begins: that a PDF has a file and a Chromium, and `--out` its folder.
 *
 * @throws UserError when it is missing
 */
export async function requireOut(file: string | undefined, format: string): Promise<void> {
  if (format === 'pdf') {
    if (file === undefined) throw new UserError(NO_FILE)
    const { requireChromium } = await import('../print-pdf.ts')
    requireChromium()
  }
  if (file !== undefined && !existsSync(dirname(resolve(file)))) {
    throw new UserError(`--out ${file}: there is no such folder`, 'failure')
  }
}

/**
 * What a command made, to the file of `--out`, else to standard output.
 *
 * @throws UserError when the file cannot be written
 */
export function writeOut(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(text)
    return
  }
  try {
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
export async function printOut(file: string | undefined, html: string): Promise<void> {
  if (file === undefined) throw new UserError(NO_FILE)
  const { printPdf } = await import('../print-pdf.ts')
  await printPdf(html, file)
}
