import type { SourceConfig } from '../../crawler/sources/source.ts'
import type { Route } from '../crawler/loopback-server.ts'
import { fixtureText, readFixture } from '../crawler/sources/fixture.ts'

/** A board of one source as it is when all is well: what a fault comes over. */
export interface HealthyBoard {
  config: SourceConfig
  /** Path of the listing, without its query. */
  path: string
  routes: Record<string, Route>
}

const pathOf = (url: string): string => new URL(url).pathname

/** The invented pages of a source's fixture, each at its own path. */
export function healthyBoard(type: string): HealthyBoard {
  const { config, expected, answer, hasDetail } = readFixture(type)
  const [first] = expected.firstRequests
  if (first === undefined) throw new Error(`the fixture of ${type} asks for nothing`)
  const page = (name: 'listing' | 'detail'): Route => {
    const { body, contentType } = answer(first, name)
    return { headers: { 'content-type': contentType ?? 'text/plain' }, body }
  }
  const routes: Record<string, Route> = { [pathOf(first.url)]: page('listing') }
  const detail = expected.next.find(({ kind }) => kind === 'detail')
  if (hasDetail && detail !== undefined) routes[pathOf(detail.url)] = page('detail')
  return { config, path: pathOf(first.url), routes }
}

/** The listing of a fixture as text, to be cut or bent. */
export const listingText = (type: string, extension = 'json'): string => fixtureText(type, `listing.${extension}`)
