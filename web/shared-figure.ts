import type { PageContext } from './page-context.ts'
import { hrefOf, type QueryPairs } from './view-state.ts'

/** What a link from outside and a citation need besides the page. */
export interface Shared {
  /** Address of this server as the reader called it, e.g. `http://127.0.0.1:4321`. */
  origin: string
  /** UTC day. */
  today: string
}

/** A figure that has addresses of its own: as a picture, and for a frame in another page. */
export interface SharedFigure {
  /** `/skills/sql`: its picture is `/skills/sql.png`, its frame `/embed/skills/sql`. */
  path: string
  /** Parameters of the figure besides the view. */
  pairs?: QueryPairs
  /** What it shows, without the selection: `SQL, share of openings`. */
  what: string
}

/** Addresses of the pictures; what the reader holds stays out of them. */
export const pictureHrefs = (page: PageContext, { path, pairs = [] }: SharedFigure) => ({
  png: hrefOf(`${path}.png`, page.state, { skills: [] }, pairs),
  svg: hrefOf(`${path}.svg`, page.state, { skills: [] }, pairs),
})

export const embedHref = (page: PageContext, { path, pairs = [] }: SharedFigure): string =>
  hrefOf(`/embed${path}`, page.state, { skills: [] }, pairs)
