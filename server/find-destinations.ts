import { type Destination, SITE_PAGES } from '../web/site-pages.ts'
import { hrefOf, type ViewState } from '../web/view-state.ts'
import type { AppDeps } from './app-deps.ts'
import { findSkillsByText } from './skill-search.ts'

const MOST_EACH = 6

/**
 * Pages, skills, roles and people whose name or other spelling holds `text`, at most six of a kind, best first; for an empty
 * text all pages. Kinds stand in the order of their best match, one's own people first. Links to the market keep the view.
 */
export function findDestinations({ vocabulary, roles, store }: AppDeps, state: ViewState, text: string): Destination[] {
  const wanted = text.trim().toLowerCase()
  const pages = SITE_PAGES.map(({ path, name, words }): Found => {
    const destination: Destination = {
      kind: 'page',
      name,
      note: '',
      href: isOfMarket(path) ? hrefOf(path, state) : path,
    }
    return { destination, match: Math.min(matchOf(name, wanted), matchOf(words, wanted) + WORDS_LATER) }
  })
  if (wanted === '') return pages.map(({ destination }) => destination)
  const skills = findSkillsByText(vocabulary, wanted).map(({ id, name, category, aliases }): Found => {
    const match = Math.min(matchOf(name, wanted), ...aliases.map((alias) => matchOf(alias, wanted) + SPELLING_LATER))
    return {
      destination: { kind: 'skill', name, note: category, href: hrefOf(`/skills/${encodeURIComponent(id)}`, state) },
      match: Math.min(match, LAST_MATCH),
    }
  })
  const rolesFound = roles.map(({ id, name }): Found => {
    const href = hrefOf(`/roles/${encodeURIComponent(id)}`, state, { role: null })
    return { destination: { kind: 'role', name, note: '', href }, match: matchOf(name, wanted) }
  })
  const people = store.profiles.list().map(({ id, name, group }): Found => {
    return { destination: { kind: 'person', name, note: group, href: `/profiles/${id}` }, match: matchOf(name, wanted) }
  })
  return [people, pages, skills, rolesFound]
    .map((found) =>
      found
        .filter(({ match }) => match <= LAST_MATCH)
        .sort((one, other) => one.match - other.match || one.destination.name.length - other.destination.name.length)
        .slice(0, MOST_EACH),
    )
    .filter((found) => found.length > 0)
    .sort((one, other) => rankOf(one[0]) - rankOf(other[0]))
    .flatMap((found) => found.map(({ destination }) => destination))
}

interface Found {
  destination: Destination
  /** From 0, the best. */
  match: number
}

/** Behind all matches of a name that are as good. */
const SPELLING_LATER = 0.5
const WORDS_LATER = 2
const LAST_MATCH = 5

/**
 * 0: the same, from 1: begins with it, from 2: a word of it does, from 3: holds it; infinite: not at all. The less else it says, the
 * better: "airflow" before "airflow dags".
 */
function matchOf(name: string, wanted: string): number {
  const text = name.toLowerCase()
  if (text === wanted) return 0
  const rest = Math.min(text.length - wanted.length, MOST_REST) / 100
  if (text.startsWith(wanted)) return 1 + rest
  if (text.includes(` ${wanted}`)) return 2 + rest
  return text.includes(wanted) ? 3 + rest : Number.POSITIVE_INFINITY
}

/** How good a match is without what else it says: one's own people come before a skill that matches in the same way. */
const rankOf = (found: Found | undefined): number => Math.floor((found?.match ?? 0) / SPELLING_LATER)

/** Longer spellings are alike, so that even the longest comes before the next kind of match. */
const MOST_REST = 40

/** Pages whose figures follow the choice of role, country and span. */
const isOfMarket = (path: string): boolean => !/^\/(profiles|about|docs)/.test(path)
