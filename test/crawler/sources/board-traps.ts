import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig } from '../../../crawler/sources/source.ts'
import { fixtureJson, readFixture } from './fixture.ts'

type Wire = Record<string, unknown>

/** Reads what `bend` makes of the invented listing of a source; `page` overrides what is known about the page. */
export function parseBent(
  adapter: SourceAdapter,
  body: unknown,
  page: Partial<FetchedPage> = {},
  config: Partial<SourceConfig> = {},
): ParsedPage {
  const fixture = readFixture(adapter.type)
  const url = fixture.expected.firstRequests[0]?.url ?? ''
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return adapter.parsePage(
    { url, kind: 'listing', contentType: null, body: text, ...page },
    { ...fixture.config, ...config },
  )
}

/** The fixture's first item, below the key that holds the list (or as the list itself), with `parts` in place of its own. */
export function withItem(type: string, key: string | null, ...variants: Wire[]): unknown {
  const listing = fixtureJson(type) as Wire
  const items = (key === null ? listing : listing[key]) as Wire[]
  const bent = variants.map((parts) => ({ ...items.at(-1), ...parts }))
  return key === null ? bent : { ...listing, [key]: bent }
}
