import { expect, test } from 'vitest'
import { createMemo } from '../../server/memo.ts'

test('an answer is worked out once until the data change', async () => {
  let version = 'one'
  let computed = 0
  const remember = createMemo(() => version)
  const ask = (input: string) => remember('question', input, () => `${input} ${++computed}`)
  expect([ask('a'), ask('a'), ask('b')]).toEqual(['a 1', 'a 1', 'b 2'])
  version = 'two'
  await new Promise(setImmediate)
  expect(ask('a')).toBe('a 3')
})

test('an answer of nothing is an answer', () => {
  let computed = 0
  const remember = createMemo(() => '')
  const ask = () =>
    remember('question', null, () => {
      computed++
      return null
    })
  ask()
  ask()
  expect(computed).toBe(1)
})

test('what was not asked for longest is forgotten first', () => {
  let computed = 0
  const remember = createMemo(() => '')
  const ask = (input: number) => remember('question', input, () => ++computed)
  for (let input = 0; input < 120; input++) ask(input)
  ask(0)
  ask(120)
  expect(computed).toBe(121)
  ask(0)
  expect(computed).toBe(121)
  ask(1)
  expect(computed).toBe(122)
})
