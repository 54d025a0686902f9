import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { Grain } from '../../../data/domain.ts'
import type { Store } from '../../../data/store/store.ts'
import { aSelection, aSource, aStore } from '../../data/builders.ts'
import { aVocabulary } from './count-table.ts'

/** Threads that come once a month: nearly all posts fall into the first days, and most weeks are thin or empty. */
const FOLDER = new URL('../../../../shared/corpora/hn-who-is-hiring/', import.meta.url)
const WORDS = ['python', 'typescript', 'react', 'rust', 'postgres', 'aws', 'kubernetes', 'llm', 'java', 'sql']
const vocabulary = aVocabulary(...WORDS)

const readPosts = (): { time: number; text: string }[] =>
  readdirSync(FOLDER).flatMap((name) => {
    const lines = gunzipSync(readFileSync(new URL(name, FOLDER)))
      .toString('utf8')
      .trim()
      .split('\n')
    return lines.map((line) => JSON.parse(line))
  })

describe.skipIf(!existsSync(FOLDER))('three monthly threads (skipped: the data are not there)', () => {
  let store: Store
  beforeAll(() => {
    const openings = readPosts().map(({ time, text }) => ({
      postedOn: new Date(time * 1000).toISOString().slice(0, 10),
      skills: WORDS.filter((word) => new RegExp(`\\b${word}`, 'i').test(text ?? '')),
    }))
    store = aStore(openings, [aSource({ lastReadOn: '2026-11-23' })])
  })

  const find = (grain: Grain | 'auto') =>
    findTrends(store, vocabulary, { selection: aSelection(), grain, today: '2026-11-23' })

  test('have thin and empty weeks, which are named and not drawn as falls', () => {
    const { volume, n } = find('week')
    expect(n).toBe(1048)
    expect(volume.find(({ label }) => label === '2026-W05')).toMatchObject({ n: 0, state: 'empty' })
    expect(volume.find(({ label }) => label === '2026-W04')).toMatchObject({ n: 1, state: 'small' })
  })

  test('are shown by month when nobody asks for weeks', () => {
    expect(find('auto').grain).toBe('month')
  })

  test.each<[Grain]>([['week'], ['month']])('bear no claim of a move by %s', (grain) => {
    const { series } = find(grain)
    expect(series.length).toBe(WORDS.length)
    expect(series.filter(({ verdict }) => verdict === 'rising' || verdict === 'falling')).toEqual([])
  })
})
