/** The content of a file breaks off: what came before is kept, the rest is one reject, the next file is read. */
export class ContentFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ContentFault'
  }
}
