import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { vi } from 'vitest'
import { cliFile } from '../cli/run-cli.ts'

export interface ServedProgram {
  child: ChildProcess
  address: string
  /** Standard error so far. */
  said(): string
  ended: Promise<unknown[]>
}

/** `skilltide serve` as a process of its own, ready to answer. */
export async function serveProgram(cwd: string, database: string, password?: string): Promise<ServedProgram> {
  const env = { ...process.env, ...(password !== undefined && { SKILLTIDE_PASSWORD: password }) }
  const child = spawn(process.execPath, [cliFile, 'serve', '--port', '0', '--db', database], { cwd, env })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = once(child, 'close')
  const address = await vi.waitUntil(() => /is at (http:\S+)/.exec(said)?.[1], { timeout: 60_000 })
  return { child, address, ended, said: () => said }
}

/** Memory of the process in megabytes, now or the most that it ever had; null where the system does not say. */
export function megabytesOf({ pid }: ChildProcess, which: 'VmRSS' | 'VmHWM'): number | null {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return null
  return Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(status, 'utf8'))?.[1]) / 1024
}

/** Files, sockets and pipes that the process has open; null where the system does not say. */
export function openFilesOf({ pid }: ChildProcess): number | null {
  const folder = `/proc/${pid}/fd`
  return existsSync(folder) ? readdirSync(folder).length : null
}
