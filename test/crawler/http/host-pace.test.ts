import { describe, expect, test } from 'vitest'
import { createHostPace, usualPoliteness } from '../../../crawler/http/host-pace.ts'
import { steppingClock } from './stepping-clock.ts'

const polite = { requestsAtOnce: 1, delayMs: 1000, backOffMs: 2000 }

test.each([
  ['boards.example', 1000],
  ['boards.example:8080', 1000],
  ['localhost.example', 1000],
  ['10.0.0.1', 1000],
  ['127.0.0.1:4000', 0],
  ['localhost:4000', 0],
  ['[::1]:4000', 0],
])('%s is asked every %i ms unless the configuration says otherwise', (host, delayMs) => {
  expect(usualPoliteness(host).delayMs).toBe(delayMs)
})

describe('the pace of a host', () => {
  test('requests start a delay apart', async () => {
    const clock = steppingClock()
    const pace = createHostPace(() => polite, clock)
    await pace.turn('a.example')
    expect(clock.now()).toBe(0)
    await pace.turn('a.example')
    expect(clock.now()).toBe(1000)
    await pace.turn('a.example')
    expect(clock.now()).toBe(2000)
  })

  test('one host does not slow another down', async () => {
    const clock = steppingClock()
    const pace = createHostPace(() => polite, clock)
    await pace.turn('a.example')
    await pace.turn('b.example')
    expect(clock.now()).toBe(0)
  })

  test('a host is closed while its one page is in hand, and until the delay has passed', async () => {
    const clock = steppingClock()
    const pace = createHostPace(() => polite, clock)
    pace.enter('a.example')
    await pace.turn('a.example')
    expect(pace.isOpen('a.example')).toBe(false)
    pace.leave('a.example')
    expect(pace.isOpen('a.example')).toBe(false)
    clock.pass(1000)
    expect(pace.isOpen('a.example')).toBe(true)
  })

  test('a Crawl-delay slows down, never speeds up, and is kept to a minute', async () => {
    const clock = steppingClock()
    const pace = createHostPace(() => polite, clock)
    pace.slowDown('a.example', 5000)
    pace.slowDown('a.example', 10)
    pace.slowDown('b.example', 3_600_000)
    await pace.turn('a.example')
    expect(clock.now()).toBe(5000)
    await pace.turn('a.example')
    expect(clock.now()).toBe(10_000)
    await pace.turn('b.example')
    expect(clock.now()).toBe(60_000)
  })

  test('the pause after a failure doubles with every try, and Retry-After can make it longer', () => {
    const clock = steppingClock()
    const pace = createHostPace(() => polite, clock)
    pace.pause('a.example', null, 1)
    clock.pass(3999)
    expect(pace.isOpen('a.example')).toBe(false)
    clock.pass(1)
    expect(pace.isOpen('a.example')).toBe(true)
    pace.pause('a.example', 60_000, 0)
    clock.pass(59_999)
    expect(pace.isOpen('a.example')).toBe(false)
    clock.pass(1)
    expect(pace.isOpen('a.example')).toBe(true)
  })

  test('a host that asks for an hour is left to the next run', () => {
    const pace = createHostPace(() => polite, steppingClock())
    pace.pause('a.example', 3_600_000, 0)
    expect(pace.givenUpBecause('a.example')).toBe('a.example asked us to wait 60 minutes: left to the next run')
    expect(pace.isOpen('a.example')).toBe(true)
  })

  test('three pages that fail in a row give the host up, a good one in between does not', () => {
    const pace = createHostPace(() => polite, steppingClock())
    pace.noteFailure('a.example')
    pace.noteFailure('a.example')
    pace.noteSuccess('a.example')
    pace.noteFailure('a.example')
    pace.noteFailure('a.example')
    expect(pace.givenUpBecause('a.example')).toBeNull()
    pace.noteFailure('a.example')
    expect(pace.givenUpBecause('a.example')).toBe('a.example failed 3 times in a row: left to the next run')
  })

  test('waiting ends when the run is stopped', async () => {
    const stopping = new AbortController()
    const pace = createHostPace(() => ({ ...polite, delayMs: 3_600_000 }), undefined, stopping.signal)
    await pace.turn('a.example')
    const waiting = pace.turn('a.example')
    stopping.abort()
    await expect(waiting).resolves.toBeUndefined()
  })
})
