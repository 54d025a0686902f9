import { createHash, randomBytes } from 'node:crypto'
import { reportOf } from '../../analysis/report/weekly/publish-weekly-report.ts'
import type { MailSettings } from '../../data/automation.ts'
import type { PublishedReport, ReportMail } from '../../data/store/contracts/reports.ts'
import type { Store } from '../../data/store/store.ts'
import { composeReportMail } from './report-mail.ts'
import { openSmtpSession, type SmtpSession } from './smtp-session.ts'

export interface MailDeps {
  store: Pick<Store, 'mails'>
  settings: MailSettings
  password: string | undefined
  /** Instant. */
  now: () => string
}

/** Every recipient with what became of their copy. */
export type MailSummary = Pick<ReportMail, 'recipient' | 'state' | 'answer'>[]

/** Random enough that nobody ends another's subscription by guessing (128 bits). */
const newToken = (): string => randomBytes(16).toString('base64url')

/**
 * Mails a published report to every recipient who still wants it, once each: what was sent before is not sent again. Before
 * the end of a message goes out its state is on disk, so a stop at any instant leaves either a mail that no server can have
 * taken (sent by the next call) or one that a server may have taken (never sent again, and said to be uncertain). A refused
 * recipient does not keep the others waiting.
 *
 * @throws UserError when the mail server cannot be reached at all
 */
export async function sendReportMails(published: PublishedReport, deps: MailDeps): Promise<MailSummary> {
  const { store, settings, now } = deps
  const { weekStart, selectionKey } = published
  const name = { weekStart, selectionKey }
  const tokens = new Map<string, string>()
  for (const address of settings.recipients) {
    const recipient = address.trim().toLowerCase()
    const { token, endedAt } = store.mails.subscribe(recipient, newToken())
    if (endedAt === null) tokens.set(recipient, token)
  }
  store.mails.queue(name, [...tokens.keys()], now())

  // 1. What was being handed over when the program stopped may have arrived.
  const note = (mail: ReportMail, state: ReportMail['state'], answer: string | null) =>
    store.mails.note({ ...mail, state, answer, changedAt: now() })
  for (const mail of store.mails.list(name)) {
    if (mail.state === 'handing-over') note(mail, 'uncertain', 'stopped while the mail server was taking it')
  }

  // 2. The rest, one after another; a lost connection is opened again for the next one.
  const report = reportOf(published)
  let session: SmtpSession | null = null
  try {
    for (const mail of store.mails.list(name)) {
      const token = tokens.get(mail.recipient)
      if (mail.state !== 'waiting' || token === undefined) continue
      session ??= await openSmtpSession(settings, deps.password)
      const message = await composeReportMail(report, settings, {
        to: mail.recipient,
        token,
        messageId: `<${report.week}.${shortHash(selectionKey)}.${token}@${domainOf(settings.from)}>`,
        sentAt: published.publishedAt,
      })
      const isUp: boolean = await handOver(session, mail, message, settings.from, note)
      if (!isUp) session = null
    }
  } finally {
    session?.close()
  }
  return store.mails.list(name).map(({ recipient, state, answer }) => ({ recipient, state, answer }))
}

/** False when the connection was lost. */
async function handOver(
  session: SmtpSession,
  mail: ReportMail,
  message: Buffer,
  from: string,
  note: (mail: ReportMail, state: ReportMail['state'], answer: string | null) => void,
): Promise<boolean> {
  let isEnding = false
  try {
    const { kind, answer } = await session.send(from, mail.recipient, message, () => {
      isEnding = true
      note(mail, 'handing-over', null)
    })
    note(mail, kind === 'accepted' ? 'sent' : kind === 'refused' ? 'refused' : 'waiting', answer)
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    note(mail, isEnding ? 'uncertain' : 'waiting', reason)
    session.close()
    return false
  }
}

/** Reports of one week on other selections are other messages to a mail server. */
const shortHash = (selectionKey: string): string => createHash('sha256').update(selectionKey).digest('hex').slice(0, 12)

const domainOf = (mailbox: string): string => /@([^@>\s]+)>?\s*$/.exec(mailbox)?.[1] ?? 'skilltide.invalid'
