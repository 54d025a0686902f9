import { existsSync, linkSync, mkdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { importFolder, NOW } from './import-folder.ts'

const { one, path, postings, run, store, write } = importFolder()

const rows = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => `${from + index},Engineer,Text number ${from + index}`).join('\n')
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const table = (count: number) => `id,title,text\n${rows(0, count)}\n`

/** Rows that do not compress away, so that a cut file still holds many. */
const noisyTable = (count: number) => {
  const noise = (index: number) =>
    Array.from({ length: 200 }, (_, step) => ((index * 7919 + step * 104729) % 9973).toString(36)).join(' ')
  return `id,title,text\n${Array.from({ length: count }, (_, index) => `${index},Engineer,${noise(index)}`).join('\n')}\n`
}

describe('faults', () => {
  test('a file that does not exist is named before anything is imported', async () => {
    write('a.csv', table(1))
    await expect(run(['a.csv', 'missing.csv'])).rejects.toThrow(/there is no file .*missing\.csv/)
    expect(store().postings.count()).toBe(0)
  })

  test('a folder or a picture is refused in words', async () => {
    await expect(run([''])).rejects.toThrow(/is a folder; name its files/)
    await expect(one('a.png', PICTURE)).rejects.toThrow(/a\.png: it is a picture/)
    await expect(one('a.txt', 'Dear reader')).rejects.toThrow(/a\.txt: neither a table/)
  })

  test.each([
    [
      'jobs.zip',
      Buffer.from('PK\x03\x04\x14\0'),
      /ZIP archive or an Excel workbook: unpack it, or save its sheet as CSV/,
    ],
    ['jobs.csv', Buffer.from('SQLite format 3\0, a table'), /a SQLite database; one of SkillTide is named with --db/],
    ['jobs.pdf', Buffer.from('%PDF-1.4\n1,2,3\n'), /a PDF: save the adverts as text/],
    ['jobs.tar.gz', gzipSync(Buffer.from(`${'jobs.csv'.padEnd(257, '\0')}ustar\0`)), /a tar archive: unpack it first/],
    ['jobs.txt', Buffer.from(table(2), 'utf16le').map((byte, at) => (at % 3 ? byte : 1)), /it is binary; what can be/],
    [
      'feed.xml',
      Buffer.from('<?xml version="1.0"?><rss><channel><item/></channel></rss>'),
      /a feed .*"url" of a source of the kind feed/,
    ],
    ['board.xml', Buffer.from('<workzag-jobs><position/></workzag-jobs>'), /another XML document, no saved page/],
    [
      'page.mhtml',
      Buffer.from('From: <Saved by Blink>\r\nSubject: Job, at Firm\r\n\r\n<html>'),
      /MHTML\): save it as HTML/,
    ],
    [
      'mbox',
      Buffer.from('From jobs@example.org Mon Nov 16\nSubject: Data, Engineer\n'),
      /mail: save the page of the advert as HTML/,
    ],
    ['utf-32.csv', Buffer.from('\xff\xfe\0\0t\0\0\0', 'latin1'), /UTF-32: save it as UTF-8/],
  ])('%s, whatever it is called, is told by its bytes, with the mend', async (name, bytes, message) => {
    await expect(one(name, bytes)).rejects.toThrow(message)
    expect(store().postings.count()).toBe(0)
  })

  test('UTF-16 is read, with or without its mark, in either order of bytes', async () => {
    const little = Buffer.from(table(2), 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, Buffer.concat([Buffer.from([0xff, 0xfe]), little]), big]) {
      expect(await one('a.csv', bytes)).toMatchObject({ read: 2, rejected: [], note: 'read as UTF-16' })
    }
  })

  test('a file that cannot be read does not stop the others, and is told with its reason', async () => {
    write('a.csv', table(2))
    write('b.png', PICTURE)
    write('c.csv', 'name of nothing,blurb\nEngineer,SQL\n')
    write('d.csv', table(3))
    mkdirSync(path('folder'))
    const { files, unread } = await run(['a.csv', 'b.png', 'c.csv', 'folder', 'd.csv'])
    expect(files).toMatchObject([
      { file: path('a.csv'), new: 2 },
      { file: path('d.csv'), new: 1 },
    ])
    expect(unread).toEqual([
      { file: path('b.png'), reason: 'it is a picture, no text' },
      { file: path('c.csv'), reason: expect.stringContaining('no column that holds the title and the text') },
      { file: path('folder'), reason: expect.stringContaining('it is a folder; name its files') },
    ])
    expect(store().runs.list(5)).toMatchObject([{ finishedAt: NOW, sources: [{ new: 3 }] }])
  })

  test('where none can be read the import is refused, every file with its reason, and leaves no run', async () => {
    write('a.png', PICTURE)
    write('b.txt', 'Dear reader')
    await expect(run(['a.png', 'b.txt'])).rejects.toThrow(
      /a\.png: it is a picture, no text\nskilltide: .*b\.txt: neither a table/,
    )
    expect(store().runs.list(5)).toEqual([])
  })

  test('an empty file and an empty list are no error', async () => {
    expect(await one('a.csv', '')).toMatchObject({ format: 'empty', read: 0 })
    expect(await one('a.json', '{"jobs":[],"apiVersion":"1"}')).toMatchObject({ read: 0, rejected: [] })
    expect(await one('b.csv', 'title,text\n')).toMatchObject({ read: 0, rejected: [] })
  })

  test('of a gzip that is cut off, what was whole is kept and the rest is one reject', async () => {
    const whole = gzipSync(noisyTable(3_000))
    const file = await one('a.csv.gz', whole.subarray(0, whole.length / 2))
    expect(file.new).toBeGreaterThan(1_000)
    expect(file.rejected).toMatchObject([
      { line: file.new + 2, reason: expect.stringMatching(/gzip is broken or cut off/) },
    ])
  })

  test('a file that only begins like gzip is one reject', async () => {
    const file = await one('a.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))
    expect(file).toMatchObject({ read: 1, new: 0, rejected: [{ reason: expect.stringMatching(/gzip is broken/) }] })
  })

  test.each([
    ['bytes that are no gzip', Buffer.from('and more'), 'incorrect header check'],
    ['a gzip that is cut off', gzipSync(noisyTable(3_000)).subarray(0, 5_000), 'unexpected end of file'],
  ])('behind the end of a gzip, %s are one reject', async (_what, surplus, reason) => {
    const whole = gzipSync(noisyTable(3_000))
    const file = await one('a.csv.gz', Buffer.concat([whole, surplus]))
    expect(file.new).toBeGreaterThan(2_900)
    expect(file.rejected).toMatchObject([{ reason: expect.stringContaining(reason) }])
  })

  test('a gzip may be filled up with zeros behind its end', async () => {
    const file = await one('a.csv.gz', Buffer.concat([gzipSync(table(3)), Buffer.alloc(200_000)]))
    expect(file).toMatchObject({ new: 3, rejected: [] })
  })

  test('a gzip with a wrong checksum is one reject', async () => {
    const packed = gzipSync(noisyTable(3_000))
    packed.writeUInt32LE(0, packed.length - 8)
    const file = await one('a.csv.gz', packed)
    expect(file.new).toBeGreaterThan(2_900)
    expect(file.rejected).toMatchObject([{ reason: expect.stringContaining('incorrect data check') }])
  })

  test('a quote that is never closed costs the rest of the table, not what came before', async () => {
    const file = await one('a.csv', 'id,title,text\n1,Engineer,SQL\n2,Engineer,"SQL\n3,Engineer,R\n')
    expect(file).toMatchObject({ new: 1 })
    expect(file.rejected).toMatchObject([{ line: 3, reason: expect.stringMatching(/cannot be read from here on/) }])
  })

  test('rejected items are kept for a look, without contacts', async () => {
    await one('a.csv', 'title,text\n,Mail a@b.example\n', { rejectsFile: path('rejects.jsonl') })
    const [line, ...others] = readFileSync(path('rejects.jsonl'), 'utf8').trim().split('\n')
    expect(JSON.parse(line ?? '')).toEqual({
      file: path('a.csv'),
      line: 2,
      reason: 'missing title',
      raw: { title: '', text: 'Mail [contact-removed]' },
    })
    expect(others).toEqual([])
  })

  test('a file of rejects is made by the first of them, and replaces nothing but an earlier one', async () => {
    const rejectsFile = path('rejects.jsonl')
    await one('a.csv', table(1), { rejectsFile })
    expect(existsSync(rejectsFile)).toBe(false)
    await one('a.csv', 'title,text\n,SQL\n', { rejectsFile })
    await one('a.csv', 'title,text\n,dbt\n', { rejectsFile })
    expect(readFileSync(rejectsFile, 'utf8')).toContain('dbt')
    expect(readFileSync(rejectsFile, 'utf8')).not.toContain('SQL')
    await one('a.csv', table(1), { rejectsFile })
    expect(readFileSync(rejectsFile, 'utf8')).toBe('')
    write('letter.txt', 'Dear reader')
    write('a.csv', 'title,text\n,SQL\n')
    linkSync(path('a.csv'), path('second-name.csv'))
    for (const [name, reason] of [
      ['letter.txt', /is no earlier file of rejects/],
      ['a.csv', /it is a file to be read/],
      ['second-name.csv', /it is a file to be read/],
      ['nowhere/rejects.jsonl', /no such folder/],
    ] as const) {
      await expect(run(['a.csv'], { rejectsFile: path(name) })).rejects.toThrow(reason)
    }
    expect(readFileSync(path('letter.txt'), 'utf8')).toBe('Dear reader')
    expect(readFileSync(path('a.csv'), 'utf8')).toBe('title,text\n,SQL\n')
  })
})

describe('again and again', () => {
  test('an id that stands twice in a file is its first posting, however often it is read', async () => {
    const content = 'id,title,text\n1,Engineer,SQL\n1,Engineer,Python\n'
    expect(await one('a.csv', content)).toMatchObject({ new: 1, updated: 0, duplicates: 1 })
    expect(await one('a.csv', content)).toMatchObject({ new: 0, updated: 0, duplicates: 2 })
    expect(postings()[0]?.description.content).toBe('SQL')
  })

  test('a changed text is an update', async () => {
    await one('a.csv', table(3))
    expect(await one('a.csv', table(3).replace('number 1', 'number one'))).toMatchObject({ updated: 1, duplicates: 2 })
  })

  test('stopped half-way, the batch in hand is stored, and the next run ends where one run would have', async () => {
    const stop = new AbortController()
    let readCount = 0
    const onProgress = () => {
      readCount += 1
      if (readCount === 700) stop.abort()
    }
    write('a.csv', table(2_000))
    write('b.csv', table(2_100))
    const { files } = await run(['a.csv', 'b.csv'], {}, { signal: stop.signal, onProgress })
    expect(files).toMatchObject([{ read: 700, new: 700 }])
    expect(store().runs.list(1)).toMatchObject([{ finishedAt: null, sources: [{ new: 700 }] }])
    const again = await run(['a.csv', 'b.csv'])
    expect(again.files).toMatchObject([
      { read: 2_000, new: 1_300, duplicates: 700 },
      { read: 2_100, new: 100, duplicates: 2_000 },
    ])
    expect(store().postings.count()).toBe(2_100)
  })

  test('killed between two batches, the next run ends where one run would have', async () => {
    write('a.csv', table(1_200))
    const { postings: real, ...others } = store()
    let batches = 0
    const dying = {
      ...real,
      save: (...batch: Parameters<typeof real.save>) => {
        batches += 1
        if (batches === 2) throw new Error('killed')
        return real.save(...batch)
      },
    }
    await expect(run(['a.csv'], {}, { store: { ...others, postings: dying } })).rejects.toThrow('killed')
    expect(real.count()).toBe(500)
    expect((await run(['a.csv'])).files).toMatchObject([{ new: 700, duplicates: 500 }])
    expect(real.count()).toBe(1_200)
  })
})
