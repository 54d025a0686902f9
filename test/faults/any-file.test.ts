import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { importFiles } from '../../crawler/import/import-files.ts'
import { UserError } from '../../data/user-error.ts'
import { memoryStore } from '../crawler/memory-store.ts'
import { aPosting, aSource } from '../data/builders.ts'
import { corpus, tryAll } from './changed-inputs.ts'

/** Files to import and texts to analyse: read or refused in words, and what is counted equals a recount. */

const { reader } = loadRules()
const READ_AT = '2026-11-26T00:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'skilltide-any-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TABLE = `id,title,company,description,location,date_posted
1,Data Engineer,Acme,"You know SQL, and
dbt","Leeds, UK",2026-03-01
2,"a ""b""",,c,,
`
const FILES = [
  TABLE,
  'title\ttext\tcompany\nEngineer\tSQL\tAcme\n',
  '{"title":"Engineer","text":"SQL","company":{"name":"Acme"}}\n{"title":"Analyst","text":"dbt","posted_at":"2026-03-01"}\n',
  '[{"title":"Engineer","description":"<p>SQL</p>","jobLocation":[{"address":"Leeds"}]},{"id":2}]',
  '{"jobs":[{"id":1,"title":"Engineer","content":"&lt;p&gt;SQL&lt;/p&gt;","absolute_url":"https://jobs.example/1"}]}',
]
const NAMES = ['a.csv', 'a.json', 'a.jsonl', 'a.html', 'a.xml', 'a.csv.gz', 'a.json.gz']

test('a file to import is read, item by item, or refused in words', async () => {
  const store = memoryStore()
  let turn = 0
  await tryAll(
    'files',
    [...FILES, ...corpus.slice(0, 12)],
    async (text) => {
      turn += 1
      const name = NAMES[turn % NAMES.length] ?? 'a.csv'
      const path = join(folder, name)
      // One in four calls itself packed and is not.
      writeFileSync(path, name.endsWith('.gz') && turn % 4 !== 0 ? gzipSync(text) : text)
      const { files } = await importFiles([path], {}, { store, now: () => READ_AT })
      for (const { read, new: added, updated, duplicates, rejected } of files) {
        expect(added + updated + duplicates).toBeLessThanOrEqual(read)
        expect(rejected.every(({ reason }) => reason !== '')).toBe(true)
      }
    },
    (error) => error instanceof UserError,
  )
  expect(store.postings.count()).toBeGreaterThan(0)
  await analyzePending(store, reader, {})
  expect(store.postings.countUnanalyzed(reader.version)).toBe(0)
  expect(store.counts.findDrift()).toEqual([])
  store.close()
})

const TEXTS = [
  '<h2>About Acme</h2><ul><li>5+ years of SQL or Python</li><li>$120-150k, 401(k)</li></ul><p>Nice to have: dbt (AWS)</p>',
  'Requirements: SQL, Python (3+ years), C++, .NET; nice to have: R. Salary £50,000 – £60,000 per annum',
]

test('an advert of any text is read once, analysed, and counted as it is recounted', async () => {
  const store = memoryStore()
  store.sources.save(aSource())
  let turn = 0
  await tryAll('pages', [...TEXTS, ...corpus.slice(0, 12)], (content) => {
    turn += 1
    const format = turn % 2 === 0 ? 'html' : 'text'
    const [title, company] = [content.slice(0, 80).toWellFormed(), content.slice(20, 80).toWellFormed()]
    const posting = aPosting({
      sourceId: String(turn),
      title,
      company,
      description: { format, content: content.toWellFormed() },
    })
    store.postings.save([posting], READ_AT)
  })
  await analyzePending(store, reader, {})
  expect(store.postings.countUnanalyzed(reader.version)).toBe(0)
  expect(store.counts.findDrift()).toEqual([])
  store.close()
})
