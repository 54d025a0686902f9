/** The content of a file breaks off: what came before is kept, the rest is one reject, the next file is read. */
export class ContentFault extends Error {
  /** Where the content breaks off; null: behind the last item. */
  readonly line: number | null

  constructor(message: string, { line = null, ...options }: ErrorOptions & { line?: number | null } = {}) {
    super(message, options)
    this.name = 'ContentFault'
    this.line = line
  }
}
