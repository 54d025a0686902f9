import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = join(process.cwd(), 'dist', 'cli.js')
const CORPORA = join(process.cwd(), '..', 'shared', 'corpora')
const REAL = ['ashby', 'hn-who-is-hiring']

export interface ServedProgram {
  address: string
  /** What the pages show. */
  data: string
  close: () => void
}

/** The built program with the shipped figures and, where they are there, the real postings beside the repository. */
export async function serveProgram(): Promise<ServedProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'skilltide-vitals-'))
  const database = ['--db', join(folder, 'vitals.db')]
  const files = REAL.flatMap((name) => {
    const path = join(CORPORA, name)
    return existsSync(path)
      ? readdirSync(path)
          .sort()
          .map((file) => join(path, file))
      : []
  })
  if (files.length > 0) {
    process.stderr.write(`importing ${files.length} files of real postings\n`)
    const { status } = spawnSync(process.execPath, [PROGRAM, ...database, 'import', '--snapshot', ...files], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) throw new Error(`the import ended with ${status}`)
  }
  const server = spawn(process.execPath, [PROGRAM, ...database, 'start', '--no-open', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await new Promise<string>((found, failed) => {
    const look = (chunk: Buffer) => {
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())
      if (match !== null) found(match[0])
    }
    server.stdout.on('data', look)
    server.stderr.on('data', look)
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  return {
    address,
    data: files.length > 0 ? 'shipped figures and 5,824 real adverts' : 'shipped figures alone',
    close: () => {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
