/** A weekly report as it was published. */
export interface PublishedReport {
  weekStart: string
  /** Which selection it is about: equal selections have equal keys. */
  selectionKey: string
  publishedAt: string
  rulesVersion: string
  /** The report as JSON. */
  content: string
}

export interface ReportStore {
  /** Keeps the report for good. False when the week and selection have one already, which stays as it is. */
  publish(report: PublishedReport): boolean
  find(weekStart: string, selectionKey: string): PublishedReport | null
  /** Newest week first. */
  list(selectionKey: string, limit: number): PublishedReport[]
}

/** Which report a mail carries. */
export interface ReportName {
  weekStart: string
  selectionKey: string
}

/**
 * A report on its way to one recipient. `handing-over`: the server has all but the end of it. `uncertain`: the program was
 * stopped, or the connection lost, just then, so that the server may have taken it; it is not sent again.
 */
export interface ReportMail extends ReportName {
  recipient: string
  state: 'waiting' | 'handing-over' | 'sent' | 'refused' | 'uncertain'
  /** Last words of the mail server. */
  answer: string | null
  changedAt: string
}

export interface MailStore {
  /** The subscription of an address, begun with `newToken` unless there is one. */
  subscribe(recipient: string, newToken: string): { token: string; endedAt: string | null }
  findRecipient(token: string): string | null
  /** False when no subscription has this token. */
  endSubscription(token: string, endedAt: string): boolean
  /** Adds a waiting mail for every recipient that the report has none for yet. */
  queue(report: ReportName, recipients: readonly string[], changedAt: string): void
  /** By recipient. */
  list(report: ReportName): ReportMail[]
  /** The new state of a mail, on disk when this returns. */
  note(mail: ReportMail): void
}
