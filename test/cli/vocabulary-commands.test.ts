import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedAdverts } from '../analysis/discovery/advert-market.ts'
import { runCli } from './run-cli.ts'
import { runCommand } from './run-command.ts'

let cwd: string
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-vocabulary-'))
  const lines = inventedAdverts().map(({ sourceId, title, company, url, description, postedOn }) =>
    JSON.stringify({ id: sourceId, title, company, url, description: description.content, posted_at: postedOn }),
  )
  writeFileSync(join(cwd, 'adverts.jsonl'), lines.join('\n'))
  const { code, stderr } = await runCommand(['import', 'adverts.jsonl', '--json'], { cwd })
  expect(code, stderr).toBe(0)
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await runCommand([...args, '--json'], { cwd })
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}
const phrasesOf = async (...args: string[]): Promise<string[]> =>
  (await json('phrases', ...args)).phrases.map(({ phrase }: { phrase: string }) => phrase)

test('phrases are listed in the shape of the interface, and a hidden skill is one of them', async () => {
  const { phrases } = await json('phrases', '--top', '5')
  expect(phrases.length).toBeGreaterThan(0)
  for (const phrase of phrases) {
    expect(Object.keys(phrase)).toEqual(['phrase', 'openings', 'employers', 'score', 'growth', 'examples', 'state'])
  }
  expect(await phrasesOf('--top', '50')).not.toContain('Terraform')
  expect(await phrasesOf('--top', '50', '--hide', 'terraform', 'docker')).toContain('Terraform')
  const { code, stderr } = await runCommand(['phrases', '--hide', 'nonesuch'], { cwd })
  expect([code, stderr]).toEqual([2, 'skilltide: --hide nonesuch: there is no such skill\n'])
})

test('a phrase that is accepted is counted from then on, and extract knows it', async () => {
  expect(await phrasesOf()).toContain('Quarzflow')
  const done = await json('phrases', 'accept', 'Quarzflow', '--kind', 'tool', '--category', 'Data engineering')
  expect(done.reread).toBe(18)
  expect(await phrasesOf()).not.toContain('Quarzflow')
  const { series } = await json('trends', '--skill', 'quarzflow', '--since', '2026-01-01')
  expect(series).toMatchObject([{ skill: 'quarzflow', name: 'Quarzflow' }])
  const found = await runCli(['extract', '--json'], { cwd, input: 'You know Quarzflow and SQL.' })
  expect(JSON.parse(found.stdout).mentions.map(({ skill }: { skill: string }) => skill)).toEqual(['quarzflow', 'sql'])
})

test('phrases are ignored and taken back; an alias counts for its skill', async () => {
  await json('phrases', 'ignore', 'fern ledgers')
  expect(await phrasesOf()).not.toContain('fern ledger')
  await json('phrases', 'reset', 'fern ledger')
  expect(await phrasesOf()).toContain('fern ledger')
  await json('phrases', 'alias', 'moss grafting', 'data-modeling')
  expect((await json('skills', 'show', 'data-modeling')).aliases).toContain('moss grafting')
})

test('skills are looked up and edited with one command each', async () => {
  const ids = (found: { id: string }[]) => found.map(({ id }) => id)
  expect(ids(await json('skills', '--search', 'postgres'))).toContain('postgresql')
  expect(ids(await json('skills', 'list', '--search', 'postgres'))).toContain('postgresql')
  await json('skills', 'alias', 'postgresql', 'pg-quarz')
  await json('skills', 'rename', 'postgresql', 'Postgres Quarz')
  expect(await json('skills', 'show', 'postgresql')).toMatchObject({
    name: 'Postgres Quarz',
    aliases: expect.arrayContaining(['PostgreSQL', 'pg-quarz']),
  })
  await json('skills', 'remove-alias', 'postgresql', 'pg-quarz')
  await json('skills', 'restore', 'postgresql')
  expect(await json('skills', 'show', 'postgresql')).toMatchObject({ name: 'PostgreSQL' })
  await json('skills', 'retire', 'terraform')
  const gone = await runCommand(['skills', 'show', 'terraform'], { cwd })
  expect([gone.code, gone.stderr]).toEqual([
    2,
    'skilltide: there is no skill "terraform"; skilltide skills --search finds ids\n',
  ])
  await json('skills', 'restore', 'terraform')
})

test('the broader skill, kind and category are set with one command each; no circle, and taken back', async () => {
  await json('skills', 'parent', 'kafka', 'python')
  expect(await json('skills', 'show', 'kafka')).toMatchObject({ parent: 'python' })
  for (const [args, words] of [
    [['python', 'kafka'], '"kafka" cannot be the parent of "python": it implies "python" itself (kafka → python)'],
    [['kafka', 'kafka'], '"kafka" cannot be its own parent'],
    [['kafka', 'nonesuch'], 'there is no skill "nonesuch" to be the parent'],
  ] as const) {
    const { code, stderr } = await runCommand(['skills', 'parent', ...args], { cwd })
    expect([code, stderr]).toEqual([2, `skilltide: ${words}\n`])
  }
  await json('skills', 'parent', 'kafka', 'none')
  expect(await json('skills', 'show', 'kafka')).toMatchObject({ parent: null })
  await json('skills', 'classify', 'kafka', '--kind', 'concept')
  await json('skills', 'classify', 'kafka', '--category', 'Security')
  expect(await json('skills', 'show', 'kafka')).toMatchObject({ kind: 'concept', category: 'Security' })
  const same = await runCommand(['skills', 'classify', 'kafka', '--kind', 'concept'], { cwd })
  expect([same.code, same.stderr]).toEqual([
    2,
    'skilltide: kafka is concept, Security already; say --kind or --category\n',
  ])
  await json('skills', 'restore', 'kafka')
  expect(await json('skills', 'show', 'kafka')).not.toMatchObject({ kind: 'concept' })
})

test('what cannot be is said in a sentence', async () => {
  for (const [args, words] of [
    [['skills', 'alias', 'sql', 'Python'], 'is a spelling of python'],
    [['skills', 'add', 'Thing', '--kind', 'sorcery', '--category', 'Security'], "argument 'sorcery' is invalid"],
    [['skills', 'never', 'sql'], 'say where'],
    [['phrases', 'accept', 'Thing'], "required option '--kind"],
  ] as const) {
    const { code, stderr } = await runCommand(args, { cwd })
    expect(code, args.join(' ')).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
  }
})
