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

interface ProgramOptions {
  keepsOutput?: boolean
  signal?: AbortSignal
  interrupt?: AbortSignal
  onMessage?: (message: unknown) => void
}

/**
 * Runs this program once more, in a process of its own.
 *
 * @param program  file of the command line
 * @param options  `signal` ends the process; `interrupt` asks it to end when it has finished what is in hand, as Ctrl-C does;
 * `onMessage` is handed what it sends to the process that started it
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramEnd> {
  const { keepsOutput = false, signal, interrupt, onMessage } = options
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', keepsOutput ? 'pipe' : 'ignore', 'pipe', ...(onMessage ? (['ipc'] as const) : [])],
      // Ctrl-C in a terminal goes to a whole group, and a second one ends it in the middle of what is in hand.
      detached: interrupt !== undefined,
      windowsHide: true,
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
    if (onMessage) child.on('message', onMessage)
    const stop = () => child.kill('SIGINT')
    if (interrupt?.aborted) stop()
    interrupt?.addEventListener('abort', stop, { once: true })
    child.once('error', reject)
    child.once('close', (code) => {
      interrupt?.removeEventListener('abort', stop)
      resolve({ code, output, lastWords: lastWords.trim() })
    })
  })
}
