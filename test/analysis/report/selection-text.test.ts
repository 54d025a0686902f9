import { expect, test } from 'vitest'
import { countedSelectionText, selectionText, selectionTitle } from '../../../analysis/report/selection-text.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'

const ROLES = [{ id: 'data-engineer', name: 'Data engineer' }]

test.each([
  [{}, 'openings'],
  [{ role: 'data-engineer' }, 'data engineer openings'],
  [{ role: 'no-such-role' }, 'no-such-role openings'],
  [
    { role: 'data-engineer', seniority: 'senior', workplace: 'remote', country: 'GB' },
    'senior remote data engineer openings in the United Kingdom',
  ],
  [{ seniority: 'unspecified' }, 'openings without a stated seniority'],
  [
    { role: 'data-engineer', seniority: 'unspecified', workplace: 'unknown', country: 'DE' },
    'data engineer openings without a stated seniority and a stated workplace in Germany',
  ],
  [{ source: 'Acme board', level: 'required' }, 'openings from Acme board, counting required skills alone'],
] as const)('%j is said as “%s”', (chosen, words) => {
  expect(selectionText({ ...WHOLE_MARKET, ...chosen }, ROLES)).toBe(words)
})

test('where it stands alone the whole market is all openings, and one opening is one', () => {
  expect(selectionTitle(WHOLE_MARKET, ROLES)).toBe('all openings')
  expect(countedSelectionText(1, { ...WHOLE_MARKET, role: 'data-engineer' }, ROLES)).toBe('1 data engineer opening')
})
