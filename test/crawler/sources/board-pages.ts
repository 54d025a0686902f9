import type { FetchedPage, ParsedPage, SourceAdapter } from '../../../crawler/sources/source.ts'

/** A listing page as a board would send it. */
export const aPage = (body: unknown, url = 'https://boards.example/acme'): FetchedPage => ({
  url,
  kind: 'listing',
  contentType: 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

export const parseAs = (adapter: SourceAdapter, body: unknown, url?: string): ParsedPage =>
  adapter.parsePage(aPage(body, url), { id: adapter.type, type: adapter.type, board: 'acme' })
