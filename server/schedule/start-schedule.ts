import {
  MAIL_PASSWORD_VARIABLE,
  type MailSettings,
  type ScheduledRun,
  type ScheduleSettings,
} from '../../data/automation.ts'
import type { Store } from '../../data/store/store.ts'
import { sendNote } from '../mail/owner-note.ts'
import { runProgramSteps } from './program-steps.ts'
import { createWeeklySchedule, type WeeklySchedule } from './weekly-schedule.ts'

export interface ScheduledProgram {
  store: Store
  /** File of the command line, which runs the steps. */
  program: string
  /** File of the configuration. */
  config: string
  now: () => string
}

/** Crawl, read, publish and mail at the stated times, while the server runs. Null without a schedule. */
export function startSchedule(
  { mail, schedule }: { mail: MailSettings | null; schedule: ScheduleSettings | null },
  { store, program, config, now }: ScheduledProgram,
): WeeklySchedule | null {
  if (schedule === null) return null
  const shared = ['--db', store.path]
  const report = mail === null ? ['report', '--publish'] : ['report', '--send', '--config', config]
  const weekly = createWeeklySchedule({
    settings: schedule,
    store: store.settings,
    now: () => new Date(now()),
    run: () =>
      runProgramSteps(program, [
        [...shared, 'crawl', '--config', config],
        [...shared, ...report],
      ]),
    tellFailure: (run) => tell(run, mail),
  })
  void weekly.start()
  return weekly
}

async function tell({ dueAt, failure }: ScheduledRun, mail: MailSettings | null): Promise<void> {
  process.stderr.write(`scheduled run of ${dueAt} failed: ${failure}\n`)
  if (mail === null || mail.owner === null) return
  const note = { to: mail.owner, subject: `SkillTide: the run of ${dueAt} failed`, text: `${failure}\n` }
  await sendNote(mail, process.env[MAIL_PASSWORD_VARIABLE], note).catch((error: unknown) => {
    process.stderr.write(`the owner could not be told: ${error instanceof Error ? error.message : String(error)}\n`)
  })
}
