import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailSettings } from '../../data/automation.ts'
import { UserError } from '../../data/user-error.ts'
import { openSmtpSession } from './smtp-session.ts'

/**
 * A few lines to one person, such as the owner of a schedule whose run failed.
 *
 * @returns what the mail server said when it took it
 * @throws UserError when the mail server cannot be reached, or does not take it
 */
export async function sendNote(
  settings: MailSettings,
  password: string | undefined,
  note: { to: string; subject: string; text: string },
): Promise<string> {
  const session = await openSmtpSession(settings, password)
  try {
    const message = await new MailComposer({ from: settings.from, ...note }).compile().build()
    const { kind, answer } = await session.send(settings.from, note.to, message, () => {})
    if (kind !== 'accepted') throw new UserError(`mail: ${note.to} was ${kind}: ${answer}`, 'failure')
    return answer
  } finally {
    session.close()
  }
}
