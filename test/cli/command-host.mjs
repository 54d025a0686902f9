import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * Runs the commands of the built program one after another in one process, each with an entry of its own: what it imports is
 * loaded and compiled once. A line on standard input asks for a command, a line on standard output is what came of it.
 */
const [entry, program] = process.argv.slice(2)
const EVENTS = ['exit', 'SIGINT', 'SIGTERM', 'disconnect']
const ANSWER_FD = 1
const inherited = { ...process.env }
let runs = 0

/** As the process of a command does when it ends. */
function end(before) {
  process.stdout.removeAllListeners('error')
  for (const event of EVENTS) {
    for (const listener of process.rawListeners(event)) {
      if (before.get(event).includes(listener)) continue
      if (event === 'exit') listener.call(process, process.exitCode ?? 0)
      process.removeListener(event, listener)
    }
  }
}

async function run({ args, cwd, env }) {
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text, ...rest) => {
      said[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
      rest.findLast((value) => typeof value === 'function')?.()
      return true
    }
  }
  const before = new Map(EVENTS.map((event) => [event, process.rawListeners(event)]))
  process.chdir(cwd)
  process.argv = [process.execPath, program, ...args]
  process.env = { ...inherited, ...env }
  process.exitCode = undefined
  await import(`${entry}?run=${++runs}`)
  const code = process.exitCode ?? 0
  end(before)
  process.exitCode = undefined
  return { code, ...said }
}

const lines = createInterface({ input: process.stdin })
for await (const line of lines) {
  writeAll(`${JSON.stringify(await run(JSON.parse(line)))}\n`)
}

function writeAll(text) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(ANSWER_FD, bytes, at)
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
    }
  }
}
