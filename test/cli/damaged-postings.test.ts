import { rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { openStore } from '../../data/store/open-store.ts'
import { runCommand } from './run-command.ts'
import { makeFolder } from './upkeep-market.ts'

const { folder, file, remove } = makeFolder('damaged')
afterAll(remove)

const text = (team: string) => `You know Python and SQL, and build the pipelines of team ${team}. `.repeat(12)
const row = (id: string, team: string) =>
  `${id},Data Engineer,Firm ${team},"${text(team)}",2026-03-02,https://jobs.example/${id}`
const table = (...rows: string[]) => ['id,title,company,text,date,url', ...rows].join('\n')

const run = async (...args: string[]) => {
  const { code, stdout, stderr } = await runCommand([...args, '--db', 'jobs.db'], { cwd: folder })
  expect(stderr).not.toContain('    at ')
  return { code, stdout, stderr }
}
const change = (sql: string) => {
  const db = new Database(file('jobs.db'))
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0)
  db.close()
}
const checked = async () => (await run('doctor')).stdout
const FAILED = /^failed/m
const count = async () => (await run('trends', '--json')).stdout

beforeEach(async () => {
  writeFileSync(file('jobs.csv'), table(row('a', 'red'), row('b', 'green'), row('c', 'blue')))
  for (const end of ['', '-wal', '-shm']) rmSync(file(`jobs.db${end}`), { force: true })
  expect((await run('import', 'jobs.csv')).code).toBe(0)
})

/** Cut short, a number of no skill, a level that there is none of, a skill that nobody knows, a mention of no length. */
const DAMAGE = ["x'ffffff'", "x'000302'", "x'000307'", "x'0003ffffff7f'", "x'000004'"]

test.each(DAMAGE)(
  'damaged mentions (%s) are told with their posting, and analyze --rebuild makes them whole',
  async (bytes) => {
    const before = await count()
    change(`UPDATE facts SET mentions = ${bytes} WHERE posting_id = 2`)
    const posting = 'the mentions of posting 2 ("Data Engineer", import b, https://jobs.example/b)'
    const mend = 'read the texts again: skilltide analyze --rebuild'

    const diagnosis = await run('doctor')
    expect(diagnosis.code).toBe(1)
    expect(diagnosis.stdout).toContain(`failed   mentions: damaged in the database: ${posting}\n         → ${mend}\n`)
    expect(await run('export', 'out', '--force')).toEqual({
      ...{ code: 1, stdout: '' },
      stderr: `skilltide: ${posting} are damaged in the database; ${mend}\n`,
    })

    expect((await run('analyze', '--rebuild')).code).toBe(0)
    expect(await checked()).not.toMatch(FAILED)
    expect(await count()).toBe(before)
  },
)

test('a copy of an advert whose mentions are damaged is taken in, and they are read again', async () => {
  const before = await count()
  change("UPDATE facts SET mentions = x'ffffff' WHERE posting_id = 2")
  writeFileSync(file('copy.csv'), table(row('z', 'green')))
  expect((await run('import', 'copy.csv', '--source', 'other')).code).toBe(0)
  expect((await run('merges')).stdout).toContain('Data Engineer')
  expect(await checked()).not.toMatch(FAILED)
  const points = (json: string) =>
    JSON.parse(json).series.map(({ skill, points }: Record<string, unknown>) => [skill, points])
  expect(points(await count())).toEqual(points(before))
})

test.each([
  ['cut short', "x'ffffff'"],
  ['another one', '(SELECT content FROM posting_texts WHERE posting_id = 3)'],
])('a stored text that is %s is made whole by importing its file again, which the counts say', async (_what, bytes) => {
  change(`UPDATE posting_texts SET content = ${bytes} WHERE posting_id IN (1, 2)`)
  const { code, stdout } = await run('import', 'jobs.csv', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout).files).toMatchObject([{ read: 3, new: 0, updated: 2, repaired: 2, duplicates: 1 }])
  expect(await checked()).not.toMatch(FAILED)
  expect(await checked()).toContain('all 3 postings were read by the present rules')
  const exported = (await run('export', 'texts', '--texts', '--force')).code
  expect(exported).toBe(0)
  const db = new Database(file('jobs.db'), { readonly: true })
  expect(db.prepare('SELECT count(DISTINCT content) FROM posting_texts').pluck().get()).toBe(3)
  db.close()
  expect(JSON.parse((await run('import', 'jobs.csv', '--json')).stdout).files).toMatchObject([
    { updated: 0, repaired: 0, duplicates: 3 },
  ])
})

test('damaged texts are told with their postings and the ways to mend them, in words that count them', async () => {
  change("UPDATE posting_texts SET content = x'ffffff' WHERE posting_id = 2")
  expect(await checked()).toContain(
    'damaged in the database: the text of posting 2 ("Data Engineer", import b, https://jobs.example/b)\n' +
      '         → import its file again, or crawl its source; or put a backup in its place: skilltide restore FILE',
  )
  expect((await run('import', 'jobs.csv')).stdout).toContain(
    'of those updated, 1 is as before: its text was damaged in the database and is whole again',
  )
})

test('a text that is damaged while it waits to be read keeps no other from being read, and is told', async () => {
  change("UPDATE posting_texts SET content = x'ffffff' WHERE posting_id IN (1, 2)")
  change('UPDATE postings SET analysis_id = 0')
  writeFileSync(file('more.csv'), table(row('d', 'white')))
  const words = 'skilltide: the text of posting 2 ("Data Engineer", import b, https://jobs.example/b) is damaged'
  const imported = await run('import', 'more.csv')
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining(words) })
  expect(imported.stdout).toContain('1 read, 1 new')
  expect((await run('skills', 'alias', 'python', 'snakelang')).code).toBe(0)

  const read = await run('analyze', '--rebuild', '--json')
  expect(read).toMatchObject({ code: 1, stderr: expect.stringContaining(words) })
  expect(JSON.parse(read.stdout)).toMatchObject({
    postings: 2,
    isComplete: true,
    damaged: [{}, {}].map(() => expect.any(String)),
  })

  expect((await run('import', 'jobs.csv')).code).toBe(0)
  expect(await checked()).toContain('all 4 postings were read by the present rules')
  expect((await run('analyze', '--rebuild')).code).toBe(0)
})

test('damage of a posting costs the pages of its skills its own example alone', async () => {
  change("UPDATE posting_texts SET content = x'ffffff' WHERE posting_id = 1")
  change("UPDATE facts SET mentions = x'ffffff' WHERE posting_id = 2")
  const store = openStore(file('jobs.db'), { readonly: true })
  expect(store.openings.listExamples(WHOLE_MARKET, 'python', 5).map(({ openingId }) => openingId)).toEqual([3])
  expect(store.openings.listNaming(WHOLE_MARKET, 'python', { limit: 5 })).toMatchObject({
    total: 3,
    examples: [{ openingId: 3 }],
  })
  store.close()
})

test.each([
  ["UPDATE opening_segments SET facets = x'ffff'", 'the index of openings 0 to 2047 is damaged in the database'],
  ["UPDATE opening_segments SET skills = x'ff'", 'the index of openings 0 to 2047 is damaged in the database'],
  ["UPDATE prepared_counts SET cells = '~~~~'", 'weekly-counts'],
  ['DELETE FROM prepared_counts WHERE skill_block > 0', 'weekly counts differ from a recount'],
])(
  'what is counted out of the mentions is told when it is damaged, and counted again by analyze --rebuild (%s)',
  async (sql, words) => {
    const before = await count()
    const byRole = async () => (await run('trends', '--role', 'data-engineer', '--json')).stdout
    const ofRole = await byRole()
    change(sql)
    const diagnosis = await run('doctor')
    expect(diagnosis).toMatchObject({ code: 1, stdout: expect.stringContaining(words) })
    expect(diagnosis.stdout).toContain('skilltide analyze --rebuild')
    await run('trends', '--role', 'data-engineer')
    expect((await run('analyze', '--rebuild')).code).toBe(0)
    expect(await checked()).not.toMatch(FAILED)
    expect(await count()).toBe(before)
    expect(await byRole()).toBe(ofRole)
  },
)
