import { describe, expect, test } from 'vitest'
import { buildHistoryDataset, type HistoryDescription } from '../../../analysis/history/build-history-dataset.ts'
import { parseHistory } from '../../../data/history/parse-history.ts'
import type { Store } from '../../../data/store/store.ts'
import { type AnOpening, aHistory, aMention, aSelection, aStore } from '../../data/builders.ts'

const { id, title, kind, countedBy, origin, readOn, command } = aHistory()
const description: HistoryDescription = { id, title, kind, countedBy, origin, readOn, command }
const required = aMention('dbt', { level: 'required', start: 20, end: 23 })
const in2026 = (postedOn: string, skills: AnOpening['skills'], facts: AnOpening['facts']): AnOpening => ({
  ...{ postedOn, facts: { ...facts } },
  ...(skills && { skills }),
})

const filled = (): Store =>
  aStore([
    in2026('2026-03-02', ['sql', required], { country: 'GB' }),
    in2026('2026-03-04', ['sql'], { country: 'GB' }),
    in2026('2026-03-04', ['kafka'], { country: 'DE' }),
    in2026('2026-03-05', ['sql'], { country: null }),
    in2026('2026-04-01', [], { role: 'other', country: null }),
  ])

describe('figures of a filled store', () => {
  const dataset = buildHistoryDataset(filled(), description)

  test('have a row per period, role and country that has an opening', () => {
    const [weeks, months] = dataset.tables
    expect(months).toEqual({
      grain: 'month',
      skills: ['dbt', 'kafka', 'sql'],
      cells: [
        { periodStart: '2026-03-01', role: 'data-engineer', country: 'DE', openings: 1, counts: [[1, 1, 0]] },
        {
          periodStart: '2026-03-01',
          role: 'data-engineer',
          country: 'GB',
          openings: 2,
          counts: [
            [0, 1, 1],
            [2, 2, 0],
          ],
        },
        { periodStart: '2026-03-01', role: 'data-engineer', country: 'unknown', openings: 1, counts: [[2, 1, 0]] },
        { periodStart: '2026-04-01', role: 'other', country: 'unknown', openings: 1, counts: [] },
      ],
    })
    expect(weeks?.cells.map(({ periodStart }) => periodStart)).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2026-03-02',
      '2026-03-30',
    ])
  })

  test('state their span and how many postings they stand on', () => {
    expect(dataset).toMatchObject({ span: { from: '2026-03-02', until: '2026-04-02' }, postings: 5, openings: 5 })
  })

  test('are a sound file, and loaded again give the counts they were made from', () => {
    const loaded = parseHistory(JSON.stringify(dataset), 'figures.json')
    const store = aStore([])
    store.history.save(loaded)
    const before = filled().counts.table(aSelection({ role: 'data-engineer' }), 'month')
    const after = store.counts.table(aSelection({ role: 'data-engineer' }), 'month')
    expect([after.periodStarts, after.openings]).toEqual([before.periodStarts, before.openings])
    expect(new Map(after.mentions)).toEqual(new Map(before.mentions))
  })

  test('of a snapshot have months alone: its weeks bear no trend', () => {
    const { tables } = buildHistoryDataset(filled(), { ...description, kind: 'snapshot', readOn: '2026-06-01' })
    expect(tables.map(({ grain }) => grain)).toEqual(['month'])
  })
})

test('an empty store makes no figures', () => {
  expect(() => buildHistoryDataset(aStore([]), description)).toThrow('no openings')
})
