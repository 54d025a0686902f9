import { expect, test } from 'vitest'
import { readSelection, WHOLE_MARKET } from '../../data/selection.ts'

const roles = ['data-engineer', 'analytics-engineer']

test('nothing said means the whole market', () => {
  expect(readSelection({}, roles)).toEqual(WHOLE_MARKET)
  expect(readSelection({ role: '', country: ' ' }, roles)).toEqual(WHOLE_MARKET)
})

test('a selection is read without regard to case, and UK means GB', () => {
  expect(readSelection({ role: 'Data-Engineer', country: 'uk', seniority: 'Senior', history: 'off' }, roles)).toEqual({
    ...WHOLE_MARKET,
    role: 'data-engineer',
    country: 'GB',
    seniority: 'senior',
    includeHistory: false,
  })
})

test('since and until are whole weeks, until included', () => {
  const { from, until } = readSelection({ since: '2026-W40', until: '2026-10-08' }, roles)
  expect({ from, until }).toEqual({ from: '2026-09-28', until: '2026-10-12' })
})

test.each([
  [{ role: 'wizard' }, /role: "wizard" is not known; choose one of data-engineer, analytics-engineer/],
  [{ role: 'Wizard' }, /role: "Wizard" is not known/],
  [{ role: 'data-enginere' }, /did you mean "data-engineer"\?/],
  [{ country: 'Germany' }, /country: "Germany" is not a two-letter/],
  [{ country: 'UB' }, /country: "UB" is not a two-letter/],
  [{ country: 'zz' }, /country: "zz" is not a two-letter/],
  [{ since: 'May' }, /since: "May" is neither a week/],
  [{ since: '2026-W40', until: '2026-W39' }, /since .* lies after until/],
  [{ level: 'must' }, /level: "must" is not known/],
])('%o is refused with the field and the mend', (input, message) => {
  expect(() => readSelection(input, roles)).toThrow(message)
})

test('a source is one that there is, written as it is; any where none is known yet', () => {
  const sourceOf = (source: string, known?: string[]) => readSelection({ source }, roles, known).source
  expect(sourceOf(' Ashby ', ['Ashby', 'lever'])).toBe('Ashby')
  expect(() => sourceOf('ashbi', ['ashby', 'lever'])).toThrow('source: "ashbi" is not known; did you mean "ashby"?')
  expect(() => sourceOf('elsewhere', ['ashby', 'lever'])).toThrow('choose one of ashby, lever')
  expect(sourceOf('elsewhere', [])).toBe('elsewhere')
  expect(sourceOf('elsewhere')).toBe('elsewhere')
})
