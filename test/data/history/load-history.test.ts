import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HistoryCell, HistoryDataset } from '../../../data/history/dataset.ts'
import { listShippedHistory } from '../../../data/history/load-history.ts'
import { parseHistory } from '../../../data/history/parse-history.ts'
import { aHistory } from '../builders.ts'

const cell = (parts: Partial<HistoryCell> = {}): HistoryCell => ({
  ...{ periodStart: '2026-01-05', role: 'data-engineer', country: 'GB', openings: 10, counts: [[0, 4, 2]] },
  ...parts,
})
const dataset = (cells: HistoryCell[], parts: Partial<HistoryDataset> = {}) =>
  aHistory({ tables: [{ grain: 'week', skills: ['sql', 'dbt'], cells }], ...parts })
const parse = (value: unknown) => parseHistory(JSON.stringify(value), 'example.json')

describe('a file of shipped figures', () => {
  test('is read as it stands', () => {
    const figures = dataset([cell(), cell({ country: 'unknown', counts: [[1, 10, null]] })])
    expect(parse(figures)).toEqual(figures)
  })

  const wrong: [string, unknown, string][] = [
    ['a field of another type', { ...dataset([cell()]), postings: '100' }, 'example.json/postings'],
    ['a field that nobody knows', { ...dataset([cell()]), text: 'We look for' }, 'example.json'],
    ['a cell without openings', dataset([cell({ openings: 0, counts: [] })]), '/tables/0/cells/0/openings'],
    ['more mentions than openings', dataset([cell({ counts: [[0, 11, 0]] })]), 'sql: 11 of 10 openings'],
    ['more required than mentions', dataset([cell({ counts: [[1, 3, 4]] })]), 'dbt: 4 required of 3'],
    ['a skill that is not in the list', dataset([cell({ counts: [[2, 1, 1]] })]), 'skill 2 of 2'],
    [
      'a skill that stands twice in a cell',
      dataset([
        cell({
          counts: [
            [0, 1, 1],
            [0, 2, 1],
          ],
        }),
      ]),
      'sql stands twice',
    ],
    [
      'a cell that stands twice',
      dataset([cell(), cell()]),
      '/tables/0/cells/1: 2026-01-05 data-engineer GB stands twice',
    ],
    ['a role of all countries', dataset([cell({ country: '*' })]), 'told apart together'],
    ['a snapshot without its day', dataset([cell()], { kind: 'snapshot' }), 'readOn'],
    [
      'a span that ends before it begins',
      dataset([cell()], { span: { from: '2026-02-01', until: '2026-01-01' } }),
      '/span',
    ],
  ]
  test.each(wrong)('with %s is refused, and the place is named', (_, value, message) => {
    expect(() => parse(value)).toThrow(message)
  })

  test('that is no JSON is refused by name', () => {
    expect(() => parseHistory('{', 'example.json')).toThrow('example.json: not JSON')
  })
})

describe('the folder of shipped figures', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'skilltide-history-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const list = () => listShippedHistory(pathToFileURL(`${folder}/`))
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value))

  test('gives every data set once, by file name', () => {
    write('b.json', dataset([cell()], { id: 'b' }))
    write('a.json', dataset([cell()], { id: 'a' }))
    writeFileSync(join(folder, 'readme.txt'), 'not figures')
    expect(list().map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('may be missing: then there is no history', () => {
    expect(listShippedHistory(pathToFileURL(`${folder}/nowhere/`))).toEqual([])
  })

  test('must not name a data set twice', () => {
    write('a.json', dataset([cell()]))
    write('b.json', dataset([cell()]))
    expect(list).toThrow('two files have the id "example-history"')
  })
})

test('what ships is sound', () => {
  expect(() => listShippedHistory()).not.toThrow()
})
