import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { seededRandom } from '../boards/seeded-random.ts'
import { type CliResult, cliFile, runCli } from '../cli/run-cli.ts'
import { runCommand } from '../cli/run-command.ts'
import { makeFolder } from '../cli/upkeep-market.ts'
import { makeOlderDatabase, NEWEST_VERSION, OLDEST_FILLED_VERSION } from '../data/older-database.ts'
import { roundsOr, seedOr, tally } from '../soak/tally.ts'

const POSTINGS = 400
const ROUNDS = roundsOr(3)
const { folder, file, remove } = makeFolder('killed')
const random = seededRandom(seedOr(47))
afterAll(remove)

const advert = (id: number) =>
  `${id},Senior Data Engineer,Employer ${id},"Requirements: you know SQL${id % 2 === 0 ? ' and Apache Airflow' : ' and Terraform'}. Team ${id} ${'plans and builds '.repeat(id % 40)}.","London, UK",2026-03-0${1 + (id % 7)}`

const expectDone = ({ code, stderr }: CliResult): void => expect(code, stderr).toBe(0)
const done = async (...args: string[]): Promise<void> => expectDone(await runCommand(args, { cwd: folder }))

beforeAll(async () => {
  const rows = Array.from({ length: POSTINGS }, (_, id) => advert(id))
  writeFileSync(file('jobs.csv'), ['id,title,company,description,location,date_posted', ...rows].join('\n'))
  await done('import', 'jobs.csv', '--no-analyze', '--db', 'unread.db')
  copyFileSync(file('unread.db'), file('read.db'))
  await done('analyze', '--db', 'read.db')
  copyFileSync(file('read.db'), file('planned.db'))
  await done(...'profiles add Robin --role data-engineer --skills sql:expert --db planned.db'.split(' '))
  await done(...'plan draft --profile Robin --goals 2 --db planned.db'.split(' '))
})

/** Starts the program and kills it after a while, unless it ended before. Whether it was killed. */
function startAndKill(args: readonly string[], afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [cliFile, ...args], { cwd: folder, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  return new Promise((resolve) =>
    child.once('close', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    }),
  )
}

/** What must hold at any moment, whatever was killed; the rows that `sql` gives. */
function look(path: string, sql: string): unknown[] {
  const db = new Database(path)
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    return db.prepare(sql).pluck().all()
  } finally {
    db.close()
  }
}

function removeDatabase(name: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file(name + end), { force: true })
}

/** How long the program takes undisturbed: the kills are spread over that, wherever they fall is right. */
async function durationOf(args: readonly string[]): Promise<number> {
  const start = performance.now()
  expectDone(await runCli(args, { cwd: folder }))
  return performance.now() - start
}

/** Kills `args` at `ROUNDS` moments; `before` sets each up, `after` looks at what is left. At least one must have been killed. */
async function killLoop(
  what: string,
  args: readonly string[],
  { before, after }: { before: (round: number) => void; after: (round: number) => Promise<void> | void },
): Promise<void> {
  before(0)
  const durationMs = await durationOf(args)
  let kills = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    before(round)
    // In equal parts from the start of the program to its end, so that every part of the work is met.
    const afterMs = (durationMs * (round + random.next())) / ROUNDS
    if (await startAndKill(args, afterMs)) kills += 1
    await after(round)
  }
  tally(`kills survived: ${what}`, kills)
  expect(kills).toBeGreaterThan(0)
}

const KEYS = "SELECT board || ' ' || source_posting_id FROM postings ORDER BY 1"
const expectCounted = (path: string) => {
  const store = openStore(path)
  try {
    expect(store.postings.count()).toBe(POSTINGS)
    expect(store.openings.count()).toBeGreaterThan(0)
    expect(store.counts.findDrift()).toEqual([])
  } finally {
    store.close()
  }
}

test('import: nothing committed is lost, and the next one ends with every posting once', async () => {
  const args = ['import', 'jobs.csv', '--db', 'import.db']
  let known: unknown[] = []
  await killLoop('import', args, {
    before: (round) => {
      // Every fifth round begins anew; the others take up what the killed one left.
      if (round % 5 !== 0) return
      removeDatabase('import.db')
      known = []
    },
    after: () => {
      if (!existsSync(file('import.db'))) return
      const hasTables = look(file('import.db'), "SELECT name FROM sqlite_schema WHERE name = 'postings'").length > 0
      const now = hasTables ? look(file('import.db'), KEYS) : []
      expect(now).toEqual(expect.arrayContaining(known))
      expect(new Set(now).size).toBe(now.length)
      known = now
    },
  })
  await done(...args)
  expectCounted(file('import.db'))
})

test('analyze: whatever was read is counted, and the next one reads the rest', async () => {
  const args = ['analyze', '--db', 'analyze.db']
  await killLoop('analyze', args, {
    before: (round) => {
      if (round % 5 !== 0) return
      removeDatabase('analyze.db')
      copyFileSync(file('unread.db'), file('analyze.db'))
    },
    after: () => {
      expect(look(file('analyze.db'), KEYS)).toHaveLength(POSTINGS)
      const store = openStore(file('analyze.db'))
      expect(store.counts.findDrift()).toEqual([])
      store.close()
    },
  })
  await done(...args)
  expectCounted(file('analyze.db'))
})

test('report: the file is there as a whole or not at all, and a published week once', async () => {
  const args = ['report', '--week', '2026-W10', '--publish', '--format', 'md', '--out', 'week.md', '--db', 'report.db']
  copyFileSync(file('read.db'), file('report.db'))
  await done(...args)
  const whole = readFileSync(file('week.md'), 'utf8')
  await killLoop('report', args, {
    before: () => {
      removeDatabase('report.db')
      copyFileSync(file('read.db'), file('report.db'))
      rmSync(file('week.md'), { force: true })
    },
    after: async () => {
      // The instant of publishing may stand in it: the length tells a half-written file.
      if (existsSync(file('week.md'))) expect(readFileSync(file('week.md'), 'utf8')).toHaveLength(whole.length)
      expect(look(file('report.db'), 'SELECT count(*) FROM published_reports')[0]).toBeLessThanOrEqual(1)
    },
  })
})

test('plan: a goal is there with all its parts or not at all, and what was answered is kept', async () => {
  const goals = 'SELECT goal_id FROM plan_goals ORDER BY position'
  const args = ['plan', 'set', '--profile', 'Robin', '--vision', 'A team of data engineers in Leeds', '--db', 'plan.db']
  const fields = () => JSON.parse(String(look(file('plan.db'), 'SELECT fields FROM plans')[0])) as { vision: string }
  copyFileSync(file('planned.db'), file('plan.db'))
  const [{ vision: before }, goalsBefore] = [fields(), look(file('plan.db'), goals)]
  await killLoop('plan editing', args, {
    before: () => {
      removeDatabase('plan.db')
      copyFileSync(file('planned.db'), file('plan.db'))
    },
    after: () => {
      expect([before, 'A team of data engineers in Leeds']).toContain(fields().vision)
      expect(look(file('plan.db'), goals)).toEqual(goalsBefore)
    },
  })
})

test('backup: the copy is there as a whole or not at all, and the database as it was', async () => {
  const args = ['backup', 'copy.db', '--force', '--db', 'read.db']
  await killLoop('backup', args, {
    before: (round) => {
      if (round % 2 === 0) removeDatabase('copy.db')
    },
    after: () => {
      expect(look(file('read.db'), KEYS)).toHaveLength(POSTINGS)
      if (existsSync(file('copy.db'))) expectCounted(file('copy.db'))
    },
  })
  await done(...args)
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
})

test('migration: the database is of one version, holds every posting, and the next start ends the work', async () => {
  const old = (round: number) => OLDEST_FILLED_VERSION + (round % Math.max(1, NEWEST_VERSION - OLDEST_FILLED_VERSION))
  const args = ['analyze', '--db', 'older/jobs.db']
  await killLoop('migration', args, {
    before: (round) => {
      rmSync(file('older'), { recursive: true, force: true })
      mkdirSync(file('older'))
      makeOlderDatabase(file('older/jobs.db'), old(round), POSTINGS)
    },
    after: async (round) => {
      const path = file('older/jobs.db')
      expect(look(path, 'SELECT source_posting_id FROM postings')).toHaveLength(POSTINGS)
      const [version] = look(path, 'SELECT user_version FROM pragma_user_version')
      expect(version).toBeGreaterThanOrEqual(old(round))
      expect(version).toBeLessThanOrEqual(NEWEST_VERSION)
      const kept = join(folder, 'older', `jobs.db.before-update-of-version-${old(round)}`)
      if (Number(version) > old(round)) expect(look(kept, 'SELECT count(*) FROM postings')).toEqual([POSTINGS])
      await done(...args)
      expectCounted(path)
    },
  })
})
