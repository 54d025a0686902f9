import { existsSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { importFiles } from '../../../crawler/import/import-files.ts'
import { importFolder, NOW } from './import-folder.ts'

const { one, path, postings, store } = importFolder()

const job = (id: number, parts: object = {}) => ({ id, title: 'Engineer', description: 'SQL', ...parts })
const ashbyJob = (id: string) => ({
  id,
  title: 'Engineer',
  jobUrl: `https://x.example/${id}`,
  isListed: true,
  descriptionHtml: '<p>SQL</p>',
})
const greenhouseJob = (id: number) => ({
  id,
  internal_job_id: id,
  absolute_url: `https://x.example/${id}`,
  title: 'Engineer',
  content: '<p>SQL</p>',
})
const leverJob = (id: string) => ({
  id,
  hostedUrl: `https://x.example/${id}`,
  text: 'Engineer',
  description: '<p>SQL</p>',
})
const page = (script: string, head = '') =>
  `<!doctype html><html><head>${head}<script type="application/ld+json">${script}</script></head><body></body></html>`

describe('JSON', () => {
  test.each([
    ['a list', JSON.stringify([job(1), job(2)]), 'json'],
    [
      'an object with a list',
      JSON.stringify({ total: 2, facets: [{ a: 1 }], jobs: [job(1), job(2)] }, null, 2),
      'json',
    ],
    ['one object a line', `${JSON.stringify(job(1))}\n\n${JSON.stringify(job(2))}`, 'jsonl'],
  ])('reads %s', async (_, content, format) => {
    expect(await one('a-file', content)).toMatchObject({ format, read: 2, new: 2, rejected: [] })
    expect(postings().map(({ sourceId }) => sourceId)).toEqual(['1', '2'])
  })

  test('reads a single advert', async () => {
    expect(await one('a.json', JSON.stringify(job(5, { skills: ['SQL'] }), null, 2))).toMatchObject({ read: 1, new: 1 })
  })

  test('nested objects are columns too', async () => {
    const nested = {
      company: { display_name: 'Example Ltd' },
      location: { city: 'Leeds', country: 'GB' },
      created: '2026-01-08T10:00:00Z',
    }
    await one('a.json', JSON.stringify([job(1, nested)]))
    expect(postings()).toMatchObject([
      { company: 'Example Ltd', place: { text: 'Leeds, GB', country: 'GB', city: 'Leeds' }, postedOn: '2026-01-08' },
    ])
  })

  test('ids beyond 2^53 stay two postings', async () => {
    await one(
      'a.json',
      '[{"id":9007199254740992,"title":"A","text":"SQL"},{"id":9007199254740993,"title":"A","text":"SQL"}]',
    )
    await one(
      'a.jsonl',
      '{"id":9007199254740994,"title":"A","text":"SQL"}\n{"id":9007199254740995,"title":"A","text":"SQL"}',
    )
    expect(postings().map(({ sourceId }) => sourceId)).toEqual([2, 3, 4, 5].map((digit) => `900719925474099${digit}`))
  })

  test('a list that stands deeper in a document is found by its adverts', async () => {
    const document = {
      meta: { pages: [1, 2] },
      data: { facets: [{ name: 'x' }], results: { hits: { list: [job(1), job(2)] } } },
    }
    expect(await one('a.json', JSON.stringify(document))).toMatchObject({
      format: 'json',
      read: 2,
      new: 2,
      rejected: [],
    })
    expect(await one('b.json', JSON.stringify({ ...job(3), more: { similar: [job(4)] } }))).toMatchObject({
      read: 1,
      new: 1,
    })
    expect(postings().map(({ sourceId }) => sourceId)).toEqual(['1', '2', '3'])
  })

  const deep = (text: string) => `${'['.repeat(100_000)}${text}${']'.repeat(100_000)}`

  test.each([
    ['a.json', deep(''), 1, 0],
    ['a.json', `[{"title":"A","text":${deep('"x"')}},{"title":"B","text":"SQL"}]`, 2, 1],
    ['a.jsonl', `{"title":"A","text":${deep('"x"')}}\n{"title":"B","text":"SQL"}\n`, 2, 1],
  ])('%s: what is nested beyond all measure is a reject of its own', async (name, content, read, added) => {
    const rejected = [{ line: 1, reason: 'nested deeper than 100 levels' }]
    expect(await one(name, content, { rejectsFile: path('rejects.jsonl') })).toMatchObject({
      read,
      new: added,
      rejected,
    })
  })

  test('a page with JSON-LD that is nested beyond all measure is one reject', async () => {
    const script = `{"@type":"JobPosting","title":"A","description":"SQL","more":${deep('')}}`
    expect((await one('a.html', page(script))).rejected).toEqual([
      { line: 1, reason: 'the page has JSON-LD that cannot be read: nested deeper than 100 levels' },
    ])
  })

  test('a line that is no JSON, or no object, is rejected and the next one read', async () => {
    const file = await one('a.jsonl', `${JSON.stringify(job(1))}\n{"id":2,\n[3]\n${JSON.stringify(job(4))}\n`)
    expect(file).toMatchObject({ read: 4, new: 2 })
    expect(file.rejected).toMatchObject([
      { line: 2, reason: expect.stringMatching(/^no JSON: /) },
      { line: 3, reason: 'not an object with a title and a text' },
    ])
  })

  test('of a document that is cut off, what was whole is kept', async () => {
    const whole = JSON.stringify({ jobs: [job(1), job(2), job(3)] })
    const file = await one('a.json', whole.slice(0, -20))
    expect(file).toMatchObject({ read: 3, new: 2 })
    expect(file.rejected).toMatchObject([{ line: 3, reason: expect.stringMatching(/cut off after element 2/) }])
  })
})

describe('answers of job boards', () => {
  test('Ashby: the board is the name of the file, the source forgets what is closed', async () => {
    const file = await one(
      'Jerry.ai.json.gz',
      gzipSync(JSON.stringify({ jobs: [ashbyJob('a'), ashbyJob('b')], apiVersion: '1' })),
    )
    expect(file).toMatchObject({ format: 'ashby', read: 2, new: 2 })
    expect(postings()).toMatchObject([
      { source: 'ashby', board: 'Jerry.ai', company: 'Jerry.ai', sourceId: 'a' },
      { source: 'ashby', board: 'Jerry.ai', sourceId: 'b' },
    ])
    expect(store().sources.list(false)).toMatchObject([
      { source: 'ashby', kind: 'snapshot', firstReadOn: '2026-03-20' },
    ])
  })

  test('Greenhouse: ids and escaped text are read as on the board', async () => {
    const jobs = [
      {
        id: 7000001001,
        absolute_url: 'https://x.example/7',
        internal_job_id: 4,
        title: 'Engineer',
        content: '&lt;p&gt;SQL&lt;/p&gt;',
      },
    ]
    expect(await one('acme.json', JSON.stringify({ jobs, meta: { total: 1 } }))).toMatchObject({ format: 'greenhouse' })
    expect(postings()).toMatchObject([
      { board: 'acme', sourceId: '7000001001', description: { content: '<p>SQL</p>' } },
    ])
  })

  test('Lever: a bare list is told by its keys', async () => {
    const jobs = [
      {
        id: 'l',
        hostedUrl: 'https://x.example/l',
        text: 'Engineer',
        description: '<p>SQL</p>',
        createdAt: 1767916800000,
      },
    ]
    expect(await one('acme.json', JSON.stringify(jobs))).toMatchObject({ format: 'lever', new: 1 })
    expect(postings()).toMatchObject([{ source: 'lever', title: 'Engineer', postedOn: '2026-01-09' }])
  })

  test.each([
    ['ashby', { ...ashbyJob('a'), publishedAt: 'soon' }, ashbyJob('b')],
    ['greenhouse', { ...greenhouseJob(1), first_published: 'soon' }, greenhouseJob(2)],
    ['lever', { ...leverJob('a'), createdAt: 'soon' }, leverJob('b')],
  ])(
    '%s: adverts whose day is not known are named, with what they state for it',
    async (format, unreadable, silent) => {
      expect(await one('acme.json', JSON.stringify([unreadable, silent]))).toMatchObject({
        ...{ format, new: 2, undated: 2 },
        unreadableDays: [
          { line: 1, stated: 'soon' },
          { line: 2, stated: null },
        ],
      })
    },
  )

  test('the run is on record with its sources', async () => {
    await one('acme.json', JSON.stringify({ jobs: [ashbyJob('a'), { ...ashbyJob('b'), title: '' }] }))
    expect(store().runs.list(1)).toMatchObject([
      {
        kind: 'import',
        finishedAt: NOW,
        sources: [
          { source: 'ashby', board: 'acme', fetched: 2, new: 1, failed: 1, failures: [{ reason: 'missing title' }] },
        ],
      },
    ])
  })
})

describe('"Who is hiring?" comments', () => {
  const comment = (id: number, text: string | null) =>
    JSON.stringify({ id, source: 'who_is_hiring', time: 1767369853, text })

  test('a comment is a posting of an archive, dated by its own time', async () => {
    const text =
      'Example Ltd | Data Engineer | Leeds, UK | ONSITE | Full-time<p>We are hiring a data engineer who knows SQL and dbt. Mail jobs@example.com.'
    const file = await one('2026-01.jsonl.gz', gzipSync(`${comment(46000001, text)}\n${comment(46000002, null)}\n`))
    expect(file).toMatchObject({
      format: 'hn-who-is-hiring',
      read: 2,
      new: 1,
      rejected: [{ line: 2, reason: 'no text: deleted, or nothing but a link' }],
    })
    expect(postings()).toMatchObject([
      {
        source: 'hn-who-is-hiring',
        sourceId: '46000001',
        url: 'https://news.ycombinator.com/item?id=46000001',
        title: 'Data Engineer',
        company: 'Example Ltd',
        postedOn: '2026-01-02',
        description: { format: 'html', content: expect.not.stringContaining('jobs@example.com') },
      },
    ])
    expect(store().sources.list(false)).toMatchObject([{ kind: 'archive', firstReadOn: '2026-01-02' }])
  })
})

describe('saved pages', () => {
  const posting = {
    '@type': 'JobPosting',
    title: 'Engineer',
    description: '<p>SQL</p>',
    datePosted: '2026-01-08',
    hiringOrganization: { name: 'Example Ltd' },
  }

  test('the JobPosting of a page is read; the canonical link is its address', async () => {
    const file = await one(
      'saved.html',
      page(JSON.stringify(posting), '<link rel="canonical" href="https://jobs.example/9">'),
    )
    expect(file).toMatchObject({ format: 'html', read: 1, new: 1 })
    expect(postings()).toMatchObject([
      { title: 'Engineer', company: 'Example Ltd', url: 'https://jobs.example/9', postedOn: '2026-01-08' },
    ])
  })

  test('a page that does not say where it comes from is still the same posting when read again', async () => {
    expect(await one('saved.html', page(JSON.stringify(posting)))).toMatchObject({ new: 1 })
    expect(await one('other-name.html', page(JSON.stringify(posting)))).toMatchObject({ new: 0, duplicates: 1 })
  })

  test.each([
    ['"soon"', 'soon'],
    ['null', null],
  ])('a page whose datePosted is %s is named', async (day, stated) => {
    const script = `{"@type":"JobPosting","title":"Engineer","description":"SQL","datePosted":${day}}`
    expect(await one('a.html', page(script))).toMatchObject({ undated: 1, unreadableDays: [{ line: 1, stated }] })
  })

  test('a page without JobPosting is one reject that says so', async () => {
    const file = await one('saved.html', '<html><body>Jobs</body></html>')
    expect(file).toMatchObject({ read: 1, rejected: [{ reason: expect.stringMatching(/no schema.org JobPosting/) }] })
  })
})

const CORPORA = '../shared/corpora'
const list = (folder: string) => readdirSync(`${CORPORA}/${folder}`).map((name) => `${CORPORA}/${folder}/${name}`)

describe('the real collections', () => {
  test.skipIf(!existsSync(CORPORA))(
    '258 Ashby boards give 4,776 postings (skipped without ../shared)',
    { timeout: 120_000 },
    async () => {
      const { files } = await importFiles(list('ashby'), {}, { store: store(), now: () => NOW })
      expect(files).toHaveLength(258)
      expect(files.reduce((sum, file) => sum + file.read, 0)).toBe(4_776)
      expect(files.reduce((sum, file) => sum + file.rejected.length, 0)).toBeLessThan(48)
    },
  )

  test.skipIf(!existsSync(CORPORA))(
    '1,048 "Who is hiring?" items are postings or rejects with a reason (skipped without ../shared)',
    { timeout: 60_000 },
    async () => {
      const { files } = await importFiles(list('hn-who-is-hiring'), {}, { store: store(), now: () => NOW })
      expect(files.map(({ read }) => read)).toEqual([264, 441, 343])
      for (const { read, new: fresh, duplicates, rejected } of files)
        expect(fresh + duplicates + rejected.length).toBe(read)
      expect(files.flatMap(({ rejected }) => rejected).every(({ reason }) => reason.length > 5)).toBe(true)
    },
  )
})
