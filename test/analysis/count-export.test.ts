import { expect, test } from 'vitest'
import { EXPORTS } from '../../analysis/export/export-parts.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { aSource, aStore } from '../data/builders.ts'

test('a week that a crawl adds between two readings takes no figures of another week', () => {
  const week = (postedOn: string) => ({ postedOn, skills: ['sql'] })
  const before = aStore([week('2026-03-02')], [aSource()])
  const after = aStore([week('2026-03-02'), week('2026-03-09')], [aSource()])
  const table: typeof after.counts.table = (selection, ...rest) =>
    (selection.level === 'required' ? before : after).counts.table(selection, ...rest)
  const store = { ...after, counts: { ...after.counts, table } }
  const rows = [...EXPORTS.counts.blocks(store, loadVocabulary(), { texts: false })].flatMap(({ text }) =>
    text.trim().split('\n'),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatch(/,2026-03-02,sql,SQL,1,1,\d$/)
})
