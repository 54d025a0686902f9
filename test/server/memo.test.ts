import { describe, expect, test } from 'vitest'
import { createMemo } from '../../server/memo.ts'

test('an answer is worked out once until the data change', async () => {
  let version = 'one'
  let computed = 0
  const remember = createMemo(() => ({ own: version, others: '' }))
  const ask = (input: string) => remember('question', input, () => `${input} ${++computed}`)
  expect([ask('a'), ask('a'), ask('b')]).toEqual(['a 1', 'a 1', 'b 2'])
  version = 'two'
  await new Promise(setImmediate)
  expect(ask('a')).toBe('a 3')
})

test('an answer of nothing is an answer', () => {
  let computed = 0
  const remember = createMemo(() => ({ own: '', others: '' }))
  const ask = () =>
    remember('question', null, () => {
      computed++
      return null
    })
  ask()
  ask()
  expect(computed).toBe(1)
})

test('what failed is tried again by whoever asks next', async () => {
  let isLocked = true
  const remember = createMemo(() => ({ own: '', others: '' }))
  const ask = () =>
    remember('question', null, async () => {
      if (isLocked) throw new Error('database is locked')
      return 'answer'
    })
  const [one, other] = [ask(), ask()]
  expect(other).toBe(one)
  await expect(one).rejects.toThrow('database is locked')
  isLocked = false
  expect(await ask()).toBe('answer')
})

test('what was not asked for longest is forgotten first', () => {
  let computed = 0
  const remember = createMemo(() => ({ own: '', others: '' }))
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

describe('while another process writes', () => {
  /** A memo over data that a test changes, with a clock of its own. */
  function lagging(mayLag: boolean) {
    const data = { own: 'a', others: '1' }
    const clock = { ms: 0 }
    const memo = createMemo(() => ({ ...data }), { mayLag: () => mayLag, nowMs: () => clock.ms })
    const turn = () => new Promise(setImmediate)
    /** Work that takes so long, and tells which data it saw. */
    const ask = (question: string, tookMs: number) =>
      memo(question, null, () => {
        clock.ms += tookMs
        return `${question} of ${data.others}`
      })
    const write = async (others: string) => {
      data.others = others
      await turn()
    }
    return { data, clock, memo, turn, ask, write }
  }

  test('a small database is never behind', async () => {
    const { ask, write, memo } = lagging(false)
    expect(ask('table', 5_000)).toBe('table of 1')
    await write('2')
    expect(ask('table', 5_000)).toBe('table of 2')
    expect(memo.isBehind()).toBe(false)
  })

  test('what took long is shown as it was, then worked out anew behind the scenes', async () => {
    const { ask, write, memo, clock, turn } = lagging(true)
    expect(ask('table', 1_000)).toBe('table of 1')
    await write('2')
    expect(ask('table', 1_000)).toBe('table of 1')
    expect(memo.isBehind()).toBe(true)
    // Not before twenty times of what it took have passed.
    clock.ms += 20_000
    expect(ask('table', 1_000)).toBe('table of 1')
    await turn()
    expect(ask('table', 1_000)).toBe('table of 2')
    expect(memo.isBehind()).toBe(false)
  })

  test('what is quick is worked out at once', async () => {
    const { ask, write, clock } = lagging(true)
    expect(ask('count', 2)).toBe('count of 1')
    await write('2')
    clock.ms += 40
    expect(ask('count', 2)).toBe('count of 2')
  })

  test('a change of our own shows at once', async () => {
    const { ask, data, turn } = lagging(true)
    ask('table', 1_000)
    data.own = 'b'
    data.others = '2'
    await turn()
    expect(ask('table', 1_000)).toBe('table of 2')
  })

  test('once the data rest, nothing is left that was made of older ones', async () => {
    const { ask, write, memo, turn } = lagging(true)
    const whole = () => memo('page', null, () => `page with ${ask('table', 1_000)}`)
    expect(whole()).toBe('page with table of 1')
    await write('2')
    expect(whole()).toBe('page with table of 1')
    await turn()
    await memo.catchUp(async () => ask('table', 1_000))
    expect(memo.isBehind()).toBe(false)
    expect(whole()).toBe('page with table of 2')
  })

  test('a refresh that fails is told to whoever asks next', async () => {
    const { clock, memo, write, turn } = lagging(true)
    const state = { isBroken: false }
    const ask = () =>
      memo('table', null, () => {
        clock.ms += 1_000
        if (state.isBroken) throw new Error('broken')
        return 'made'
      })
    ask()
    await write('2')
    state.isBroken = true
    clock.ms += 20_000
    expect(ask()).toBe('made')
    await turn()
    expect(ask).toThrow('broken')
  })
})
