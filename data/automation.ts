/** How reports are mailed, from `skilltide.yaml`; the password comes from the environment alone. */
export interface MailSettings {
  host: string
  port: number
  /** `tls`: from the first byte; `starttls`: refused where the server does not offer it; `none`: a server on this machine. */
  security: 'tls' | 'starttls' | 'none'
  user: string | null
  from: string
  recipients: string[]
  /** Who is told when a scheduled run failed; null: nobody. */
  owner: string | null
  /** Address under which this server can be reached from outside, for the link that ends a subscription. */
  publicUrl: string | null
}

/** Whether a text is one mail address, without a name. */
export const isMailAddress = (text: string): boolean => /^[^\s<>@,;"]+@[^\s<>@,;"]+$/.test(text)

/** Name of the environment variable that holds the password of `user`. */
export const MAIL_PASSWORD_VARIABLE = 'SKILLTIDE_MAIL_PASSWORD'

/** What is missing where the mail server asks for a password and none is set; null when nothing is. */
export const missingMailPassword = ({ user }: Pick<MailSettings, 'user'>, password: string | undefined) =>
  user !== null && !password ? `set ${MAIL_PASSWORD_VARIABLE} to the password of ${user}` : null

/** When `serve` crawls, reads, publishes and mails by itself. */
export interface ScheduleSettings {
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  cron: string
  /** IANA name, e.g. `Europe/London`. */
  timeZone: string
}

/** What one scheduled run came to. */
export interface ScheduledRun {
  /** Instant it was due at. */
  dueAt: string
  startedAt: string
  /** Null while it runs, or when the program was stopped in it. */
  finishedAt: string | null
  /** Null: it went well. */
  failure: string | null
}

export interface ScheduleState {
  cron: string
  timeZone: string
  last: ScheduledRun | null
  nextAt: string | null
}
