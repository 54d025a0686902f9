import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type CliResult, cliFile } from './run-cli.ts'

const root = join(import.meta.dirname, '..', '..')
const hostFile = join(import.meta.dirname, 'command-host.mjs')
/** `cli.js` is a line that leads here. */
const entry = join(root, 'dist', 'program', 'cli.js')

interface Host {
  child: ChildProcessByStdio<Writable, Readable, null>
  waiting: { resolve: (result: CliResult) => void; reject: (error: Error) => void }[]
}
let host: Host | undefined

/**
 * Runs a command of the built program in `cwd`, as `runCli` does, but in a process that all commands of this test file share:
 * to start one and to load the program takes most of a command's time. For tests of what a command says and stores; those of
 * how a process begins, ends or is killed, of its locale or of its standard input use `runCli`.
 */
export function runCommand(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<CliResult> {
  host ??= openHost()
  const { child, waiting } = host
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject })
    child.stdin.write(`${JSON.stringify({ args, cwd: options.cwd, env: options.env ?? {} })}\n`)
  })
}

function openHost(): Host {
  const { SKILLTIDE_DB: _, ...env } = process.env
  const child = spawn(process.execPath, [hostFile, entry, cliFile], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: Host['waiting'] = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)))
  child.once('close', (code, signal) => {
    host = undefined
    for (const { reject } of waiting) reject(new Error(`the process of the commands ended with ${code ?? signal}`))
  })
  child.stdin.on('error', () => {}) // told by "close"
  // It ends with its input, that is with this process.
  child.unref()
  return { child, waiting }
}
