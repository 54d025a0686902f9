import { createHash } from 'node:crypto'
import type { BoardReading, NewPosting } from '../data/domain.ts'
import type { PageKey, RememberedPage } from '../data/store/contracts/crawl-memory.ts'
import type { Store } from '../data/store/store.ts'
import type { CrawlEntry } from './crawl-entry.ts'
import type { Validators } from './http/page-fetcher.ts'
import type { Reject, SourceRequest } from './sources/source.ts'

/** A listing can forget to say that an advert was changed, so its page is read again after so many days at the latest. */
const TRUSTED_DAYS = 30
/** Pages that no run has met for so long are forgotten. */
const KEPT_DAYS = 60

/** What a page showed besides its postings. */
export interface Named {
  next: SourceRequest[]
  rejects: Reject[]
  reading: BoardReading
}

export const keyOf = (entry: CrawlEntry, { kind, url }: Pick<SourceRequest, 'kind' | 'url'>): PageKey => ({
  entry: entry.config.id,
  kind,
  url,
})

/** What earlier runs read, so that a page that is as it was need not be sent or read again. */
export function createPageMemory(store: Pick<Store, 'pages'>) {
  /** Null too when another configuration or program read the page: it would be read differently now. */
  function recall(entry: CrawlEntry, request: SourceRequest): RememberedPage | null {
    const remembered = store.pages.find(keyOf(entry, request))
    return remembered?.configHash === entry.configHash ? remembered : null
  }

  return {
    recall,

    /** The page behind a line of a listing, when the line says that the page is as it was; null otherwise. */
    recallUnchanged(entry: CrawlEntry, request: SourceRequest, now: string): RememberedPage | null {
      const mark = markOf(request)
      const remembered = mark === null ? null : recall(entry, request)
      const isUnchanged = remembered !== null && remembered.changeMark === mark
      return isUnchanged && remembered.readAt >= daysBefore(now, TRUSTED_DAYS) ? remembered : null
    },

    /** Remembers a page whose postings have just been stored, if there is anything to know it again by. */
    keep(
      entry: CrawlEntry,
      request: SourceRequest,
      shown: { postings: readonly NewPosting[]; named: Named },
      { validators, readAt }: { validators: Validators | null; readAt: string },
    ): void {
      const key = keyOf(entry, request)
      const changeMark = markOf(request)
      if (validators === null && changeMark === null) {
        store.pages.forget(key)
        return
      }
      const page = {
        ...key,
        configHash: entry.configHash,
        validatedUrl: validators?.url ?? null,
        etag: validators?.etag ?? null,
        lastModified: validators?.lastModified ?? null,
        changeMark,
        readAt,
        named: JSON.stringify(shown.named),
      }
      store.pages.save(page, shown.postings)
    },

    namedBy: ({ named }: RememberedPage): Named => JSON.parse(named) as Named,

    meet: (page: RememberedPage, now: string): void => store.pages.meet(page, now),

    forgetOld: (now: string): void => store.pages.forgetNamedBefore(daysBefore(now, KEPT_DAYS)),
  }
}

/** The line of the listing, when it states a change: all that it says counts, because postings are made of that too. */
function markOf({ changeMark, listed }: SourceRequest): string | null {
  if (changeMark === undefined) return null
  const line = createHash('sha256').update(JSON.stringify(listed ?? null))
  return `${changeMark} ${line.digest('hex').slice(0, 16)}`
}

const daysBefore = (instant: string, days: number): string =>
  new Date(Date.parse(instant) - days * 86_400_000).toISOString()

/** What to send with the request for a remembered page, so that the answer can be "not modified". */
export const validatorsOf = ({ validatedUrl, etag, lastModified }: RememberedPage): Validators | null =>
  validatedUrl === null || (etag === null && lastModified === null) ? null : { url: validatedUrl, etag, lastModified }
