import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
export const cliFile = join(root, 'dist', 'cli.js')
if (!existsSync(cliFile))
  throw new Error('dist/cli.js is missing: run "npm run build" (npm test does) before these tests')

export const corporaFolder = join(root, '..', 'shared', 'corpora')
export const hasCorpora = existsSync(corporaFolder)

export interface CliResult {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the built program in `cwd`, in a process of its own. */
export function runCli(
  args: readonly string[],
  options: { cwd: string; input?: string; env?: Record<string, string> },
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const { SKILLTIDE_DB: _, ...inherited } = process.env
    const child = spawn(process.execPath, [cliFile, ...args], {
      cwd: options.cwd,
      env: { ...inherited, ...options.env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.on('error', () => {}) // a command that reads no input closes the pipe early
    child.stdin.end(options.input ?? '')
  })
}
