import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import type { Rules } from '../../analysis/load-rules.ts'
import { isMailAddress, MAIL_PASSWORD_VARIABLE, type MailSettings } from '../../data/automation.ts'
import type { Selection } from '../../data/domain.ts'
import type { SelectionInput } from '../../data/selection.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { ReportFormat } from '../make-weekly-report.ts'
import type { CommandTools } from './command-tools.ts'
import { readFormat, withMarket } from './option-readers.ts'
import { type PersonFlags, readPerson } from './profile-commands.ts'
import { printOut, requireOut, writeOut } from './write-out.ts'

interface ReportFlags extends Pick<PersonFlags, 'skills' | 'profile'> {
  week?: string
  format: ReportFormat
  out?: string
  publish?: boolean
  send?: boolean
  sendTrial?: string
  config: string
}

/**
 * `report`: the weekly report in every form, published and mailed.
 *
 * @param readMail  what a configuration file says of mail; null where it says nothing
 */
export function addReportCommand(
  program: Command,
  tools: CommandTools,
  readMail: (file: string) => Promise<MailSettings | null>,
): void {
  const { databaseFile, openDatabase, rules, selectionOf, noteUnread, print, now, today } = tools

  withMarket(program.command('report'))
    .description('the weekly report: what rose, what fell, which roles grow, and how sure that is')
    .option('--week <week>', 'a week that has ended, e.g. 2026-W47; the newest with data unless named')
    .option(
      '--format <format>',
      'html, md or json; pdf with --out, printed by the Chromium that is installed',
      readFormat,
      'md',
    )
    .option('--out <file>', 'write to a file instead of standard output')
    .option('--skills <list>', 'skills you have, separated by commas: adds what the week means for them')
    .option(
      '--profile <name>',
      'name or id of a profile: adds its skills and gaps, for the openings it is after unless others are named',
    )
    .option('--publish', 'freeze the figures: later counts are shown beside them, never instead of them')
    .option('--send', 'publish, and mail to the recipients of the configuration, once each')
    .option('--send-trial <address>', 'mail to one address to see it there; nothing is remembered of it')
    .option('--config <file>', 'configuration', 'skilltide.yaml')
    .action(async (options: SelectionInput & ReportFlags) => {
      const isPersonal = options.skills !== undefined || options.profile !== undefined
      if (isPersonal && (options.publish || options.send || options.sendTrial !== undefined)) {
        throw new UserError('a personal edition is never published or mailed: leave out --profile and --skills')
      }
      const format = program.opts().json ? 'json' : options.format
      const isMailed = options.send || options.sendTrial !== undefined
      if (!isMailed) await requireOut(options.out, format, databaseFile())
      const { makeWeeklyReport, requireWeek } = await import('../make-weekly-report.ts')
      const store = await openDatabase()
      const known = await rules(store)
      noteUnread(store, known.reader)
      const person = isPersonal ? await readPerson(options, store, known) : null
      const selection = await selectionOf(store, { ...person?.selection, ...options }, known.roles)
      if (isMailed) {
        const request = { weekStart: requireWeek(options.week, store, selection, today()), selection }
        return sendReport(options, { store, known, request })
      }
      const text = await makeWeeklyReport(
        { store, ...known },
        {
          ...options,
          format,
          selection,
          person: person && { skills: person, name: person.name },
          today: today(),
          now: now(),
        },
      )
      if (format === 'pdf') await printOut(options.out, text, { isPrivate: isPersonal })
      else writeOut(options.out, text, { isPrivate: isPersonal })
    })

  async function sendReport(
    options: ReportFlags,
    { store, known, request }: { store: Store; known: Rules; request: { weekStart: string; selection: Selection } },
  ): Promise<void> {
    const { mailWeeklyReport, sendTrialMail } = await import('../mail/mail-weekly-report.ts')
    const { requireMailPassword } = await import('../mail/smtp-session.ts')
    if (options.sendTrial !== undefined && !isMailAddress(options.sendTrial)) {
      throw new UserError(`--send-trial ${options.sendTrial}: that is no address; write you@example.org`)
    }
    const settings = await readMail(options.config)
    if (settings === null) {
      const what = existsSync(options.config)
        ? `${options.config} says nothing of mail`
        : `there is no ${options.config}`
      throw new UserError(`${what}; add "mail:" with host, from and recipients to it`)
    }
    // Nothing is published, and nobody called, for a mail that cannot go out.
    const password = process.env[MAIL_PASSWORD_VARIABLE]
    requireMailPassword(settings, password)
    const report = { ...known, rulesVersion: known.reader.version }
    const deps = {
      store,
      report,
      phraseRules: known.phraseRules,
      settings,
      password,
      now,
    }
    if (options.sendTrial !== undefined) {
      const answer = await sendTrialMail(deps, request, options.sendTrial)
      return print({ to: options.sendTrial, answer }, () => `sent to ${options.sendTrial}: ${answer}`)
    }
    const sent = await mailWeeklyReport(deps, request)
    print(sent, () => sent.map(({ recipient, state, answer }) => `${recipient}  ${state}  ${answer ?? ''}`).join('\n'))
    const failed = sent.filter(({ state }) => state !== 'sent')
    if (failed.length > 0) {
      throw new UserError(`${failed.length} of ${sent.length} recipients have no sure copy; see above`, 'failure')
    }
  }
}
