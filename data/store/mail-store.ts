import type { MailStore, ReportMail } from './contracts/reports.ts'
import type { StoreDatabase } from './database.ts'

export function createMailStore({ db, read, write }: StoreDatabase): MailStore {
  const insertSubscription = db.prepare<{ recipient: string; token: string }>(
    'INSERT OR IGNORE INTO mail_subscriptions (recipient, token) VALUES (@recipient, @token)',
  )
  const findSubscription = db.prepare<{ recipient: string }, { token: string; endedAt: string | null }>(
    'SELECT token, ended_at AS endedAt FROM mail_subscriptions WHERE recipient = @recipient',
  )
  const findToken = db
    .prepare<{ token: string }, string>('SELECT recipient FROM mail_subscriptions WHERE token = @token')
    .pluck()
  const end = db.prepare<{ token: string; endedAt: string }>(
    'UPDATE mail_subscriptions SET ended_at = coalesce(ended_at, @endedAt) WHERE token = @token',
  )
  const insertMail = db.prepare<Omit<ReportMail, 'answer' | 'state'>>(`
    INSERT OR IGNORE INTO report_mails (week_start, selection_key, recipient, state, changed_at)
    VALUES (@weekStart, @selectionKey, @recipient, 'waiting', @changedAt)
  `)
  const note = db.prepare<ReportMail>(`
    UPDATE report_mails SET state = @state, answer = @answer, changed_at = @changedAt
    WHERE week_start = @weekStart AND selection_key = @selectionKey AND recipient = @recipient
  `)
  const list = db.prepare<{ weekStart: string; selectionKey: string }, ReportMail>(`
    SELECT week_start AS weekStart, selection_key AS selectionKey, recipient, state, answer, changed_at AS changedAt
    FROM report_mails
    WHERE week_start = @weekStart AND selection_key = @selectionKey
    ORDER BY recipient
  `)
  return {
    subscribe: (recipient, newToken) =>
      write(() => {
        insertSubscription.run({ recipient, token: newToken })
        return findSubscription.get({ recipient }) ?? { token: newToken, endedAt: null }
      }),
    findRecipient: (token) => read(() => findToken.get({ token }) ?? null),
    endSubscription: (token, endedAt) => write(() => end.run({ token, endedAt }).changes > 0),
    queue: (report, recipients, changedAt) => {
      write(() => {
        for (const recipient of recipients) insertMail.run({ ...report, recipient, changedAt })
      })
    },
    list: (report) => read(() => list.all(report)),
    note: (mail) => {
      write(() => note.run(mail))
    },
  }
}
