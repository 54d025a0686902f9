import { execFile } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { UserError } from '../data/user-error.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const TIMEOUT_MS = 60_000
/** Nothing that asks the network: the page is a file that loads nothing. */
const QUIET = [
  ...['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-pdf-header-footer'],
]

/**
 * Prints an HTML document that needs nothing else as PDF, with the Chromium that is installed.
 *
 * @throws UserError when no Chromium is found or it does not print
 */
export async function printPdf(html: string): Promise<Buffer> {
  const chromium = requireChromium()
  const folder = mkdtempSync(join(tmpdir(), 'skilltide-pdf-'))
  try {
    const [page, file] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(page, html)
    const args = [...QUIET, ...rootFlags(), `--user-data-dir=${join(folder, 'profile')}`]
    await promisify(execFile)(chromium, [...args, `--print-to-pdf=${file}`, pathToFileURL(page).href], {
      timeout: TIMEOUT_MS,
    })
    return readFileSync(file)
  } catch (cause) {
    throw new UserError(`${chromium} printed no PDF: ${(cause as Error).message.split('\n')[0]}`, 'failure', {
      cause,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Prints such a document to hand it over. */
export type SheetPrinter = (html: string) => Promise<Buffer>

/** Null without a Chromium. */
export function sheetPrinter(environment: NodeJS.ProcessEnv): SheetPrinter | null {
  return findChromium(environment) === null ? null : printPdf
}

/** @throws UserError when no Chromium is found */
export function requireChromium(): string {
  const chromium = findChromium(process.env)
  if (chromium !== null) return chromium
  throw new UserError(
    'a PDF is printed by Chromium, and none is installed; install it, name it in SKILLTIDE_CHROMIUM, or print the HTML from a browser',
    'failure',
  )
}

/** Chromium's sandbox refuses to start as root, as programs in containers often are. The page is our own. */
const rootFlags = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** The browser named by the environment, else the first that stands in the search path. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const named = environment.SKILLTIDE_CHROMIUM
  const found = (environment.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)))
  return [...(named ? [named] : []), ...(named ? [] : found)].find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
