import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The program as a user starts it. */
export const PROGRAM = resolve('dist/cli.js')

export interface ProcessFigures {
  /** Largest resident set, 10⁶ … of 2²⁰ bytes. */
  peakMemoryMb: number
  delayP99Ms: number
}

/** A process of Node whose memory and event loop are watched. */
export function startWatched(
  parameters: readonly string[],
  folder: string,
): { child: ChildProcess; ended: Promise<ProcessFigures> } {
  const figures = join(folder, `figures-${Math.random().toString(36).slice(2)}.json`)
  const watch = pathToFileURL(resolve('test/bench/harness/watch-process.mjs')).href
  const child = spawn(process.execPath, ['--import', watch, ...parameters], {
    env: { ...process.env, SKILLTIDE_BENCH_FIGURES: figures },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (data) => {
    said += data
  })
  const ended = new Promise<ProcessFigures>((done, fail) => {
    child.on('exit', (code) => {
      if (code === 0) done(JSON.parse(readFileSync(figures, 'utf8')) as ProcessFigures)
      else fail(new Error(`${parameters.join(' ')} ended with ${code}: ${said.slice(-500)}`))
    })
  })
  return { child, ended }
}

/** Runs such a process to its end. */
export async function runWatched(
  parameters: readonly string[],
  folder: string,
): Promise<ProcessFigures & { seconds: number }> {
  const begunAt = performance.now()
  const { child, ended } = startWatched(parameters, folder)
  child.stdout?.resume()
  const figures = await ended
  return { ...figures, seconds: (performance.now() - begunAt) / 1000 }
}
