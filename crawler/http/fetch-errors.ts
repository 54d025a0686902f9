/** The page cannot be had in this run. Not retried: counted as failed, shown with its URL and these words. */
export class FetchError extends Error {
  readonly url: string

  constructor(url: string, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'FetchError'
    this.url = url
  }
}

/** The host is busy, broken or silent just now: the page is tried again after a pause, then counted as failed. */
export class TemporaryFetchError extends FetchError {
  /** What the host asked for in `Retry-After`; null when it asked for nothing. */
  readonly retryAfterMs: number | null

  constructor(url: string, reason: string, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(url, reason, options)
    this.name = 'TemporaryFetchError'
    this.retryAfterMs = retryAfterMs
  }
}

/** robots.txt asks us not to read the page. Not an error of anybody: counted as skipped. */
export class RobotsDisallowedError extends FetchError {
  constructor(url: string) {
    super(url, `robots.txt of ${new URL(url).host} asks crawlers not to read this page`)
    this.name = 'RobotsDisallowedError'
  }
}

/** The page is no more (404, 410): a posting was taken down, a board moved or was never there. */
export class PageGoneError extends FetchError {
  constructor(url: string, status: number) {
    super(url, `answer ${status}`)
    this.name = 'PageGoneError'
  }
}

/** The host does not want us here (401, 403), or knows no such board in this form (406). We do not try to get round it. */
export class HostRefusalError extends FetchError {
  constructor(url: string, status: number) {
    super(url, `answer ${status}`)
    this.name = 'HostRefusalError'
  }
}
