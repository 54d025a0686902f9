import { existsSync } from 'node:fs'
import { MAIL_PASSWORD_VARIABLE, type MailSettings, missingMailPassword } from '../../data/automation.ts'
import { type Check, failed, passed, warned } from '../../data/check.ts'
import { UserError } from '../../data/user-error.ts'
import { readConfiguration } from './read-configuration.ts'
import { readSettings } from './read-settings.ts'

/**
 * Whether `crawl` could begin: the file is right, its kinds of source are known, their keys are in the environment. And
 * how its mail would go out, where it says something of mail.
 */
export function checkConfiguration(file: string): Check[] {
  if (!existsSync(file)) {
    const mend = 'skilltide crawl prints one to start from; import works without'
    return [warned('configuration', `there is no ${file}, so nothing can be crawled`, mend)]
  }
  let mail: MailSettings | null = null
  const checks: Check[] = []
  try {
    mail = readSettings(file).mail
    const { sources } = readConfiguration(file)
    checks.push(passed('configuration', `${file} names ${sources.length} sources, and the keys that they need are set`))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    checks.push(failed('configuration', error.message, `correct ${file}`))
  }
  return mail === null ? checks : [...checks, checkMail(file, mail)]
}

const WAYS = { tls: 'by TLS', starttls: 'by STARTTLS', none: 'unencrypted' } as const

function checkMail(file: string, mail: MailSettings): Check {
  const missing = missingMailPassword(mail, process.env[MAIL_PASSWORD_VARIABLE])
  if (missing !== null) return failed('mail', `reports cannot be mailed: no password for ${mail.user} is set`, missing)
  const message = `reports go ${WAYS[mail.security]} to ${mail.host}:${mail.port}`
  if (mail.security !== 'none') return passed('mail', message)
  const andPassword = mail.user === null ? '' : ', and so does the password'
  return warned(
    'mail',
    `${message}${andPassword} (mail.security: none)`,
    `right for a mail server of your own on this machine; for a tunnel or a proxy to another, leave security out of ${file}, or write tls`,
  )
}
