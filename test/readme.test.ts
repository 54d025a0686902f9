import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SOURCE_ADAPTERS } from '../crawler/sources/registry.ts'
import { listShippedHistory } from '../data/history/load-history.ts'
import { loadVocabulary } from '../data/vocabulary/load-vocabulary.ts'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const all = (pattern: RegExp): string[] => [...readme.matchAll(pattern)].map((match) => match[1] ?? '')

describe('the README', () => {
  test('names no npm script that does not exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = all(/npm run ([\w:-]+)/g)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('names no command that the program does not have', () => {
    const groups = readdirSync(join(root, 'server/terminal')).map((file) => `server/terminal/${file}`)
    const code = ['cli.ts', ...groups].map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
    const commands = [...code.matchAll(/\.command\('([\w-]+)'/g)].map((m) => m[1])
    const named = all(/npx skilltide ([\w-]+)/g)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !commands.includes(name))).toEqual([])
  })

  test('links to files that exist', () => {
    const linked = all(/\]\(((?!https?:|#)[^)]+)\)/g)
    expect(linked.length).toBeGreaterThan(5)
    expect(linked.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('lists every kind of source, and none that is not there', () => {
    const section = /## Sources\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? ''
    const listed = [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1])
    expect(listed.sort()).toEqual(SOURCE_ADAPTERS.map(({ type }) => type).sort())
  })

  test('states the size of the vocabulary and of the shipped history as they are', () => {
    expect(readme).toContain(`${loadVocabulary().skills.length.toLocaleString('en')} skills`)
    for (const { id, postings } of listShippedHistory()) {
      const row = readme.split('\n').find((line) => line.includes(`\`${id}\``))
      expect(row).toContain(postings.toLocaleString('en'))
    }
  })
})
