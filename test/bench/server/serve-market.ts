import { once } from 'node:events'
import { createServer } from 'node:net'
import { PROGRAM, type ProcessFigures, startWatched } from '../harness/run-program.ts'

export interface ServedMarket {
  address: string
  /** Begins to count the delay of the event loop anew. */
  begin(): void
  /** Ends the server as Ctrl-C does. */
  stop(): Promise<ProcessFigures>
}

/**
 * Serves a database with the program itself, in a process of its own; done when it listens.
 *
 * @param port  another port is another address, for which no page was kept at the last run
 */
export async function serveMarket(db: string, folder: string, port: number): Promise<ServedMarket> {
  const { child, ended } = startWatched([PROGRAM, 'serve', '--port', String(port), '--db', db], folder)
  const said = new Promise<void>((listens) => {
    let text = ''
    child.stderr?.on('data', (data) => {
      text += data
      if (text.includes(`:${port}`)) listens()
    })
  })
  await Promise.race([said, ended])
  return {
    address: `http://127.0.0.1:${port}`,
    begin: () => void child.send('begin'),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Reads a page to its end. */
export async function fetchPage(url: string): Promise<string> {
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`)
  return text
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
