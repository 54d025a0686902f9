import { UserError } from '../user-error.ts'

/** The database cannot do what was asked: the message says what, where, and the mend. Ends the command; not retried. */
export class StoreError extends UserError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'failure', options)
    this.name = 'StoreError'
  }
}

/** Nothing can be written for now, whatever it is. */
export class BlockedStoreError extends StoreError {
  readonly because: 'full' | 'busy' | 'closed'

  constructor(message: string, because: BlockedStoreError['because'], options?: ErrorOptions) {
    super(message, options)
    this.because = because
  }
}
