import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { cliFile } from './run-cli.ts'
import { runCommand } from './run-command.ts'
import { makeFolder } from './upkeep-market.ts'

/** More than are read before threads are started: 2,000. */
const POSTINGS = 2_600
const KILL_AT_BATCH = fileURLToPath(new URL('kill-at-batch.cjs', import.meta.url))
const { folder, file, remove } = makeFolder('threads')
afterAll(remove)

const skills = ['SQL', 'Apache Airflow', 'Terraform', 'Kafka', 'dbt']
const advert = (id: number) => ({
  id,
  title: 'Data Engineer',
  company: id % 7 === 0 ? null : `Employer ${id % 90}`,
  location: 'London, UK',
  date_posted: `2026-0${1 + (id % 6)}-1${id % 9}`,
  description: `Requirements: ${skills.filter((_, at) => id % (at + 2) === 0).join(', ')}. Team ${id % 500} builds ${'much '.repeat(id % 30)}.`,
})

const done = async (...args: string[]) => {
  const { code, stdout, stderr } = await runCommand(args, { cwd: folder })
  expect(code, stderr).toBe(0)
  return stdout
}

/** Everything that the analysis wrote. */
function readingOf(name: string): unknown[] {
  const db = new Database(file(name), { readonly: true })
  const tables = ['facts', 'openings', 'merges', 'likenesses', 'opening_segments', 'prepared_counts']
  const rows = tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all())
  db.close()
  return rows
}

const lines = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => JSON.stringify(advert(from + index))).join('\n')

beforeAll(async () => {
  writeFileSync(file('all.jsonl'), lines(0, POSTINGS))
  writeFileSync(file('first.jsonl'), lines(0, POSTINGS / 2))
  writeFileSync(file('second.jsonl'), lines(POSTINGS / 2, POSTINGS))
  // In two halves, each too small for threads.
  for (const half of ['first.jsonl', 'second.jsonl']) {
    await done('import', half, '--source', 'jobs', '--no-analyze', '--db', 'alone.db')
    await done('analyze', '--db', 'alone.db')
  }
})

test('what is read in threads, while the import goes on, is what one thread reads afterwards', async () => {
  await done('import', 'all.jsonl', '--source', 'jobs', '--db', 'threads.db')
  const read = readingOf('threads.db')
  expect(read[0]).toHaveLength(POSTINGS)
  expect(read).toEqual(readingOf('alone.db'))
})

test('killed while threads read, it is taken up and ends the same', async () => {
  await done('import', 'all.jsonl', '--source', 'jobs', '--no-analyze', '--db', 'unread.db')
  copyFileSync(file('unread.db'), file('killed.db'))
  const child = spawn(process.execPath, ['--require', KILL_AT_BATCH, cliFile, 'analyze', '--db', 'killed.db'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, KILL_AT_BATCH: '2' },
  })
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL'])
  const before = readingOf('killed.db')[0] ?? []
  expect((before as unknown[]).length).toBeGreaterThan(0)
  expect((before as unknown[]).length).toBeLessThan(POSTINGS)
  await done('analyze', '--db', 'killed.db')
  expect(readingOf('killed.db')).toEqual(readingOf('alone.db'))
  const store = openStore(file('killed.db'))
  expect(store.counts.findDrift()).toEqual([])
  store.close()
})

test('an import that can read nothing ends the reading beside it too', async () => {
  writeFileSync(file('broken.json'), 'no postings at all')
  const { code, stderr } = await runCommand(['import', 'broken.json', '--db', 'stopped.db'], {
    cwd: folder,
  })
  expect(code).toBe(2)
  expect(stderr).toContain('broken.json')
  expect(stderr).not.toMatch(/\n\s+at /)
})
