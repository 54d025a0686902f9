import { UserError } from '../user-error.ts'

/** The database cannot do what was asked: the message says what, where, and the mend. Ends the command; not retried. */
export class StoreError extends UserError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'failure', options)
    this.name = 'StoreError'
  }
}
