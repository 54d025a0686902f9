import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { StoreError } from '../../data/store/store-error.ts'
import { aPosting, aSelection, aSource, someFacts } from './builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

function filled(path: string): void {
  const store = openStore(path)
  store.sources.save(aSource())
  store.postings.save([aPosting()], '2026-06-01T00:00:00Z')
  store.openings.saveFacts([someFacts()], 'v1')
  store.close()
}

describe('opening a database', () => {
  test('creates it readable by its owner alone', () => {
    openStore(file('new.db')).close()
    expect(statSync(file('new.db')).mode & 0o777).toBe(0o600)
  })

  test('creates it so beside the log of a database that was taken away', () => {
    const path = file('taken.db')
    const before = openStore(path)
    before.settings.set('key', 'value')
    const log = readFileSync(`${path}-wal`)
    before.close()
    rmSync(path)
    writeFileSync(`${path}-wal`, log)
    const store = openStore(path)
    expect(store.settings.get('key')).toBeNull()
    store.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const db = new Database(path, { readonly: true })
    expect(db.pragma('page_size', { simple: true })).toBe(8192)
    db.close()
  })

  test('what was stored is there again', () => {
    filled(file('again.db'))
    const store = openStore(file('again.db'))
    expect(store.postings.count()).toBe(1)
    expect(store.counts.table(aSelection(), 'week').mentions.get('sql')).toEqual(Uint32Array.of(1))
    store.close()
  })

  test('a second process reads while the first is open, and cannot write when read-only', () => {
    filled(file('shared.db'))
    const writer = openStore(file('shared.db'))
    const reader = openStore(file('shared.db'), { readonly: true })
    writer.postings.save([aPosting({ sourceId: '2' })], '2026-06-02T00:00:00Z')
    expect(reader.postings.count()).toBe(2)
    expect(() => reader.settings.set('key', 'value')).toThrow(
      /cannot be written to; make the file and its folder writable/,
    )
    reader.close()
    writer.close()
  })

  test('its log is emptied while another process has it open', () => {
    filled(file('log.db'))
    const reader = openStore(file('log.db'), { readonly: true })
    const writer = openStore(file('log.db'))
    writer.postings.save([aPosting({ sourceId: '2' })], '2026-06-02T00:00:00Z')
    expect(statSync(file('log.db-wal')).size).toBeGreaterThan(0)
    writer.emptyLog()
    expect(statSync(file('log.db-wal')).size).toBe(0)
    expect(reader.postings.count()).toBe(2)
    reader.close()
    writer.close()
  })

  test('a value that one process names for the first time is known to the other', () => {
    filled(file('names.db'))
    const reader = openStore(file('names.db'))
    expect(reader.counts.table(aSelection(), 'week', ['dbt']).mentions.size).toBe(0)
    const writer = openStore(file('names.db'))
    writer.openings.saveFacts(
      [someFacts({ mentions: [{ skillId: 'dbt', level: 'required', start: 0, end: 3 }] })],
      'v2',
    )
    writer.close()
    expect(reader.counts.table(aSelection(), 'week', ['dbt']).mentions.get('dbt')).toEqual(Uint32Array.of(1))
    reader.close()
  })
})

describe('a database that cannot be used is refused in words', () => {
  const failure = (work: () => unknown): string => {
    try {
      work()
    } catch (error) {
      expect(error).toBeInstanceOf(StoreError)
      return error instanceof Error ? error.message.replace(folder, '…') : ''
    }
    return 'nothing was refused'
  }

  test('written by a newer program', () => {
    filled(file('newer.db'))
    const db = new Database(file('newer.db'))
    db.pragma('user_version = 999')
    db.close()
    expect(failure(() => openStore(file('newer.db')))).toMatch(
      /newer.db: written by a newer SkillTide .*update SkillTide/,
    )
  })

  test('no database at all', () => {
    writeFileSync(
      file('letter.db'),
      'Dear reader, this is a letter and not a database, however you look at it. '.repeat(20),
    )
    expect(failure(() => openStore(file('letter.db')))).toMatch(/letter.db is not a SkillTide database .*--db/)
  })

  test('the database of another program', () => {
    const db = new Database(file('foreign.db'))
    db.exec('CREATE TABLE bookmarks (url TEXT)')
    db.close()
    expect(failure(() => openStore(file('foreign.db')))).toMatch(/foreign.db is a database of another program/)
  })

  test('a folder that does not exist', () => {
    expect(failure(() => openStore(file('nowhere/x.db')))).toMatch(/the folder .*nowhere does not exist; create it/)
  })

  test('a folder instead of a file', () => {
    expect(failure(() => openStore(folder))).toMatch(/is a folder; name a database file with --db/)
  })

  test('nothing there to read', () => {
    expect(failure(() => openStore(file('none.db'), { readonly: true }))).toMatch(
      /there is no database; create it with/,
    )
  })

  test('a failed migration leaves nothing behind', () => {
    const db = new Database(file('half.db'))
    db.pragma(`application_id = ${0x536b5464}`)
    db.exec('CREATE TABLE runs (something_else INTEGER)')
    db.close()
    expect(() => openStore(file('half.db'))).toThrow(/already exists/)
    const after = new Database(file('half.db'))
    expect(after.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['runs'])
    expect(after.pragma('user_version', { simple: true })).toBe(0)
    after.close()
  })
})
