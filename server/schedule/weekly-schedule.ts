import { Cron } from 'croner'
import type { ScheduledRun, ScheduleSettings, ScheduleState } from '../../data/automation.ts'
import type { SettingStore } from '../../data/store/contracts/settings.ts'

export interface ScheduleDeps {
  settings: ScheduleSettings
  store: SettingStore
  now: () => Date
  /** Everything that is due. Throws when it fails; the words of the error are kept and told. */
  run: () => Promise<void>
  /** Tells the owner. */
  tellFailure: (run: ScheduledRun) => Promise<void>
}

const LAST_RUN = 'schedule.lastRun'
/** Where the schedule begins: what was due before nobody has missed. */
const BEGAN_AT = 'schedule.beganAt'

/**
 * Runs what is due at the stated times, each time once. A time that passed while the program was not running, or in which it
 * was stopped, is made up for at the next start; several that were missed are made up for together.
 */
export function createWeeklySchedule({ settings, store, now, run, tellFailure }: ScheduleDeps) {
  const { cron, timeZone } = settings
  const pattern = new Cron(cron, { timezone: timeZone, paused: true, mode: '5-part' })
  let timer: Cron | null = null
  let running: Promise<void> | null = null

  const lastRun = (): ScheduledRun | null => {
    const text = store.get(LAST_RUN)
    return text === null ? null : (JSON.parse(text) as ScheduledRun)
  }

  /** The newest time that has come and was not finished; null when there is none. */
  function dueAt(): string | null {
    const before = new Date(now().getTime() + 1) // the time itself has come
    const due = pattern.previousRuns(1, before)[0]?.toISOString() ?? null
    if (due === null) return null
    const last = lastRun()
    // What a clock that was ahead has done is not due yet, and due again in its time.
    const isDone = last !== null && last.finishedAt !== null && last.dueAt >= due && last.dueAt <= now().toISOString()
    return isDone || due <= (store.get(BEGAN_AT) ?? due) ? null : due
  }

  async function runDue(): Promise<void> {
    const due = dueAt()
    if (due === null) return
    const begun: ScheduledRun = { dueAt: due, startedAt: now().toISOString(), finishedAt: null, failure: null }
    store.set(LAST_RUN, JSON.stringify(begun))
    const failure = await run().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    const ended = { ...begun, finishedAt: now().toISOString(), failure }
    store.set(LAST_RUN, JSON.stringify(ended))
    if (failure !== null) await tellFailure(ended)
  }

  /** One run at a time: a time that comes while another runs is looked at when that one has ended. */
  function runWhatIsDue(): Promise<void> {
    running ??= runDue().finally(() => {
      running = null
    })
    return running
  }

  return {
    /** Makes up for what was missed, and waits for the times to come. */
    start(): Promise<void> {
      const instant = now().toISOString()
      if ((store.get(BEGAN_AT) ?? instant) >= instant) store.set(BEGAN_AT, instant)
      timer = new Cron(cron, { timezone: timeZone, mode: '5-part', unref: true }, () => void runWhatIsDue())
      return runWhatIsDue()
    },

    /** For who counts time otherwise: a test. */
    runWhatIsDue,

    /** Waits for no further time; a run in hand goes on. */
    stop(): void {
      timer?.stop()
    },

    state: (): ScheduleState => ({
      cron,
      timeZone,
      last: lastRun(),
      nextAt: pattern.nextRun(now())?.toISOString() ?? null,
    }),
  }
}

export type WeeklySchedule = ReturnType<typeof createWeeklySchedule>
