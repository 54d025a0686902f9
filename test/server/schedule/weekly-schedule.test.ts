import { describe, expect, test } from 'vitest'
import type { ScheduledRun } from '../../../data/automation.ts'
import type { SettingStore } from '../../../data/store/contracts/settings.ts'
import { createWeeklySchedule } from '../../../server/schedule/weekly-schedule.ts'
import { aStore } from '../../data/builders.ts'

/** A week of Mondays at six, in a time zone with summer time. */
function atSixOnMondays(store = aStore([], []), outcome: () => Promise<void> = async () => {}) {
  const runs: string[] = []
  const told: ScheduledRun[] = []
  let time = new Date('2026-03-20T12:00:00Z')
  const make = () =>
    createWeeklySchedule({
      settings: { cron: '0 6 * * 1', timeZone: 'Europe/London' },
      store: store.settings,
      now: () => time,
      run: async () => {
        runs.push(time.toISOString())
        await outcome()
      },
      tellFailure: async (run) => {
        told.push(run)
      },
    })
  return { make, runs, told, at: (text: string) => (time = new Date(text)) }
}

test('nothing that was due before the first start is made up for', async () => {
  const { make, runs } = atSixOnMondays()
  const schedule = make()
  await schedule.start()
  schedule.stop()
  expect(runs).toEqual([])
  expect(schedule.state()).toMatchObject({ last: null, nextAt: '2026-03-23T06:00:00.000Z' })
})

test('each time is run once, at the hour of its own time zone', async () => {
  const { make, runs, at } = atSixOnMondays()
  const schedule = make()
  await schedule.start()
  schedule.stop()
  for (const time of ['2026-03-23T05:59:59Z', '2026-03-23T06:00:00Z', '2026-03-23T06:00:01Z', '2026-03-24T00:00:00Z']) {
    at(time)
    await schedule.runWhatIsDue()
  }
  expect(runs).toEqual(['2026-03-23T06:00:00.000Z'])
  // The clocks go forward on 29 March: six in London is five in UTC.
  expect(schedule.state().nextAt).toBe('2026-03-30T05:00:00.000Z')
})

test('a missed night is made up for at the next start, several of them together', async () => {
  const { make, runs, at } = atSixOnMondays()
  const first = make()
  await first.start()
  first.stop()
  at('2026-04-15T09:00:00Z')
  const second = make()
  await second.start()
  second.stop()
  expect(runs).toEqual(['2026-04-15T09:00:00.000Z'])
  expect(second.state().last).toMatchObject({ dueAt: '2026-04-13T05:00:00.000Z', failure: null })
  const third = make()
  await third.start()
  third.stop()
  expect(runs).toHaveLength(1)
})

test('a run that the program was stopped in is run again', async () => {
  const store = aStore([], [])
  const hanging = atSixOnMondays(store, () => new Promise(() => {}))
  const stopped = hanging.make()
  await stopped.start()
  stopped.stop()
  hanging.at('2026-03-23T06:00:00Z')
  void stopped.runWhatIsDue()
  expect(hanging.runs).toHaveLength(1)
  expect(stopped.state().last?.finishedAt).toBeNull()

  const again = atSixOnMondays(store)
  again.at('2026-03-23T06:05:00Z')
  const schedule = again.make()
  await schedule.start()
  schedule.stop()
  expect(again.runs).toEqual(['2026-03-23T06:05:00.000Z'])
  expect(schedule.state().last?.finishedAt).toBe('2026-03-23T06:05:00.000Z')
})

test('a failure is kept, told once, and not tried again before the next time', async () => {
  const { make, runs, told, at } = atSixOnMondays(undefined, async () => {
    throw new Error('the disk is full')
  })
  const schedule = make()
  await schedule.start()
  schedule.stop()
  at('2026-03-23T06:00:00Z')
  await schedule.runWhatIsDue()
  await schedule.runWhatIsDue()
  expect(runs).toHaveLength(1)
  expect(told.map(({ failure }) => failure)).toEqual(['the disk is full'])
  expect(schedule.state().last?.failure).toBe('the disk is full')
})

test('a clock that was years ahead keeps no later time from being run', async () => {
  const { make, runs, at } = atSixOnMondays()
  at('2031-07-01T12:00:00Z')
  const ahead = make()
  await ahead.start()
  ahead.stop()
  at('2031-07-07T06:00:00Z')
  await ahead.runWhatIsDue()
  at('2026-03-20T12:00:00Z')
  const schedule = make()
  await schedule.start()
  schedule.stop()
  at('2026-03-23T06:00:00Z')
  await schedule.runWhatIsDue()
  await schedule.runWhatIsDue()
  expect(runs).toEqual(['2031-07-07T06:00:00.000Z', '2026-03-23T06:00:00.000Z'])
})

describe('a database that keeps nothing, of a full disk or for whoever has it locked', () => {
  const full = () => {
    throw new Error('database or disk is full')
  }
  /** A schedule that began in March, and whose database is broken in the ways given since. */
  async function brokenSince(broken: Partial<SettingStore>, outcome?: () => Promise<void>) {
    const store = aStore([], [])
    const begun = atSixOnMondays(store).make()
    await begun.start()
    begun.stop()
    const parts = atSixOnMondays({ ...store, settings: { ...store.settings, ...broken } }, outcome)
    parts.at('2026-03-23T06:00:00Z')
    return { ...parts, schedule: parts.make() }
  }

  test('keeps nothing from being run, once, and is told', async () => {
    const { schedule, runs, told } = await brokenSince({ set: full })
    await schedule.start()
    schedule.stop()
    await schedule.runWhatIsDue()
    expect(runs).toEqual(['2026-03-23T06:00:00.000Z'])
    expect(told.map(({ failure }) => failure)).toEqual(['it was done, but not noted: database or disk is full'])
    expect(schedule.state().last).toMatchObject({ finishedAt: '2026-03-23T06:00:00.000Z', failure: null })
  })

  test('and is noted as soon as the database keeps something again', async () => {
    let isFull = true
    const kept = new Map<string, string>([['schedule.beganAt', '2026-03-20T12:00:00.000Z']])
    const set = (key: string, value: string) => void (isFull ? full() : kept.set(key, value))
    const { schedule, runs } = await brokenSince({ get: (key) => kept.get(key) ?? null, set })
    await schedule.start()
    schedule.stop()
    isFull = false
    await schedule.runWhatIsDue()
    expect(runs).toHaveLength(1)
    expect(JSON.parse(kept.get('schedule.lastRun') ?? '{}')).toMatchObject({ dueAt: '2026-03-23T06:00:00.000Z' })
  })

  test('does not hide that the run failed', async () => {
    const { schedule, told } = await brokenSince({ set: full }, async () => {
      throw new Error('the crawl ended with 1')
    })
    await schedule.start()
    schedule.stop()
    expect(told.map(({ failure }) => failure)).toEqual(['the crawl ended with 1'])
  })

  test('and cannot be read either: told, and the next time is waited for', async () => {
    const { schedule, runs, told } = await brokenSince({ get: full, set: full })
    await schedule.start()
    schedule.stop()
    expect(runs).toEqual([])
    expect(new Set(told.map(({ failure }) => failure))).toEqual(new Set(['database or disk is full']))
    expect(told[0]?.dueAt).toBe('2026-03-23T06:00:00.000Z')
  })

  test('at the first start: the schedule begins all the same', async () => {
    const { make, runs, told, at } = atSixOnMondays({ ...aStore([], []), settings: { get: () => null, set: full } })
    const schedule = make()
    await schedule.start()
    schedule.stop()
    at('2026-03-23T06:00:00Z')
    await schedule.runWhatIsDue()
    expect(runs).toEqual(['2026-03-23T06:00:00.000Z'])
    expect(told[0]?.failure).toBe('database or disk is full')
  })

  test('nor can anybody be told: nothing is rejected', async () => {
    const schedule = createWeeklySchedule({
      settings: { cron: '0 6 * * 1', timeZone: 'UTC' },
      store: { get: full, set: full },
      now: () => new Date('2026-03-23T06:00:00Z'),
      run: async () => {},
      tellFailure: full,
    })
    await expect(schedule.start()).resolves.toBeUndefined()
    schedule.stop()
  })
})
