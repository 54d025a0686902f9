import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DRAWS_APART, readDrawApart, readGoldLabels } from './gold-labels.ts'
import type { PostingKey } from './gold-posting.ts'

const readings = readFileSync(join(import.meta.dirname, 'readings.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { posting: PostingKey; phrases: string[] })

test('121 adverts with underlined phrases, none twice and none of the labelled draws', () => {
  const ids = new Set(readings.map(({ posting }) => `${posting.file}/${posting.id}`))
  expect(ids.size).toBe(121)
  expect(readings.filter(({ phrases }) => phrases.length === 0)).toEqual([])
  const labelled = [...readGoldLabels(), ...DRAWS_APART.flatMap(readDrawApart)].map(
    ({ posting }) => `${posting.file}/${posting.id}`,
  )
  expect(labelled.filter((id) => ids.has(id))).toEqual([])
})
