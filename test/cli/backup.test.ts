import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUpDatabase } from '../../data/store/backup.ts'
import { openStore } from '../../data/store/open-store.ts'
import { aPosting } from '../data/builders.ts'
import { cliFile } from './run-cli.ts'
import { runCommand } from './run-command.ts'
import { BATCH, fillDatabase, makeFolder, startWriter } from './upkeep-market.ts'

const root = join(import.meta.dirname, '..', '..')
const { folder, file, remove } = makeFolder('backup')
const POSTINGS = 60
beforeAll(() => {
  fillDatabase(file('jobs.db'), POSTINGS)
  backUpDatabase(file('jobs.db'), file('whole.db'), { force: false })
  chmodSync(folder, 0o755)
})
afterAll(remove)

const cli = (...args: string[]) => runCommand(args, { cwd: folder })
const done = async (...args: string[]) => {
  const { code, stdout, stderr } = await cli(...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}
const refused = async (code: number, words: RegExp, ...args: string[]) => {
  const result = await cli(...args)
  expect(result.stderr).toMatch(words)
  expect(result.stderr).not.toContain('    at ')
  expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' })
}
const partials = (of = folder) => readdirSync(of).filter((name) => name.includes('.partial'))
const postingsIn = (path: string): number => {
  const store = openStore(path, { readonly: true })
  try {
    expect(store.counts.findDrift()).toEqual([])
    return store.postings.count()
  } finally {
    store.close()
  }
}

describe('backup', () => {
  test('is one whole file that the owner alone may read, and the database is untouched', async () => {
    const copy = await done('backup', 'copy.db', '--db', 'jobs.db')
    expect(copy).toMatchObject({ file: 'copy.db', postings: POSTINGS, bytes: statSync(file('copy.db')).size })
    expect(statSync(file('copy.db')).mode & 0o777).toBe(0o600)
    expect(existsSync(file('copy.db-wal'))).toBe(false)
    expect(postingsIn(file('copy.db'))).toBe(POSTINGS)
    expect(partials()).toEqual([])
  })

  test('while another process writes: each copy is of one moment, and nobody waits in vain', async () => {
    fillDatabase(file('busy.db'), POSTINGS)
    const writer = await startWriter(file('busy.db'), root)
    const sizes: number[] = []
    for (const name of ['one.db', 'two.db', 'three.db']) {
      const before = writer.batches()
      const { postings } = await done('backup', name, '--db', 'busy.db')
      expect((postings - POSTINGS) % BATCH).toBe(0)
      expect(postings).toBeGreaterThanOrEqual(POSTINGS + before * BATCH)
      expect(postings).toBe(postingsOf(name))
      sizes.push(postings)
    }
    expect(await writer.stop()).toEqual({ code: 0, stderr: '' })
    expect(sizes).toEqual([...sizes].sort((one, other) => one - other))
    expect(new Set(sizes).size).toBe(3)
  })

  test('refuses to write over a file, unless told to', async () => {
    writeFileSync(file('letter.txt'), 'Dear reader')
    await refused(2, /letter.txt is there already; .*--force/, 'backup', 'letter.txt', '--db', 'jobs.db')
    expect(readFileSync(file('letter.txt'), 'utf8')).toBe('Dear reader')
    expect(await done('backup', 'letter.txt', '--db', 'jobs.db', '--force')).toMatchObject({ postings: POSTINGS })
    expect(postingsIn(file('letter.txt'))).toBe(POSTINGS)
  })

  test.each([
    [2, /the folder nowhere does not exist/, 'nowhere/copy.db', 'jobs.db'],
    [2, /is a folder; name a file in it/, '.', 'jobs.db'],
    [2, /is the database itself/, './jobs.db', 'jobs.db'],
    [2, /none.db: there is no database/, 'x.db', 'none.db'],
  ])('ends with %i and words: %s', async (code, words, target, database) => {
    await refused(code, words, 'backup', target, '--db', database, '--force')
    expect(existsSync(file('x.db'))).toBe(false)
  })

  test('a database that is none is refused, and no copy begun', async () => {
    writeFileSync(file('prose.db'), 'This is no database, whatever its name may say. '.repeat(100))
    await refused(1, /prose.db is not a SkillTide database/, 'backup', 'x.db', '--db', 'prose.db')
    expect(existsSync(file('x.db'))).toBe(false)
  })

  test('what a killed backup left is cleared by the next one', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    for (const end of ['', '-journal']) writeFileSync(file(`.later.db.${dead}.partial${end}`), 'half')
    writeFileSync(file(`.later.db.${process.pid}.partial`), 'of a living process')
    await done('backup', 'later.db', '--db', 'jobs.db')
    expect(partials()).toEqual([`.later.db.${process.pid}.partial`])
    rmSync(file(`.later.db.${process.pid}.partial`))
  })

  test('with no room for it: words, the older copy stays, nothing half-written', async () => {
    await done('backup', 'kept.db', '--db', 'jobs.db')
    const before = readFileSync(file('kept.db'))
    // The shell limits the size of any file that the program writes: the write fails half-way, as on a full disk.
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        'ulimit -f 80; exec "$@"',
        'sh',
        process.execPath,
        cliFile,
        ...'backup kept.db --force --db jobs.db'.split(' '),
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(stderr).toMatch(/kept.db was not written: the disk is full/)
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(1)
    expect(readFileSync(file('kept.db'))).toEqual(before)
    expect(partials()).toEqual([])
  })
})

const postingsOf = (name: string) => postingsIn(file(name))

/** Whether we may mount a file system of our own: root in most containers. */
const mayMount = ((): boolean => {
  const place = file('mount')
  mkdirSync(place)
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0
  if (isMounted) execFileSync('umount', [place])
  return isMounted
})()

describe('a disk that is really full, and a folder that is closed', () => {
  test.skipIf(!mayMount)('backup on a full disk (skipped where nothing can be mounted)', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', file('mount')])
    try {
      await refused(1, /was not written: the disk is full/, 'backup', 'mount/copy.db', '--db', 'jobs.db')
      expect(readdirSync(file('mount'))).toEqual([])
    } finally {
      execFileSync('umount', [file('mount')])
    }
  })

  test.skipIf(!mayMount)(
    'rejects that find no room end the import in words (skipped where nothing can be mounted)',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', file('mount')])
      try {
        writeFileSync(file('broken.csv'), `title,text\n${',a text without a title\n'.repeat(5_000)}`)
        await refused(
          1,
          /--rejects mount\/rejects.jsonl was not written: the disk is full/,
          ...['import', 'broken.csv', '--rejects', 'mount/rejects.jsonl', '--db', 'jobs.db'],
        )
      } finally {
        execFileSync('umount', [file('mount')])
      }
    },
  )

  test.skipIf(!mayMount)(
    'an import on a full disk keeps what was there (skipped where nothing can be mounted)',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', file('mount')])
      try {
        await done('backup', 'mount/small.db', '--db', 'jobs.db')
        // Texts that do not compress, so that they need the room.
        const noise = (number: number) =>
          Array.from({ length: 4000 }, (_, at) => ((at * 7919 + number * 104_729) ** 3 % 1e9).toString(36)).join(' ')
        const rows = Array.from({ length: 200 }, (_, at) =>
          JSON.stringify({
            id: `n${at}`,
            title: 'Analyst',
            company: 'Example',
            description: noise(at),
            date_posted: '2026-03-02',
          }),
        )
        writeFileSync(file('many.jsonl'), rows.join('\n'))
        const { code, stderr } = await cli('import', 'many.jsonl', '--db', 'mount/small.db')
        expect(stderr).toMatch(/no room left on its disk; free some space and run the command again/)
        expect(stderr).not.toContain('    at ')
        expect(code).toBe(1)
        await done('backup', 'after-full.db', '--db', 'mount/small.db')
        expect(postingsIn(file('after-full.db'))).toBeGreaterThanOrEqual(POSTINGS)
      } finally {
        execFileSync('umount', [file('mount')])
      }
    },
  )

  test('a folder that may not be written to: words, and nothing changed', () => {
    // Root may write anywhere, so there the program runs as nobody.
    const nobody = process.getuid?.() === 0 ? 65_534 : null
    for (const name of ['closed', 'own']) mkdirSync(file(name))
    fillDatabase(file('own/jobs.db'), 3)
    if (nobody !== null) for (const name of ['own', 'own/jobs.db']) chownSync(file(name), nobody, nobody)
    chmodSync(file('closed'), 0o555)
    const { status, stderr } = spawnSync(
      process.execPath,
      [cliFile, 'backup', 'closed/copy.db', '--db', 'own/jobs.db'],
      {
        cwd: folder,
        encoding: 'utf8',
        ...(nobody !== null && { uid: nobody, gid: nobody }),
      },
    )
    expect(stderr).toMatch(/copy.db was not written: you may not write to the folder closed; make it writable/)
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(1)
    expect(readdirSync(file('closed'))).toEqual([])
  })
})

describe('restore', () => {
  test('puts the backup in place, keeps what was there, and drops the log of the other database', async () => {
    fillDatabase(file('live.db'), 5)
    await done('backup', 'five.db', '--db', 'live.db')
    const live = openStore(file('live.db'))
    live.postings.save([aPosting({ sourceId: 'later' })], '2026-04-01T00:00:00Z')
    live.close()
    const restored = await done('restore', 'five.db', '--db', 'live.db')
    expect(restored).toMatchObject({ from: 'five.db', file: 'live.db', postings: 5, keptAs: 'live.db.before-restore' })
    expect(postingsIn(file('live.db'))).toBe(5)
    expect(postingsIn(file('live.db.before-restore'))).toBe(6)
    expect(statSync(file('live.db')).mode & 0o777).toBe(0o600)
    expect(await done('restore', 'five.db', '--db', 'live.db')).toMatchObject({ keptAs: 'live.db.before-restore-2' })
  })

  test('makes a database where there is none', async () => {
    expect(await done('restore', 'whole.db', '--db', 'fresh.db')).toMatchObject({ keptAs: null, postings: POSTINGS })
    expect(postingsIn(file('fresh.db'))).toBe(POSTINGS)
  })

  test('mends a database that is damaged, with its stale log', async () => {
    writeFileSync(file('broken.db'), 'no header any more'.repeat(500))
    writeFileSync(file('broken.db-wal'), 'stale log')
    writeFileSync(file('broken.db-shm'), 'stale index')
    await refused(1, /broken.db is not a SkillTide database/, 'trends', '--db', 'broken.db')
    await done('restore', 'whole.db', '--db', 'broken.db')
    expect(existsSync(file('broken.db-wal'))).toBe(false)
    expect(existsSync(file('broken.db-shm'))).toBe(false)
    expect(readFileSync(file('broken.db.before-restore'), 'utf8')).toContain('no header any more')
    expect(postingsIn(file('broken.db'))).toBe(POSTINGS)
  })

  test('behind a link the database that it leads to is replaced and kept, and the link stays', async () => {
    mkdirSync(file('disk'))
    fillDatabase(file('disk/real.db'), 4)
    symlinkSync('disk/real.db', file('link.db'))
    const restored = await cli('restore', 'whole.db', '--db', 'link.db')
    expect(restored).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^link\.db is a link to .*disk\/real\.db; /),
    })
    expect(lstatSync(file('link.db')).isSymbolicLink()).toBe(true)
    expect(postingsIn(file('disk/real.db'))).toBe(POSTINGS)
    expect(postingsIn(file('disk/real.db.before-restore'))).toBe(4)
    await done('backup', 'link.db', '--db', 'jobs.db', '--force')
    expect(lstatSync(file('link.db')).isSymbolicLink()).toBe(true)
    symlinkSync('nowhere.db', file('dangling.db'))
    await refused(
      2,
      /dangling\.db is a link to nowhere\.db, which is not there/,
      'restore',
      'whole.db',
      '--db',
      'dangling.db',
    )
    await refused(2, /dangling\.db is a link to nowhere\.db/, 'backup', 'dangling.db', '--db', 'jobs.db')
    expect(lstatSync(file('dangling.db')).isSymbolicLink()).toBe(true)
  })

  test('refuses while somebody has the database open', async () => {
    fillDatabase(file('used.db'), 4)
    const other = openStore(file('used.db'))
    await refused(
      1,
      /used.db is in use by another process; stop the dashboard/,
      'restore',
      'whole.db',
      '--db',
      'used.db',
    )
    other.close()
    expect(postingsIn(file('used.db'))).toBe(4)
    expect(existsSync(file('used.db.before-restore'))).toBe(false)
  })

  test('refuses a file that is no backup, damaged, foreign or newer, and changes nothing', async () => {
    writeFileSync(file('prose.txt'), 'not a database at all, but long enough to be one. '.repeat(50))
    const foreign = new Database(file('foreign.db'))
    foreign.exec('CREATE TABLE bookmarks (url TEXT)')
    foreign.close()
    await done('backup', 'newer.db', '--db', 'jobs.db')
    const newer = new Database(file('newer.db'))
    newer.pragma('user_version = 999')
    newer.close()
    await done('backup', 'torn.db', '--db', 'jobs.db')
    const bytes = readFileSync(file('torn.db'))
    writeFileSync(file('torn.db'), bytes.fill(0xa5, 8192, bytes.length - 4096))
    const before = readFileSync(file('jobs.db'))
    await refused(1, /prose.txt is not a SkillTide database/, 'restore', 'prose.txt', '--db', 'jobs.db')
    await refused(1, /foreign.db is a database of another program/, 'restore', 'foreign.db', '--db', 'jobs.db')
    await refused(1, /newer.db: written by a newer SkillTide/, 'restore', 'newer.db', '--db', 'jobs.db')
    await refused(1, /torn.db is damaged/, 'restore', 'torn.db', '--db', 'jobs.db')
    await refused(2, /there is no file gone.db/, 'restore', 'gone.db', '--db', 'jobs.db')
    expect(readFileSync(file('jobs.db'))).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('jobs.db.'))).toEqual([])
  })
})
