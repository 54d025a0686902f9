import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../data/store/open-store.ts'
import { aPosting, aSource, someFacts } from '../data/builders.ts'

/** A folder for one test file. */
export function makeFolder(name: string): { folder: string; file: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `skilltide-${name}-`))
  return {
    folder,
    file: (file) => join(folder, file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A database with `count` postings that were read: each names SQL, every other one dbt, and has a text of its own. */
export function fillDatabase(path: string, count: number): void {
  const store = openStore(path)
  store.sources.save(aSource({ attribution: 'Jobs by Example', licence: 'CC0', url: 'https://jobs.example' }))
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  store.postings.save(
    numbers.map((number) =>
      aPosting({
        sourceId: String(number),
        url: `https://jobs.example/${number}`,
        title: number === 1 ? '=HYPERLINK("https://evil.example")' : 'Data Engineer',
        description: {
          format: 'text',
          content: `SQL and dbt for team ${number}: ${'words that fill pages '.repeat(40)}`,
        },
      }),
    ),
    '2026-03-03T00:00:00Z',
  )
  const sql = { skillId: 'sql', level: 'required', start: 0, end: 3 } as const
  const dbt = { skillId: 'dbt', level: 'mentioned', start: 8, end: 11 } as const
  store.openings.saveFacts(
    numbers.map((postingId) => someFacts({ postingId, mentions: postingId % 2 === 0 ? [sql, dbt] : [sql] })),
    'v1',
  )
  store.close()
}

export const BATCH = 7

/** Another process that keeps adding `BATCH` postings a transaction, until its input ends. It says a line a batch. */
export async function startWriter(path: string, root: string) {
  const script = `
    import { openStore } from ${JSON.stringify(`file://${root}/dist/data/store/open-store.js`)}
    const store = openStore(${JSON.stringify(path)})
    let isOver = false
    process.stdin.on('end', () => { isOver = true }).resume()
    const [posting, facts] = ${JSON.stringify([aPosting(), { ...someFacts(), advert: { ...someFacts().advert, shingles: [] } }])}
    facts.advert.shingles = new Uint32Array()
    for (let first = 1000; !isOver; first += ${BATCH}) {
      const batch = Array.from({ length: ${BATCH} }, (_, at) => ({ ...posting, sourceId: String(first + at), url: null }))
      store.postings.save(batch, '2026-03-04T00:00:00Z')
      const read = store.postings.listUnanalyzed('v1', 100)
      store.openings.saveFacts(read.map(({ postingId }) => ({ ...facts, postingId, openingKey: 'of ' + postingId })), 'v1')
      process.stdout.write(first + '\\n')
      await new Promise((resolve) => setImmediate(resolve))
    }
    store.close()`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (text) => {
    said.stdout += text
  })
  child.stderr?.on('data', (text) => {
    said.stderr += text
  })
  const ended = once(child, 'close')
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended])
  return {
    batches: () => said.stdout.split('\n').length - 1,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.stdin?.end()
      const [code] = await ended
      return { code, stderr: said.stderr }
    },
  }
}
