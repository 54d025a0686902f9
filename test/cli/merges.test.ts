import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

let cwd: string
const text = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ')
const csv = (name: string, rows: readonly string[]) =>
  writeFileSync(join(cwd, name), ['id,title,company,description,location,date_posted', ...rows].join('\n'))

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-merges-'))
  csv('board.csv', [`1,Sr. Data Engineer,Acme Ltd,"${text} SQL","Leeds, UK",2026-03-02`])
  csv('feed.csv', [
    `7,Senior Data Engineer (m/f/d),Acme,"${text} Python","Leeds, United Kingdom",2026-03-09`,
    `8,Data Engineer,Acme,"${text} Python","Leeds, UK",2026-03-09`,
    `9,Senior Data Engineer,Acme,"${text} Python","London, UK",2026-03-09`,
  ])
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await runCommand([...args, '--json'], { cwd })
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}

test('merges are listed, undone for good, also when all is read anew, and redone', async () => {
  for (const source of ['board', 'feed']) await json('import', `${source}.csv`, '--source', source)
  const { merges, counts, undone, rates } = await json('merges')
  expect(counts).toEqual([{ reason: 'near-text', merges: 1 }])
  expect(merges).toMatchObject([{ posting: { source: 'feed', sourceId: '7' }, mergedWith: { source: 'board' } }])
  expect(undone).toEqual([])
  expect(rates).toMatchObject([
    { source: 'board', weekStart: '2026-03-02', mergeRate: 0 },
    { source: 'feed', weekStart: '2026-03-09', postings: 3, openings: 2, crossSourceMergeRate: 1 / 3 },
  ])
  const { stdout } = await runCommand(['merges'], { cwd })
  expect(stdout).toContain(`${merges[0].id}  near-text 0.9`)
  await json('merges', 'undo', merges[0].id)
  await json('analyze', '--rebuild')
  expect(await json('merges')).toMatchObject({ merges: [], undone: [{ id: merges[0].id }] })
  expect((await json('merges', '--reason', 'same-url')).merges).toEqual([])
  await json('merges', 'redo', merges[0].id)
  expect((await json('merges')).merges).toHaveLength(1)
}, 60_000)

test('what cannot be undone is said in a sentence', async () => {
  for (const args of [['undo', '7-9'], ['redo', 'x'], ['undo'], ['--reason', 'whim']]) {
    const { code, stderr } = await runCommand(['merges', ...args], { cwd })
    expect(code).toBe(2)
    expect(stderr).not.toContain('    at ')
  }
}, 60_000)
