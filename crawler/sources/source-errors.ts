/** The configuration of a source cannot work: the run does not begin, the person sees the message and mends the file. */
export class SourceConfigError extends Error {
  readonly sourceId: string

  constructor(sourceId: string, message: string, options?: ErrorOptions) {
    super(`${sourceId}: ${message}`, options)
    this.name = 'SourceConfigError'
    this.sourceId = sourceId
  }
}

/** The page is not what this source sends: this source stops, what we know stays, a person is told. Not retried. */
export class PageShapeError extends Error {
  readonly sourceId: string
  readonly url: string
  readonly reason: string

  constructor(sourceId: string, url: string, reason: string, options?: ErrorOptions) {
    super(`${sourceId}: ${reason} (${url})`, options)
    this.name = 'PageShapeError'
    this.sourceId = sourceId
    this.url = url
    this.reason = reason
  }
}

/** One item of a page cannot become a posting: it is counted as a reject with this reason, the page goes on. */
export class ItemShapeError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'ItemShapeError'
  }
}

/** The item is whole, but no advert that anybody can answer: counted apart, for nothing about it is wrong. */
export class NotAnOfferError extends ItemShapeError {
  /** Id of the posting that it was, when the source says with it that the posting is no more. */
  readonly removedId: string | null

  constructor(reason: string, removedId: string | null = null) {
    super(reason)
    this.name = 'NotAnOfferError'
    this.removedId = removedId
  }
}
