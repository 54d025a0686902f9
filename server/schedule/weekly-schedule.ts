import { Cron } from 'croner'
import type { ScheduledRun, ScheduleSettings, ScheduleState } from '../../data/automation.ts'
import type { SettingStore } from '../../data/store/contracts/settings.ts'

export interface ScheduleDeps {
  settings: ScheduleSettings
  store: SettingStore
  now: () => Date
  /** Everything that is due. Throws when it fails; the words of the error are kept and told. */
  run: () => Promise<void>
  /** Tells the owner; also what the database cannot keep. */
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
  /** What the database could not keep, of a full disk or for whoever had it locked. */
  let unkept: ScheduledRun | null = null
  let beganAt: string | null = null

  const lastRun = (): ScheduledRun | null => {
    if (unkept !== null) return unkept
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
    return isDone || due <= (store.get(BEGAN_AT) ?? beganAt ?? due) ? null : due
  }

  /** Null, or why the database did not keep it: what is due is done all the same. */
  function keep(run: ScheduledRun): string | null {
    try {
      store.set(LAST_RUN, JSON.stringify(run))
      unkept = null
      return null
    } catch (error) {
      unkept = run
      return wordsOf(error)
    }
  }

  async function runDue(): Promise<void> {
    if (unkept !== null) keep(unkept)
    const due = dueAt()
    if (due === null) return
    const begun: ScheduledRun = { dueAt: due, startedAt: now().toISOString(), finishedAt: null, failure: null }
    keep(begun)
    const failure = await run().then(() => null, wordsOf)
    const ended = { ...begun, finishedAt: now().toISOString(), failure }
    const whyNotKept = keep(ended)
    if (failure !== null) await tellFailure(ended)
    else if (whyNotKept !== null) await tellFailure({ ...ended, failure: `it was done, but not noted: ${whyNotKept}` })
  }

  /** What stood in the way before it was known what is due. */
  async function tellTrouble(error: unknown): Promise<void> {
    const instant = now().toISOString()
    await tellFailure({ dueAt: instant, startedAt: instant, finishedAt: null, failure: wordsOf(error) })
  }

  /** One run at a time: a time that comes while another runs is looked at when that one has ended. Never rejects. */
  function runWhatIsDue(): Promise<void> {
    running ??= runDue()
      .catch(tellTrouble)
      .catch(() => {}) // who tells says so when that fails
      .finally(() => {
        running = null
      })
    return running
  }

  /** Where nothing is kept of an earlier beginning, the schedule begins now. */
  function begin(): void {
    beganAt = now().toISOString()
    if ((store.get(BEGAN_AT) ?? beganAt) >= beganAt) store.set(BEGAN_AT, beganAt)
  }

  return {
    /** Makes up for what was missed, and waits for the times to come. Never rejects: trouble with the database is told. */
    async start(): Promise<void> {
      timer = new Cron(cron, { timezone: timeZone, mode: '5-part', unref: true }, () => void runWhatIsDue())
      try {
        begin()
      } catch (error) {
        await tellTrouble(error).catch(() => {})
      }
      await runWhatIsDue()
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

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export type WeeklySchedule = ReturnType<typeof createWeeklySchedule>
