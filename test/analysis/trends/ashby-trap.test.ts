import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { findGaps } from '../../../analysis/gaps/find-gaps.ts'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { Grain } from '../../../data/domain.ts'
import type { Store } from '../../../data/store/store.ts'
import { aSelection, aSource, aStore } from '../../data/builders.ts'
import { aVocabulary } from './count-table.ts'

/**
 * 258 boards read once, on 2025-10-25: only adverts that were still open. Counted by publishing week they seem to grow
 * from 28 to 681 a week within half a year. Whoever calls that growth is wrong, and so is any skill that "rises" in it.
 */
const FOLDER = new URL('../../../../shared/corpora/ashby/', import.meta.url)

const FORMS: Record<string, RegExp> = {
  python: /\bpython\b/i,
  sql: /\bsql\b/i,
  aws: /\baws\b/i,
  llm: /\bllms?\b/i,
  kubernetes: /\b(kubernetes|k8s)\b/i,
  typescript: /\btypescript\b/i,
  go: /\bgolang\b/i,
  sales: /\bsales\b/i,
}
const vocabulary = aVocabulary(...Object.keys(FORMS))

interface AshbyJob {
  title: string
  publishedAt: string
  descriptionPlain: string
}

const readJobs = (): AshbyJob[] =>
  readdirSync(FOLDER).flatMap(
    (name) => JSON.parse(gunzipSync(readFileSync(new URL(name, FOLDER))).toString('utf8')).jobs,
  )

describe.skipIf(!existsSync(FOLDER))(
  'one reading of boards that show open jobs only (skipped: the data are not there)',
  () => {
    let store: Store
    beforeAll(() => {
      const openings = readJobs().map(({ title, publishedAt, descriptionPlain }) => ({
        postedOn: publishedAt.slice(0, 10),
        skills: Object.keys(FORMS).filter((skill) => FORMS[skill]?.test(descriptionPlain)),
        posting: { title },
      }))
      const ashby = aSource({ kind: 'snapshot', firstReadOn: '2025-10-25', lastReadOn: '2025-10-25' })
      store = aStore(openings, [ashby])
    })

    test('holds 4,776 adverts that pile up towards the day of the reading', () => {
      const { volume } = findTrends(store, vocabulary, { selection: aSelection(), grain: 'week', today: '2025-11-30' })
      expect(store.openings.count()).toBe(4776)
      expect(volume[0]).toMatchObject({ label: '2025-W18', n: 28 })
      expect(volume.at(-1)).toMatchObject({ label: '2025-W43', n: 681 })
    })

    test.each<[Grain | 'auto']>([['week'], ['month'], ['quarter'], ['auto']])(
      'gives no verdict of a move by %s, and calls no period sound',
      (grain) => {
        const request = { selection: aSelection(), grain, today: '2025-11-30' }
        const { series, volume } = findTrends(store, vocabulary, request)
        expect(series.length).toBe(Object.keys(FORMS).length)
        expect(series.map(({ verdict }) => verdict)).toEqual(series.map(() => 'too-few'))
        expect(series.map(({ change }) => change)).toEqual(series.map(() => null))
        expect(volume.filter(({ state }) => state === 'good')).toEqual([])
        expect(series[0]?.reason).toContain('still open on 2025-10-25. No trend can be read from them.')
      },
    )

    test('gives levels all the same: gaps with their shares, and none of them rising', () => {
      const held = [{ typed: 'sql', skill: 'sql', name: 'SQL' }]
      const report = findGaps(store, vocabulary, {
        selection: aSelection(),
        held,
        unknown: [],
        weeks: null,
        today: '2025-11-30',
      })
      expect(report.n).toBeGreaterThan(3000)
      expect(report.gaps.map(({ verdict }) => verdict)).toEqual(report.gaps.map(() => 'too-few'))
    })
  },
)
