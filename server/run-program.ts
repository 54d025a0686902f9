import { spawn } from 'node:child_process'

/** Last lines of what it wrote to standard error: enough to say why it failed. */
const KEPT_CHARACTERS = 2_000

export interface ProgramEnd {
  /** Null when a signal ended it. */
  code: number | null
  /** What it wrote to standard output; empty unless asked for. */
  output: string
  /** Last words on standard error. */
  lastWords: string
}

/**
 * Runs this program once more, in a process of its own.
 *
 * @param program  file of the command line
 * @param options  `signal` ends the process
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { keepsOutput?: boolean; signal?: AbortSignal } = {},
): Promise<ProgramEnd> {
  const { keepsOutput = false, signal } = options
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', keepsOutput ? 'pipe' : 'ignore', 'pipe'],
      ...(signal && { signal }),
    })
    let output = ''
    let lastWords = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = `${lastWords}${text}`.slice(-KEPT_CHARACTERS)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, lastWords: lastWords.trim() }))
  })
}
