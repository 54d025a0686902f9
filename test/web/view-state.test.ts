import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_STATE, hrefOf, toPairs, type ViewState } from '../../web/view-state.ts'

const state = (parts: Partial<ViewState>): ViewState => ({ ...EMPTY_STATE, ...parts })

test('a view of everything has an address without parameters', () => {
  expect(hrefOf('/skills', EMPTY_STATE)).toBe('/skills')
})

test('parameters stand in a fixed order and leave defaults out', () => {
  const view = state({
    skills: ['sql', 'c++'],
    country: 'GB',
    role: 'data-engineer',
    weeks: 26,
    includesHistory: false,
  })
  expect(hrefOf('/', view)).toBe('/?role=data-engineer&country=GB&weeks=26&history=off&skills=sql%2Cc%2B%2B')
})

test('changes replace parts of the view, and parameters of the page come last', () => {
  const address = hrefOf('/skills', state({ role: 'data-engineer' }), { role: null, grain: 'month' }, [
    ['sort', 'name'],
    ['q', ''],
  ])
  expect(address).toBe('/skills?grain=month&sort=name')
})

test('any word a person types comes back from the address as it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (word) => {
      const query = hrefOf('/gaps', state({ skills: [word] })).slice('/gaps?'.length)
      expect(new URLSearchParams(query).get('skills')).toBe(word.toWellFormed())
      expect(toPairs(state({ skills: [word] }))).toEqual([['skills', word]])
    }),
  )
})
