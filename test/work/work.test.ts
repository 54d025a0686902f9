import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import type { NewPosting } from '../../data/domain.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { type GeneratedPosting, generatePostings } from '../bench/pipeline/generate-postings.ts'
import { runCli } from '../cli/run-cli.ts'
import { aPosting, aSource } from '../data/builders.ts'
import { syntheticMarketStore } from '../server/synthetic-market-store.ts'
import { testApp } from '../server/test-app.ts'
import { countReading, countStatements, type DatabaseWork, type ReadingWork } from './count-work.ts'
import { expectWork } from './expected-work.ts'

/** Speed, without a clock: how much is done for a piece of work, beside how much was done for it before. */

const folder = mkdtempSync(join(tmpdir(), 'skilltide-work-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const rules = loadRules()

const toNew = (posting: GeneratedPosting): NewPosting =>
  aPosting({
    source: 'work',
    sourceId: posting.id,
    url: posting.url,
    title: posting.title,
    company: posting.company,
    place: { text: posting.location, country: posting.country, region: null, city: posting.location },
    description: { format: 'html', content: posting.descriptionHtml },
    postedOn: posting.postedAt,
  })
const generated = (postings: number, seed: number, from: string, weeks: number): NewPosting[] =>
  Array.from(generatePostings({ postings, seed, from, weeks }), toNew)

test('reading an advert: words looked up, steps along phrases, characters given to expressions', async () => {
  const postings = generated(200, 1, '2026-01-05', 20)
  const kilobytes = postings.reduce((sum, { description }) => sum + description.content.length, 0) / 1000
  const { wordLookUps, phraseSteps, expressions, expressionCharacters } = await countReading(() => {
    for (const posting of postings) rules.extractor.extract(posting)
  })
  expect(wordLookUps).toBeGreaterThan(0)
  expectWork('extraction of a megabyte of generated adverts', {
    wordLookUps: (wordLookUps / kilobytes) * 1000,
    phraseSteps: (phraseSteps / kilobytes) * 1000,
    expressions: (expressions / kilobytes) * 1000,
    expressionCharacters: (expressionCharacters / kilobytes) * 1000,
  })
})

describe('one more week', () => {
  const week = 60
  const sizes = [150, 600]

  async function storeOf(postings: number): Promise<Store> {
    const store = openStore(join(folder, `${postings}.db`))
    store.sources.save(aSource({ source: 'work' }))
    store.postings.save(generated(postings, 2, '2025-01-06', 52), '2026-01-05T06:00:00Z')
    await analyzePending(store, rules.reader)
    return store
  }

  test('costs its own postings, however many are there', async () => {
    const works: (DatabaseWork & ReadingWork)[] = []
    for (const size of sizes) {
      const store = await storeOf(size)
      const later = generated(week, 3, '2026-01-05', 1).map((posting) => ({
        ...posting,
        sourceId: `later-${posting.sourceId}`,
      }))
      let statements = { statements: 0, rows: 0 }
      const reading = await countReading(async () => {
        statements = await countStatements(async () => {
          store.postings.save(later, '2026-01-12T06:00:00Z')
          await analyzePending(store, rules.reader)
        })
      })
      works.push({ ...statements, ...reading })
      store.close()
      if (size === sizes.at(-1)) expectWork('database', { kilobytes: statSync(join(folder, `${size}.db`)).size / 1000 })
    }
    const [few, many] = works
    expect(few?.wordLookUps).toBeGreaterThan(0)
    // Only what recognises an advert again meets more of them.
    expect(many?.statements).toBeLessThanOrEqual((few?.statements ?? 0) * 1.15)
    expect(many?.rows).toBeLessThanOrEqual((few?.rows ?? 0) * 1.5)
    expect(many?.wordLookUps).toBeLessThanOrEqual((few?.wordLookUps ?? 0) * 1.02)
    expectWork(`a week of ${week} postings after ${sizes[1]}`, { statements: many?.statements, rows: many?.rows })
  })
})

test('pages ask the database for no more than they did', async () => {
  const app = await testApp(syntheticMarketStore(rules))
  for (const url of [
    '/',
    '/skills',
    '/skills/sql',
    '/roles',
    '/roles/data-engineer',
    '/gaps?skills=sql,python&role=data-engineer',
    '/sources',
    '/api/v1/skills/sql',
  ]) {
    for (const when of ['first', 'again'] as const) {
      const { statements, rows } = await countStatements(async () => {
        expect((await app.inject(url)).statusCode, url).toBe(200)
      })
      expectWork(`${url}, ${when}`, { statements, rows })
    }
  }
})

test.each([
  { name: '--help', parameters: ['--help'], input: '' },
  { name: '--version', parameters: ['--version'], input: '' },
  { name: 'extract', parameters: ['extract', '--title', 'Data Engineer'], input: 'Requirements:\n- Python and SQL\n' },
  { name: 'trends', parameters: ['trends', '--top', '3'], input: '' },
])('$name loads no more files than it did', async ({ name, parameters, input }) => {
  const loaded = join(folder, `${name}.json`)
  const db = join(folder, 'loaded.db')
  openStore(db).close()
  const { code, stderr } = await runCli([...parameters, '--db', db], {
    cwd: folder,
    input,
    env: {
      SKILLTIDE_LOADED_FILES: loaded,
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'count-loaded.mjs')).href}`,
    },
  })
  expect(code, stderr).toBe(0)
  expectWork(`${name}: files loaded`, JSON.parse(readFileSync(loaded, 'utf8')) as object)
})
