import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { openStore } from '../../data/store/open-store.ts'
import { makeOlderDatabase, NEWEST_VERSION, OLDEST_FILLED_VERSION } from '../data/older-database.ts'
import { cliFile } from './run-cli.ts'
import { runCommand } from './run-command.ts'
import { makeFolder } from './upkeep-market.ts'

const { folder, file, remove } = makeFolder('older')
const rules = loadRules()
afterAll(remove)
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(file(name), { recursive: true })
})
const cli = (...args: string[]) => runCommand([...args, '--db', 'jobs.db'], { cwd: folder })
const versionOf = (path: string): unknown => {
  const db = new Database(path, { readonly: true })
  try {
    return db.pragma('user_version', { simple: true })
  } finally {
    db.close()
  }
}
const keptName = (version: number): string => `jobs.db.before-update-of-version-${version}`

const versions = Array.from({ length: NEWEST_VERSION - OLDEST_FILLED_VERSION }, (_, at) => OLDEST_FILLED_VERSION + at)

/** What is there after an update, however it came about. */
function expectUpdated(version: number): void {
  const store = openStore(file('jobs.db'), { readonly: true })
  expect(store.openings.count()).toBe(5)
  expect(store.counts.findDrift()).toEqual([])
  store.close()
  expect(versionOf(file(keptName(version)))).toBe(version)
  expect(statSync(file(keptName(version))).mode & 0o777).toBe(0o600)
}
const kept = () => readdirSync(folder).filter((name) => name.includes('before-update'))

describe('a database of an older version', () => {
  test.each([OLDEST_FILLED_VERSION, NEWEST_VERSION - 1])(
    'version %i is brought up to date and read; as it was it is kept, and that is said',
    async (version) => {
      makeOlderDatabase(file('jobs.db'), version, 5)
      const { code, stdout, stderr } = await cli('analyze', '--json')
      expect(code, stderr).toBe(0)
      expect(stderr).toContain(`as it was it is kept as ${keptName(version)}`)
      expect(() => JSON.parse(stdout)).not.toThrow()
      expectUpdated(version)
      expect((await cli('analyze')).stderr).not.toContain('is kept as')
      expect(kept()).toEqual([keptName(version)])
    },
  )

  test.each(versions)(
    'version %i is brought up to date by opening it, analysed, and kept as it was',
    async (version) => {
      makeOlderDatabase(file('jobs.db'), version, 5)
      const told: string[] = []
      const open = () => openStore(file('jobs.db'), { onUpdate: (keptAs) => told.push(keptAs) })
      const store = open()
      await analyzePending(store, rules.reader)
      store.close()
      expectUpdated(version)
      open().close()
      expect(told).toEqual([expect.stringContaining(keptName(version))])
      expect(kept()).toEqual([keptName(version)])
    },
  )

  test('what is kept can be restored', async () => {
    makeOlderDatabase(file('jobs.db'), NEWEST_VERSION - 1, 5)
    await cli('analyze')
    const { code, stderr } = await cli('restore', keptName(NEWEST_VERSION - 1))
    expect(code, stderr).toBe(0)
    expect(versionOf(file('jobs.db'))).toBe(NEWEST_VERSION - 1)
  })

  test('without room for the copy nothing is updated, and the sentence says so', () => {
    makeOlderDatabase(file('jobs.db'), NEWEST_VERSION - 1, 2_000)
    const before = readFileSync(file('jobs.db'))
    // The shell limits the size of any file that the program writes: the write fails half-way, as on a full disk.
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 80; exec "$@"', 'sh', process.execPath, cliFile, 'analyze', '--db', 'jobs.db'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(stderr).toMatch(/jobs.db was not brought up to date, and is as it was: .* the disk is full/)
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(1)
    expect(versionOf(file('jobs.db'))).toBe(NEWEST_VERSION - 1)
    expect(readFileSync(file('jobs.db'))).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.includes('partial') || name.includes('before-update'))).toEqual([])
  })
})

test.each(['analyze', 'trends', 'serve', 'report'])('%s refuses a database of a newer version', async (command) => {
  makeOlderDatabase(file('jobs.db'), NEWEST_VERSION, 2)
  const db = new Database(file('jobs.db'))
  db.pragma(`user_version = ${NEWEST_VERSION + 1}`)
  db.close()
  const before = readFileSync(file('jobs.db'))
  const { code, stderr } = await cli(command, ...(command === 'serve' ? ['--port', '0'] : []))
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/written by a newer SkillTide .*update SkillTide/),
  })
  expect(readFileSync(file('jobs.db'))).toEqual(before)
})
