import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUpDatabase } from '../../data/store/backup.ts'
import { runCommand } from './run-command.ts'
import { fillDatabase, makeFolder, startWriter } from './upkeep-market.ts'

const root = join(import.meta.dirname, '..', '..')
const { folder, file, remove } = makeFolder('doctor')
beforeAll(() => {
  fillDatabase(file('jobs.db'), 60)
  writeFileSync(
    file('skilltide.yaml'),
    'contact: you@example.org\nsources:\n  - type: greenhouse\n    board: acme\n  - type: reed\n    query: data engineer\n',
  )
})
afterAll(remove)

interface Check {
  id: string
  state: string
  message: string
  mend: string | null
}
const doctor = async (args: string[], env: Record<string, string> = { REED_API_KEY: 'a key' }) => {
  const { code, stdout, stderr } = await runCommand(['doctor', '--json', ...args], { cwd: folder, env })
  expect(stderr).toBe('')
  const { ok, checks }: { ok: boolean; checks: Check[] } = JSON.parse(stdout)
  expect(ok).toBe(code === 0)
  for (const { state, mend } of checks) expect(mend === null).toBe(state === 'ok')
  return { code, checks, of: (id: string) => checks.find((check) => check.id === id) }
}
const change = (name: string, sql: string) => {
  backUpDatabase(file('jobs.db'), file(name), { force: true })
  const db = new Database(file(name))
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
}

describe('doctor', () => {
  test('finds nothing wrong with a sound installation, and changes no byte of the database', async () => {
    const before = readFileSync(file('jobs.db'))
    const { code, checks, of } = await doctor(['--db', 'jobs.db'])
    expect(code).toBe(0)
    expect(checks.filter(({ state }) => state === 'failed')).toEqual([])
    for (const id of ['node', 'sqlite', 'database', 'file-mode', 'log-size', 'integrity', 'references', 'openings']) {
      expect(of(id)?.state).toBe('ok')
    }
    expect(of('weekly-counts')).toMatchObject({ state: 'ok', message: expect.stringContaining('equal a recount') })
    expect(of('configuration')).toMatchObject({ state: 'ok', message: expect.stringContaining('2 sources') })
    expect(of('analysis')).toMatchObject({
      state: 'warning',
      message: expect.stringContaining('60 of 60'),
      mend: 'skilltide analyze',
    })
    expect(of('source:example-board')).toMatchObject({ state: 'ok' })
    expect(readFileSync(file('jobs.db'))).toEqual(before)
  })

  test('says it in lines too, with the mend below', async () => {
    const { code, stdout } = await runCommand(['doctor', '--db', 'gone.db'], { cwd: folder })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^failed {3}database: there is no database at gone.db\n {9}→ name another/m)
  })

  test('a folder is named as what it is, with nothing said of its mode, and nothing to restore', async () => {
    const { code, checks, of } = await doctor(['--db', '.'])
    expect(code).toBe(1)
    expect(of('database')).toEqual({
      ...{ id: 'database', state: 'failed', message: '. is a folder' },
      mend: 'name the database file in it with --db',
    })
    expect(checks.some(({ id }) => id === 'file-mode')).toBe(false)
  })

  test('a text that is damaged in a sound page is found, with its posting', async () => {
    change('torn-text.db', "UPDATE posting_texts SET content = x'ffffff' WHERE posting_id = 7")
    const { code, of } = await doctor(['--db', 'torn-text.db'])
    expect(code).toBe(1)
    expect(of('integrity')?.state).toBe('ok')
    expect(of('texts')).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(
        /damaged .*: the text of posting 7 \("Data Engineer", example-board 7, https:\/\/jobs.example\/7\)/,
      ),
    })
  })

  test('a first start without a database is no fault', async () => {
    const { code, of } = await doctor([])
    expect(code).toBe(0)
    expect(of('database')).toMatchObject({ state: 'warning', mend: 'skilltide start makes one' })
  })

  test('recounts: a weekly count that is not what the mentions say', async () => {
    change('drift.db', 'DELETE FROM prepared_counts WHERE skill_block = 1')
    const { code, of } = await doctor(['--db', 'drift.db'])
    expect(code).toBe(1)
    expect(of('weekly-counts')).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/sql of example-board, week of 2026-03-02: 0 stored, 60 recounted/),
      mend: expect.stringContaining('skilltide analyze --rebuild'),
    })
  })

  test('an opening that is led by nobody, and a row that names a missing one', async () => {
    change('stray.db', 'DELETE FROM openings WHERE opening_id = 7')
    expect((await doctor(['--db', 'stray.db'])).of('openings')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('1 postings'),
    })
    change('orphan.db', 'DELETE FROM postings WHERE posting_id = 7')
    expect((await doctor(['--db', 'orphan.db'])).of('references')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('posting_texts → postings'),
    })
  })

  test('a run of a clock that was ahead is named, and dated back when told so', async () => {
    change('ahead.db', "INSERT INTO runs (kind, started_at) VALUES ('crawl', '2091-01-01T00:00:00.000Z')")
    const { of } = await doctor(['--db', 'ahead.db'])
    expect(of('clock')).toMatchObject({ state: 'warning', mend: expect.stringContaining('--mend-clock') })
    const { code, stderr } = await runCommand(['doctor', '--mend-clock', '--db', 'ahead.db'], {
      cwd: folder,
      env: { REED_API_KEY: 'a key' },
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'dated back: 0 postings, 1 runs; open again: 0 postings\n' })
    expect((await doctor(['--db', 'ahead.db'])).of('clock')?.state).toBe('ok')
  })

  test('others may read it', async () => {
    copyFileSync(file('jobs.db'), file('loose.db'))
    chmodSync(file('loose.db'), 0o644)
    const { code, of } = await doctor(['--db', 'loose.db'])
    expect(code).toBe(0)
    expect(of('file-mode')).toMatchObject({ state: 'warning', mend: 'chmod 600 loose.db' })
  })

  test.each([
    ['prose.db', 'No database. '.repeat(900), /is not a SkillTide database/],
    ['empty.db', '', /older SkillTide/],
  ])('%s', async (name, content, words) => {
    writeFileSync(file(name), content)
    expect((await doctor(['--db', name])).of('database')?.message).toMatch(words)
  })

  test('another program, and a newer SkillTide', async () => {
    change('newer.db', 'PRAGMA user_version = 999')
    expect((await doctor(['--db', 'newer.db'])).of('database')).toMatchObject({
      state: 'failed',
      mend: 'update SkillTide',
    })
    change('foreign.db', 'PRAGMA application_id = 1')
    expect((await doctor(['--db', 'foreign.db'])).of('database')?.message).toMatch(/another program/)
  })

  test('random bytes over any pages: damage is named with the mend, never a stack trace', async () => {
    const whole = readFileSync(file('jobs.db'))
    const pageBytes = whole.readUInt16BE(16)
    const pages = whole.length / pageBytes
    // A fixed stride through the file, so that each run damages the same pages: the first, and inner ones.
    for (const first of [0, 5, Math.floor(pages / 2)]) {
      const bytes = Buffer.from(whole)
      for (let at = first * pageBytes; at < Math.min((first + 3) * pageBytes, bytes.length); at++)
        bytes[at] = (at * 197 + 91) % 256
      writeFileSync(file('torn.db'), bytes)
      const { code, checks } = await doctor(['--db', 'torn.db'])
      expect(code).toBe(1)
      const faults = checks.filter(({ state }) => state === 'failed')
      expect(faults[0]?.mend).toContain('skilltide restore FILE')
      const used = await runCommand(['trends', '--db', 'torn.db'], { cwd: folder })
      expect(used.stderr).not.toContain('    at ')
    }
  })

  test('configuration: a missing key and a misspelt kind are named', async () => {
    expect((await doctor(['--db', 'jobs.db'], { REED_API_KEY: '' })).of('configuration')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('REED_API_KEY'),
    })
    writeFileSync(file('odd.yaml'), 'sources:\n  - type: greenhous\n    board: acme\n')
    const { code, of } = await doctor(['--db', 'jobs.db', '--config', 'odd.yaml'])
    expect(code).toBe(1)
    expect(of('configuration')?.message).toMatch(/odd.yaml.*did you mean "greenhouse"/s)
  })

  const mailOf = async (mail: string, env: Record<string, string> = {}) => {
    writeFileSync(
      file('mail.yaml'),
      `contact: you@example.org\nmail: { from: a@example.org, recipients: [b@example.org], ${mail} }\n`,
    )
    return (await doctor(['--db', 'jobs.db', '--config', 'mail.yaml'], { SKILLTIDE_MAIL_PASSWORD: '', ...env })).of(
      'mail',
    )
  }

  test('mail: how it goes out; unencrypted is a warning, and a missing password a fault', async () => {
    expect((await doctor(['--db', 'jobs.db'])).of('mail')).toBeUndefined()
    expect(await mailOf('host: mail.example.org')).toMatchObject({
      state: 'ok',
      message: 'reports go by STARTTLS to mail.example.org:587',
    })
    expect(await mailOf('host: 127.0.0.1, port: 25, security: none')).toEqual({
      ...{ id: 'mail', state: 'warning', message: 'reports go unencrypted to 127.0.0.1:25 (mail.security: none)' },
      mend: expect.stringContaining('leave security out of mail.yaml'),
    })
    const named = 'host: localhost, security: none, user: ann'
    expect(await mailOf(named)).toMatchObject({
      state: 'failed',
      mend: 'set SKILLTIDE_MAIL_PASSWORD to the password of ann',
    })
    expect((await mailOf(named, { SKILLTIDE_MAIL_PASSWORD: 'secret' }))?.message).toBe(
      'reports go unencrypted to localhost:587, and so does the password (mail.security: none)',
    )
    const { code, of } = await (async () => {
      await mailOf('host: mail.example.org, security: none')
      return doctor(['--db', 'jobs.db', '--config', 'mail.yaml'])
    })()
    expect(code).toBe(1)
    expect(of('configuration')?.message).toMatch(
      /mail.yaml.*mail.security: none sends reports unencrypted to mail.example.org/s,
    )
  })

  test('no Chromium: a warning with the mend', async () => {
    const { of } = await doctor(['--db', 'jobs.db'], { SKILLTIDE_CHROMIUM: '/nowhere/chromium' })
    expect(of('chromium')).toMatchObject({ state: 'warning', mend: expect.stringContaining('SKILLTIDE_CHROMIUM') })
  })
})

describe('after a process that was killed', () => {
  test('a sound database opens; one whose pages are damaged is refused with the way back', async () => {
    fillDatabase(file('killed.db'), 60)
    const writer = await startWriter(file('killed.db'), root)
    await writer.kill()
    for (const end of ['', '-wal']) copyFileSync(file(`killed.db${end}`), file(`hurt.db${end}`))
    expect((await runCommand(['trends', '--db', 'killed.db'], { cwd: folder })).code).toBe(0)

    const db = new Database(file('hurt.db'))
    const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'postings_by_analysis'").pluck().get()
    const size = Number(db.pragma('page_size', { simple: true }))
    db.pragma('wal_checkpoint(TRUNCATE)')
    const bytes = readFileSync(file('hurt.db'))
    bytes.fill(0x5a, (Number(page) - 1) * size + 100, Number(page) * size)
    db.close()
    writeFileSync(file('hurt.db'), bytes)
    // The log that a killed process leaves: here of one that holds nothing for the damaged page.
    writeFileSync(file('hurt.db-wal'), Buffer.alloc(32))
    const { code, stderr } = await runCommand(['trends', '--db', 'hurt.db'], { cwd: folder })
    expect(stderr).toMatch(/hurt.db was not closed properly and is damaged .*skilltide restore FILE/)
    expect(stderr).not.toContain('    at ')
    expect(code).toBe(1)
  })
})
