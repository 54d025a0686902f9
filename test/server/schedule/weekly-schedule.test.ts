import { expect, test } from 'vitest'
import type { ScheduledRun } from '../../../data/automation.ts'
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
