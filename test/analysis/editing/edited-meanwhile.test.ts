import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { analyzePending } from '../../../analysis/analyze-pending.ts'
import { currentRules } from '../../../analysis/current-rules.ts'
import { editVocabulary } from '../../../analysis/editing/edit-vocabulary.ts'
import { loadRules } from '../../../analysis/load-rules.ts'
import { openStore } from '../../../data/store/open-store.ts'
import type { VocabularyEdit } from '../../../data/vocabulary/vocabulary-edit.ts'
import { aPosting, aSelection, aSource } from '../../data/builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-edited-'))
afterAll(() => rmSync(folder, { recursive: true }))

const POSTINGS = 700
const FROBNIX: VocabularyEdit = {
  ...{ op: 'add', skill: 'frobnix', name: 'Frobnix', kind: 'tool', category: 'Data engineering' },
  ...{ parent: null, aliases: [] },
}

test('what another process edits while postings are read is in force for all of them, and stays so', async () => {
  const path = join(folder, 'jobs.db')
  const store = openStore(path)
  store.sources.save(aSource())
  const postings = Array.from({ length: POSTINGS }, (_, number) =>
    aPosting({
      ...{ sourceId: `${number}`, company: `Employer ${number}`, url: `https://jobs.example/${number}` },
      description: { format: 'text', content: `Requirements: SQL and Frobnix, in team ${number}.` },
    }),
  )
  store.postings.save(postings, '2026-03-02T00:00:00Z')
  const old = loadRules()
  const told: number[] = []
  const rulesInForce = currentRules(store, old, store.edits.stamp())
  const summary = await analyzePending(store, () => rulesInForce().reader, {
    onProgress: (done) => {
      told.push(done)
      if (told.length > 1) return
      const dashboard = openStore(path)
      editVocabulary(dashboard, old, [FROBNIX])
      dashboard.close()
    },
  })
  expect(told[0]).toBeLessThan(POSTINGS)
  const { reader } = loadRules(store.edits.list().map(({ edit }) => edit))
  expect(summary).toMatchObject({ isComplete: true, damaged: [] })
  expect(store.postings.countUnanalyzed(reader.version)).toBe(0)
  expect(store.openings.listExamples(aSelection(), 'frobnix', 2 * POSTINGS)).toHaveLength(POSTINGS)
  expect(store.counts.findDrift()).toEqual([])
  store.close()
})
