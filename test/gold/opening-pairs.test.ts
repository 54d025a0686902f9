import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { importFiles } from '../../crawler/import/import-files.ts'
import type { StoredPosting } from '../../data/domain.ts'
import { openStore } from '../../data/store/open-store.ts'
import { corpusFolder, hasCorpora } from './gold-posting.ts'

type Key = [source: string, board: string, sourceId: string]

interface LabelledPair {
  one: Key
  other: Key
  /** Whether a reader took the two adverts for one opening. */
  same: boolean
}

const pairs: LabelledPair[] = readFileSync(join(import.meta.dirname, 'opening-pairs.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const title = hasCorpora ? 'real pairs of adverts' : 'real pairs of adverts (skipped: ../shared/corpora is not there)'
const nameOf = (key: Key): string => key.join('/')
const pairName = ({ one, other }: LabelledPair): string => `${nameOf(one)} = ${nameOf(other)}`

test('more than 100 pairs are labelled, none twice, the same and different ones', () => {
  expect(new Set(pairs.map(pairName)).size).toBe(pairs.length)
  expect(pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(50)
  expect(pairs.filter(({ same }) => !same).length).toBeGreaterThanOrEqual(50)
})

describe.skipIf(!hasCorpora)(title, () => {
  let recognised: LabelledPair[] = []

  beforeAll(async () => {
    const boards = new Set(pairs.flatMap(({ one, other }) => [one[1], other[1]]))
    const files = [
      ...readdirSync(corpusFolder('ashby'))
        .filter((name) => boards.has(name.replace('.json.gz', '')))
        .map((name) => join(corpusFolder('ashby'), name)),
      ...readdirSync(corpusFolder('hn')).map((name) => join(corpusFolder('hn'), name)),
    ]
    const store = openStore(':memory:')
    await importFiles(files.sort(), {}, { store, now: () => '2026-06-01T00:00:00Z' })
    const { recognition } = loadRules().reader
    const postings = new Map<string, StoredPosting>()
    for (const posting of store.postings.listUnanalyzed('none', 10_000)) {
      postings.set(nameOf([posting.source, posting.board, posting.sourceId]), posting)
    }
    const traitsOf = (key: Key) => {
      const posting = postings.get(nameOf(key))
      if (posting === undefined) throw new Error(`${nameOf(key)} is not in the corpora`)
      return recognition.traitsOf(posting)
    }
    recognised = pairs.filter(({ one, other }) => recognition.likenessOf(traitsOf(one), traitsOf(other)) !== null)
    store.close()
  }, 240_000)

  test('those that are different stay apart, but for one whose text names another town than its place', () => {
    expect(recognised.filter(({ same }) => !same).map(({ one }) => one[1])).toEqual(['herondata'])
  })

  test('at least 41 of the 60 that are the same are recognised', () => {
    expect(recognised.filter(({ same }) => same).length).toBeGreaterThanOrEqual(41)
  })
})
