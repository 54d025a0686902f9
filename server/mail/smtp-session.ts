import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type MailSettings, missingMailPassword } from '../../data/automation.ts'
import { UserError } from '../../data/user-error.ts'

/** What a mail server said about one message. */
export type Delivery =
  | { kind: 'accepted'; answer: string }
  /** For good (5xx): it will not be tried again. */
  | { kind: 'refused'; answer: string }
  /** For now (4xx). */
  | { kind: 'deferred'; answer: string }

export interface SmtpSession {
  /**
   * Hands one message over.
   *
   * @param beforeEnd  called before the last part of the message is sent: until then the server cannot have taken it
   */
  send(from: string, to: string, message: Buffer, beforeEnd: () => void): Promise<Delivery>
  close(): void
}

const TIMEOUT_MS = 30_000

/** @throws UserError where the server asks for a password and none is set */
export function requireMailPassword(settings: Pick<MailSettings, 'user'>, password: string | undefined): void {
  const missing = missingMailPassword(settings, password)
  if (missing !== null) throw new UserError(`mail: ${missing}`)
}

/**
 * Opens a session with the mail server.
 *
 * @throws UserError when the server cannot be reached, refuses the password, or offers no STARTTLS where it must
 */
export async function openSmtpSession(settings: MailSettings, password: string | undefined): Promise<SmtpSession> {
  const { host, port, security, user } = settings
  requireMailPassword(settings, password)
  const connection = new SMTPConnection({
    ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
  })
  let lost: Error | null = null
  const isLost = new Promise<never>((_, reject) => {
    const lose = (error: Error) => {
      lost = error
      reject(error)
    }
    connection.on('error', lose)
    connection.on('end', () => lose(new Error('the mail server closed the connection')))
  })
  isLost.catch(() => {}) // read by whoever waits next
  const orLost = <Value>(work: Promise<Value>): Promise<Value> => Promise.race([work, isLost])

  try {
    await orLost(
      new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve()))),
    )
    if (user !== null) await orLost(logIn(connection, user, password))
  } catch (cause) {
    connection.close()
    throw new UserError(`mail: ${host}:${port}: ${(cause as Error).message}`, 'failure', { cause })
  }

  return {
    async send(from, to, message, beforeEnd) {
      if (lost !== null) throw lost
      const stream = endingStream(message, beforeEnd)
      const sent = new Promise<Delivery>((resolve, reject) => {
        connection.send({ from: addressOf(from), to: [addressOf(to)] }, stream, (error, info) => {
          if (!error) return resolve({ kind: 'accepted', answer: `${info?.response ?? ''}` })
          const { responseCode: code, message: answer } = error as Error & { responseCode?: number }
          if (code === undefined) return reject(error)
          resolve({ kind: code >= 500 ? 'refused' : 'deferred', answer })
        })
      })
      const delivery = await orLost(sent)
      // A refused recipient leaves the session in the middle of a message.
      if (delivery.kind !== 'accepted') await orLost(new Promise<void>((resolve) => connection.reset(() => resolve())))
      return delivery
    },
    close: () => connection.quit(),
  }
}

function logIn(connection: SMTPConnection, user: string, password = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ credentials: { user, pass: password } }, (error) => (error ? reject(error) : resolve()))
  })
}

/** The message in two parts, with a call between them. */
function endingStream(message: Buffer, beforeEnd: () => void): Readable {
  const middle = Math.max(0, message.length - 1)
  return Readable.from(
    (function* () {
      yield message.subarray(0, middle)
      beforeEnd()
      yield message.subarray(middle)
    })(),
    { objectMode: false },
  )
}

/** `SkillTide <report@example.org>` → `report@example.org`. */
const addressOf = (mailbox: string): string => /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox
