import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailSettings } from '../../data/automation.ts'
import { openSmtpSession } from './smtp-session.ts'

/**
 * A few lines to one person, such as the owner of a schedule whose run failed.
 *
 * @throws UserError when the mail server cannot be reached
 */
export async function sendNote(
  settings: MailSettings,
  password: string | undefined,
  note: { to: string; subject: string; text: string },
): Promise<string> {
  const session = await openSmtpSession(settings, password)
  try {
    const message = await new MailComposer({ from: settings.from, ...note }).compile().build()
    const { answer } = await session.send(settings.from, note.to, message, () => {})
    return answer
  } finally {
    session.close()
  }
}
