import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../../data/user-error.ts'
import { importFolder } from './import-folder.ts'

const { one, postings, write, run, store } = importFolder()

const CSV = `job_id,Job Title,Company,Description,Location,Country,Date Posted,Link,salary_min,salary_max,currency,pay_period,remote
7,Data Engineer,Example Ltd,"We need SQL,
Python and ""dbt"".",Leeds,United Kingdom,2026-03-02,https://jobs.example/7,"60,000",75000,GBP,YEARLY,true
8,Data Analyst,,We need Excel.,,,03/04/2026,,,,,,no
`

describe('tables', () => {
  test('columns are recognised by their names, cells read with care', async () => {
    expect(await one('jobs.csv', CSV)).toMatchObject({ format: 'csv', read: 2, new: 2, rejected: [] })
    expect(postings()).toMatchObject([
      {
        source: 'import',
        board: '',
        sourceId: '7',
        url: 'https://jobs.example/7',
        title: 'Data Engineer',
        company: 'Example Ltd',
        place: { text: 'Leeds', country: 'GB', region: null, city: null },
        workplace: 'remote',
        salary: { min: 60000, max: 75000, currency: 'GBP', period: 'year' },
        description: { format: 'text', content: 'We need SQL,\nPython and "dbt".' },
        postedOn: '2026-03-02',
      },
      { sourceId: '8', company: null, workplace: 'unknown', salary: null, postedOn: null, url: null },
    ])
  })

  test.each([
    ['semicolons', 'title;text\nEngineer;"SQL; Python, R"\n', 'csv'],
    ['tabs', 'title\ttext\nEngineer\tSQL; Python, R\n', 'tsv'],
    ['a byte order mark', '\uFEFFtitle,text\r\nEngineer,"SQL; Python, R"\r\n', 'csv'],
  ])('reads tables with %s', async (_, content, format) => {
    expect(await one('a-file', content)).toMatchObject({ format, new: 1 })
    expect(postings()).toMatchObject([{ title: 'Engineer', description: { content: 'SQL; Python, R' } }])
  })

  test('tables in Latin-1 keep their accents, and the report says how they were read', async () => {
    const file = await one('a.csv', Buffer.from('title,text\nIngeniería,Köln\n', 'latin1'))
    expect(file.note).toMatch(/Latin-1/)
    expect(postings()[0]?.title).toBe('Ingeniería')
  })

  test('tables in UTF-16 are read', async () => {
    await one('a.csv', Buffer.from('\uFEFFtitle,text\nIngeniería,Köln\n', 'utf16le'))
    expect(postings()[0]?.title).toBe('Ingeniería')
  })

  test('a row without title or text, or with a stray delimiter, is rejected with its line', async () => {
    const content = 'title,text\n,SQL\nEngineer,\n"Engineer","two\nlines"\nEngineer,SQL, Python\n'
    const file = await one('a.csv', content)
    expect(file).toMatchObject({ read: 4, new: 1 })
    expect(file.rejected).toEqual([
      { line: 2, reason: 'missing title' },
      { line: 3, reason: 'missing text' },
      { line: 6, reason: '3 fields where the header has 2: quote cells that hold the delimiter' },
    ])
  })

  test.each(['sep=;\r\n', '\ufeffsep=;\n', '"sep=;"\n'])(
    '%j names the delimiter, as Excel does, and is no header',
    async (first) => {
      const content = `${first}title;text;company\nEngineer;SQL, Python, Go;Firm, Inc.\n`
      expect(await one('a.csv', content)).toMatchObject({ format: 'csv', read: 1, new: 1, rejected: [] })
      expect(postings()).toMatchObject([{ title: 'Engineer', company: 'Firm, Inc.' }])
    },
  )

  test.each(['\r\n', '\n', '\r'])('lines that end otherwise than the first (%j) are lines', async (end) => {
    const file = await one(
      'a.csv',
      `id,title,text${end}1,Engineer,SQL\n2,Analyst,R\r\n3,Chemist,"two\r\nlines"\r4,Cook,Salt`,
    )
    expect(file).toMatchObject({ read: 4, new: 4, rejected: [] })
    expect(postings().map(({ title, description }) => [title, description.content])).toContainEqual([
      'Chemist',
      'two\r\nlines',
    ])
  })

  test('rows without any text, of which spreadsheets write many, are no items, and later lines keep their number', async () => {
    const file = await one('a.csv', 'title;text\n;\n ; \nEngineer;SQL\n;\n;SQL\n;;;\n')
    expect(file).toMatchObject({ read: 2, new: 1, rejected: [{ line: 6, reason: 'missing title' }] })
  })

  test.each([
    ['60.000,50', 60000.5],
    ['60.000', 60000],
    ['1.250.000', 1_250_000],
    ['60000,5', 60000.5],
    ['60 000,50', 60000.5],
    ["60'000", 60000],
    ['60\u00a0000', 60000],
    ['60,000.50', 60000.5],
    ['60000.0', 60000],
    ['12.50', 12.5],
    ['12.375', null],
    ['60.00.000', null],
    ['sixty', null],
  ])('a salary of %j is read as %s', async (stated, min) => {
    await one('a.csv', `title;text;salary_min;currency;pay_period\nEngineer;SQL;${stated};EUR;year\n`)
    expect(postings().map(({ salary }) => salary)).toEqual([
      min === null ? null : { min, max: null, currency: 'EUR', period: 'year' },
    ])
  })

  test('rows without an id get one from their content: the same row twice is one posting', async () => {
    const content = 'title,text\nEngineer,SQL\nEngineer,SQL\nEngineer,Python\n'
    expect(await one('a.csv', content)).toMatchObject({ read: 3, new: 2, duplicates: 1 })
    expect(await one('renamed.csv', content)).toMatchObject({ read: 3, new: 0, updated: 0, duplicates: 3 })
  })

  test('text with markup is HTML, also when the markup was escaped', async () => {
    await one('a.csv', 'title,text\nA,<p>SQL &amp; R</p>\nB,&lt;p&gt;SQL &amp;amp; R&lt;/p&gt;\nC,a < b and AT&T\n')
    expect(postings().map(({ description }) => description)).toEqual([
      { format: 'html', content: '<p>SQL &amp; R</p>' },
      { format: 'html', content: '<p>SQL &amp; R</p>' },
      { format: 'text', content: 'a < b and AT&T' },
    ])
  })

  test('--map says which column holds what, under any name of the field', async () => {
    const map = { description: 'Blurb', title: 'What' }
    await one('a.csv', 'What,Blurb,title\nEngineer,SQL,Mr\n', { map, source: 'mine' })
    expect(postings()).toMatchObject([{ source: 'mine', title: 'Engineer', description: { content: 'SQL' } }])
  })

  test('without a column for the text the import says which columns there are and how to map them', async () => {
    const attempt = one('a.csv', 'title,blurb\nEngineer,SQL\n')
    await expect(attempt).rejects.toThrow(UserError)
    await expect(attempt).rejects.toThrow(
      /a\.csv: no column that holds the text of the advert; the columns are: title, blurb\. .*--map text=COLUMN/,
    )
  })

  test.each([
    [{ wage: 'title' }, /a posting has no field "wage"; the fields are: id, title/],
    [{ text: 'blurp' }, /there is no column "blurp"; the columns are: title, blurb/],
  ])('--map refuses what does not exist: %o', async (map, message) => {
    await expect(one('a.csv', 'title,blurb\nEngineer,SQL\n', { map })).rejects.toThrow(message)
  })

  test('--posted-at dates the items that have no day of their own', async () => {
    await one('a.csv', 'title,text,date\nA,SQL,\nB,SQL,2026-01-05\n', { postedAt: '2026-03-01' })
    expect(postings().map(({ postedOn }) => postedOn)).toEqual(['2026-03-01', '2026-01-05'])
    write('b.csv', 'title,text\nA,SQL\n')
    await expect(run(['b.csv'], { postedAt: '03/04/2026' })).rejects.toThrow(
      /--posted-at 03\/04\/2026: a day is needed/,
    )
  })

  test('days that nobody can read leave a posting undated, are counted, and the first of them told', async () => {
    const days = ['soon', '31/31/2026', '', '2026-01-05', '2027-01-05', ...Array(9).fill('who knows')]
    const file = await one('a.csv', `title,text,date\n${days.map((day, index) => `A${index},SQL,${day}`).join('\n')}\n`)
    expect(file).toMatchObject({ read: 14, new: 14, rejected: [], undated: 13 })
    expect(file.unreadableDays.slice(0, 3)).toEqual([
      { line: 2, stated: 'soon' },
      { line: 3, stated: '31/31/2026' },
      { line: 6, stated: '2027-01-05' },
    ])
    expect(file.unreadableDays).toHaveLength(5)
    expect(await one('b.csv', 'title,text,date\nB,SQL,soon\n', { postedAt: '2026-03-01' })).toMatchObject({
      undated: 0,
    })
  })

  const dated = (days: string[]) => `title,text,date\n${days.map((day, index) => `A${index},SQL,${day}`).join('\n')}\n`
  const many = (day: string) => Array<string>(80).fill(day)

  test.each([
    ['the day first', [...many('03/02/2026'), '13/02/2026'], '2026-02-03', 0],
    ['the month first', [...many('03/02/2026'), '02/13/2026 09:30'], '2026-03-02', 0],
    ['either: nothing is guessed', many('03/02/2026'), null, 80],
    ['both: nothing is guessed', ['13/02/2026', '02/13/2026', ...many('03/02/2026')], null, 80],
  ])('a column of dates in digits that has %s', async (_what, days, read, undated) => {
    expect(await one('a.csv', dated(days))).toMatchObject({ rejected: [], undated })
    expect(postings().find(({ title }) => title === 'A5')?.postedOn).toBe(read)
  })

  test('each column tells its own order, and a row keeps its id when others tell its day', async () => {
    await one('a.csv', dated(['03/02/2026']))
    expect(await one('a.csv', dated(['03/02/2026', '15/02/2026']))).toMatchObject({ new: 1, updated: 1, undated: 0 })
    const items = [
      { title: 'B', text: 'SQL', posted: '03/02/2026' },
      { title: 'C', text: 'SQL', created: '03/02/2026' },
      { title: 'D', text: 'SQL', created: '02/15/2026' },
      { title: 'E', text: 'SQL', posted: '15/02/2026' },
    ]
    expect(await one('b.json', JSON.stringify(items))).toMatchObject({ new: 4, undated: 0 })
    expect(
      postings()
        .slice(-4)
        .map(({ postedOn }) => postedOn),
    ).toEqual(['2026-02-03', '2026-03-02', '2026-02-15', '2026-02-15'])
  })

  test('a table is an archive that covers its days; --snapshot makes it one reading', async () => {
    const content = 'title,text,date\nA,SQL,2026-02-02\nB,SQL,2026-01-05\n'
    await one('a.csv', content)
    await one('b.csv', content, { source: 'seen-today', kind: 'snapshot' })
    expect(store().sources.list(false)).toMatchObject([
      { source: 'import', kind: 'archive', firstReadOn: '2026-01-05', lastReadOn: '2026-02-02', postings: 2 },
      { source: 'seen-today', kind: 'snapshot', firstReadOn: '2026-03-20', lastReadOn: '2026-03-20', postings: 2 },
    ])
  })

  test('--read-on says when the files were saved, and --snapshot files of long ago ask for it', async () => {
    const content = 'title,text,date\nA,SQL,2025-10-20\nB,SQL,\n'
    write('a.csv', content)
    const asToday = await run(['a.csv'], { source: 'today', kind: 'snapshot' })
    expect(asToday.note).toMatch(/newest advert that a board showed as open is of 2025-10-20, .*--read-on DATE/)
    const asThen = await run(['a.csv'], { source: 'then', kind: 'snapshot', readOn: '2025-10-25' })
    expect(asThen.note).toBeUndefined()
    expect((await run(['a.csv'], { source: 'archive' })).note).toBeUndefined()
    expect(store().sources.list(false)).toMatchObject([
      { source: 'archive', lastReadOn: '2025-10-20' },
      { source: 'then', firstReadOn: '2025-10-25', lastReadOn: '2025-10-25' },
      { source: 'today', firstReadOn: '2026-03-20' },
    ])
    const then = postings().filter(({ source }) => source === 'then')
    expect(then.map(({ firstSeenAt, lastSeenAt }) => [firstSeenAt, lastSeenAt].join())).toEqual(
      Array(2).fill('2025-10-25T12:00:00.000Z,2025-10-25T12:00:00.000Z'),
    )
    for (const [readOn, fault] of [
      ['2026-03-21', /--read-on 2026-03-21: nobody has read anything then; today is 2026-03-20/],
      ['soon', /--read-on soon: a day is needed/],
    ] as const)
      await expect(run(['a.csv'], { readOn })).rejects.toThrow(fault)
  })

  test('whatever cells hold, a table written by the rules of CSV comes back as it was', async () => {
    const cell = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\t', ' ', '|', '’') })
    const filled = cell.filter((text) => text.trim() !== '').map((text) => `x${text}x`)
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(fc.array(filled, { minLength: 1, maxLength: 5 }), async (texts) => {
        const rows = texts.map((text, index) => `${index},Engineer,${quoted(text)}`)
        const source = `run-${Math.abs(texts.join('').length)}-${texts.length}-${store().postings.count()}`
        const file = await one('a.csv', `id,title,text\n${rows.join('\n')}\n`, { source })
        expect(file).toMatchObject({ read: texts.length, new: texts.length, rejected: [] })
        const stored = postings().filter((posting) => posting.source === source)
        expect(stored.map(({ description }) => description.content)).toEqual(texts)
      }),
      { numRuns: 30 },
    )
  })
})
