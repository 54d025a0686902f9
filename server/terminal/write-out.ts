import { writeFileSync } from 'node:fs'
import { UserError } from '../../data/user-error.ts'

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
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : `${(cause as Error).message}`
    throw new UserError(`--out ${file}: ${reason}`, 'failure', { cause })
  }
}

/**
 * The same as a PDF.
 *
 * @throws UserError without a file, without a Chromium, or when the file cannot be written
 */
export async function printOut(file: string | undefined, html: string): Promise<void> {
  if (file === undefined) throw new UserError('--format pdf needs a file: add --out FILE.pdf')
  const { printPdf } = await import('../print-pdf.ts')
  await printPdf(html, file)
}
