import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepPrepared } from '../../server/keep-prepared.ts'

describe('what everybody asks for first', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function keeper(prepare = vi.fn(async () => {})) {
    const data = { version: 'one' }
    const { stop } = keepPrepared({ versionOf: () => data.version, prepare })
    return { data, prepare, stop }
  }

  test('is worked out at the start, and not again while nothing changes', async () => {
    const { prepare, stop } = keeper()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(prepare).toHaveBeenCalledTimes(1)
    stop()
  })

  test('is worked out once after the data changed and rest, not while somebody writes', async () => {
    const { data, prepare, stop } = keeper()
    for (let page = 0; page < 20; page++) {
      data.version = `page ${page}`
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(prepare).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(3000)
    expect(prepare).toHaveBeenCalledTimes(2)
    stop()
    data.version = 'after the end'
    await vi.advanceTimersByTimeAsync(3000)
    expect(prepare).toHaveBeenCalledTimes(2)
  })

  test('never runs twice at a time, and a failure ends nothing', async () => {
    let [running, most] = [0, 0]
    const slow = vi.fn(async () => {
      running++
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 10_000))
      running--
      throw new Error('no such table')
    })
    const { data, stop } = keeper(slow)
    for (const version of ['two', 'three']) {
      data.version = version
      await vi.advanceTimersByTimeAsync(15_000)
    }
    expect([most, slow.mock.calls.length]).toEqual([1, 3])
    stop()
  })

  test('outlives a database that cannot be read, and a preparation that cannot begin', async () => {
    let isLocked = true
    const prepare = vi.fn((): Promise<void> => {
      throw new Error('database is locked')
    })
    const versionOf = () => {
      if (isLocked) throw new Error('database is locked')
      return 'one'
    }
    const { stop } = keepPrepared({ versionOf, prepare })
    await vi.advanceTimersByTimeAsync(3000)
    expect(prepare).not.toHaveBeenCalled()
    isLocked = false
    await vi.advanceTimersByTimeAsync(3000)
    expect(prepare).toHaveBeenCalledTimes(1)
    stop()
  })
})
