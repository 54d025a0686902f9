import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import type { NewPosting } from '../../data/domain.ts'
import { openStore } from '../../data/store/open-store.ts'
import { blockKey, blockPlaceKey } from '../../data/store/recognition-keys.ts'
import { aPosting, aSource } from './builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-older-recognition-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { reader } = loadRules()

const text = (seed: number, changed = 0): string =>
  Array.from({ length: 400 }, (_, at) => `word${at < changed ? at + 5_000 : at}of${seed}`).join(' ')
const advert = (number: number, parts: Partial<NewPosting> = {}): NewPosting =>
  aPosting({
    ...{ sourceId: `${number}`, board: 'first', company: `Employer ${number}`, url: `https://jobs.example/${number}` },
    description: { format: 'text', content: text(number) },
    ...parts,
  })
/** Too short to be compared with others. */
const SHORT = { description: { format: 'text', content: 'SQL' } } as const
const BEFORE = [advert(1, SHORT), ...[2, 3, 4].map((number) => advert(number))]
/** Found again by the key of their opening, the address, employer and job, and the bands of their text. */
const COPIES = [
  advert(1, { ...SHORT, board: 'second', url: 'https://board.example/1' }),
  advert(2, { board: 'second', company: 'Somebody else', description: { format: 'text', content: text(20) } }),
  advert(3, { board: 'second', url: null, description: { format: 'text', content: text(3).slice(0, 700) } }),
  advert(4, { board: 'second', url: null, company: null, description: { format: 'text', content: text(4, 2) } }),
]

async function readMore(path: string, postings: readonly NewPosting[]) {
  const store = openStore(path)
  store.sources.save(aSource())
  store.postings.save([...postings], '2026-03-02T08:00:00Z')
  await analyzePending(store, reader)
  const merges = store.merges
    .list({ limit: 10 })
    .map(({ posting, mergedWith, reason }) => [
      ...[posting, mergedWith].map(({ board, sourceId }) => `${board} ${sourceId}`).sort(),
      reason,
    ])
  expect(store.counts.findDrift()).toEqual([])
  store.close()
  return merges.sort()
}

/** The tables by which adverts were recognised up to version 19. */
function makeOlder(path: string): void {
  const db = new Database(path)
  db.exec(`
    CREATE TABLE advert_bands (band INTEGER NOT NULL, advert_id INTEGER NOT NULL, PRIMARY KEY (band, advert_id))
    STRICT, WITHOUT ROWID;
    INSERT INTO advert_bands SELECT key, id FROM advert_keys UNION SELECT key, id FROM young_advert_keys;`)
  const dropKey = db.prepare<[number, number]>('DELETE FROM advert_bands WHERE band = ? AND advert_id = ?')
  for (const { id, block, place } of db
    .prepare<[], { id: number; block: number | null; place: number | null }>(
      'SELECT advert_id AS id, block_key AS block, place_key AS place FROM adverts',
    )
    .all()) {
    if (block !== null) for (const key of [blockKey(block), blockPlaceKey(block, place)]) dropKey.run(key, id)
  }
  for (const table of ['advert_keys', 'posting_keys']) db.exec(`DROP TABLE ${table}; DROP TABLE young_${table}`)
  db.exec(`
    ALTER TABLE adverts DROP COLUMN sketch;
    CREATE INDEX adverts_by_block ON adverts (block_key, place_key) WHERE block_key IS NOT NULL;
    CREATE INDEX facts_by_opening_key ON facts (opening_key);
    CREATE INDEX facts_by_application ON facts (application_key) WHERE application_key IS NOT NULL;
    PRAGMA user_version = 19;`)
  db.close()
}

test('adverts that an older version has read are recognised as before', async () => {
  const [always, older] = [join(folder, 'always.db'), join(folder, 'older.db')]
  for (const path of [always, older]) expect(await readMore(path, BEFORE)).toEqual([])
  makeOlder(older)
  const merges = await readMore(always, COPIES)
  expect(merges.map(([, , reason]) => reason)).toEqual([
    'same-advert',
    'same-url',
    'contained-text',
    'unnamed-employer',
  ])
  expect(await readMore(older, COPIES)).toEqual(merges)
})
