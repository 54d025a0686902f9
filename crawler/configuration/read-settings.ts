import { existsSync } from 'node:fs'
import { Cron } from 'croner'
import { isMailAddress, type MailSettings, type ScheduleSettings } from '../../data/automation.ts'
import { readInputText } from '../../data/input-file.ts'
import { UserError } from '../../data/user-error.ts'
import { isLoopbackHost } from '../http/loopback-host.ts'
import { type ParsedConfiguration, parseConfiguration } from './parse-configuration.ts'

export interface Settings {
  /** Null where the file says nothing of it, or is not there. */
  mail: MailSettings | null
  schedule: ScheduleSettings | null
}

/**
 * What `skilltide.yaml` says besides its sources.
 *
 * @param schedule  times named on the command line instead of the file's; true: those of the file; left out: none
 * @throws UserError that names file, line and key of every mistake, or that no times are stated anywhere
 */
export function readSettings(file: string, schedule?: string | true): Settings {
  const parsed = existsSync(file) ? parseConfiguration(readInputText(file), file) : null
  const mail = parsed === null ? null : readMail(parsed)
  const stated = parsed === null ? null : readSchedule(parsed)
  if (schedule === undefined) return { mail, schedule: null }
  if (schedule !== true) {
    return { mail, schedule: checkSchedule({ cron: schedule, timeZone: stated?.timeZone ?? 'UTC' }) }
  }
  if (stated === null) {
    throw new UserError(`--schedule: name the times ("0 6 * * 1" for Mondays at six), or add "schedule:" to ${file}`)
  }
  return { mail, schedule: stated }
}

const MAILBOX = /^(?:[^<>\r\n"]*<[^\s<>@,;"]+@[^\s<>@,;"]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/

function readMail({ values: { mail }, errorAt }: ParsedConfiguration): MailSettings | null {
  if (mail === undefined) return null
  const { host, security = 'starttls', user = null, from, recipients, owner = null, publicUrl = null } = mail
  if (security === 'none' && !isLoopbackHost(host)) {
    throw errorAt(
      ['mail', 'security'],
      `none sends reports${user === null ? '' : ', and the password,'} unencrypted to ${host}; leave it out, or write tls (none is for a server on this machine)`,
    )
  }
  if (!MAILBOX.test(from)) throw errorAt(['mail', 'from'], `"${from}" is no sender; write "Name <you@example.org>"`)
  for (const [index, address] of recipients.entries()) {
    if (!isMailAddress(address)) throw errorAt(['mail', 'recipients', index], `"${address}" is no address`)
  }
  if (owner !== null && !isMailAddress(owner)) throw errorAt(['mail', 'owner'], `"${owner}" is no address`)
  if (publicUrl !== null && !/^https:\/\/[^/]+/.test(publicUrl)) {
    throw errorAt(['mail', 'publicUrl'], `"${publicUrl}" must begin with https://, or mail programs do not call it`)
  }
  const port = mail.port ?? (security === 'tls' ? 465 : 587)
  return { host, port, security, user, from, recipients, owner, publicUrl }
}

function readSchedule({ values: { schedule }, errorAt }: ParsedConfiguration): ScheduleSettings | null {
  if (schedule === undefined) return null
  const { cron, timeZone = 'UTC' } = schedule
  try {
    return checkSchedule({ cron, timeZone })
  } catch (error) {
    throw errorAt(['schedule', 'cron'], error instanceof UserError ? error.message : String(error))
  }
}

/** @throws UserError when the pattern or the time zone is none */
export function checkSchedule(schedule: ScheduleSettings): ScheduleSettings {
  const { cron, timeZone } = schedule
  try {
    const next = new Cron(cron, { timezone: timeZone, paused: true, mode: '5-part' }).nextRun()
    if (next === null) throw new Error('it never comes')
  } catch (cause) {
    throw new UserError(
      `"${cron}" in ${timeZone} is no schedule (${(cause as Error).message}); write "0 6 * * 1" for Mondays at six`,
      'usage',
      { cause },
    )
  }
  return schedule
}
