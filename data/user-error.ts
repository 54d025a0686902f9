/**
 * Something the person at the keyboard can mend: a file that is not there, a misspelt role, a database of a newer version.
 * Shown as its message alone, never as a stack trace. `usage` ends the command line with 2, `failure` with 1.
 */
export class UserError extends Error {
  readonly kind: 'usage' | 'failure'

  constructor(message: string, kind: 'usage' | 'failure' = 'usage', options?: ErrorOptions) {
    super(message, options)
    this.name = 'UserError'
    this.kind = kind
  }
}
