import type { SourceInfo } from '../data/domain.ts'
import type { RunSourceSummary } from '../data/store/store.ts'
import type { SourceAdapter, SourceConfig, SourceRequest } from './sources/source.ts'
import { SourceConfigError } from './sources/source-errors.ts'

/** One entry of the configuration in a run: who reads it, what is asked first, and what has happened so far. */
export interface CrawlEntry {
  config: SourceConfig
  adapter: SourceAdapter
  firstRequests: SourceRequest[]
  /** Hosts the entry may be read from; a page can name others, but is never followed there. */
  hosts: ReadonlySet<string>
  summary: RunSourceSummary
}

/**
 * @throws SourceConfigError when an entry has an unknown type, lacks a key, or has the id or the board of another entry
 */
export function planEntries(sources: readonly SourceConfig[], registry: readonly SourceAdapter[]): CrawlEntry[] {
  const entries = sources.map((config) => planEntry(config, registry))
  const known = new Map<string, string>()
  const ids = new Set<string>()
  for (const { config, summary } of entries) {
    if (ids.has(config.id)) throw new SourceConfigError(config.id, 'two sources have this id')
    ids.add(config.id)
    const key = JSON.stringify([summary.source, summary.board])
    const other = known.get(key)
    if (other !== undefined) throw new SourceConfigError(config.id, `reads the same board as the source "${other}"`)
    known.set(key, config.id)
  }
  return entries
}

function planEntry(config: SourceConfig, registry: readonly SourceAdapter[]): CrawlEntry {
  const adapter = registry.find(({ type }) => type === config.type)
  if (adapter === undefined) {
    const types = registry.map(({ type }) => type).join(', ')
    throw new SourceConfigError(config.id, `unknown type "${config.type}"; known are ${types}`)
  }
  const firstRequests = adapter.firstRequests(config)
  const unusable = firstRequests.find(({ url }) => !/^https?:/.test(url) || !URL.canParse(url))
  if (unusable !== undefined)
    throw new SourceConfigError(config.id, `"${unusable.url}" is not an http or https address`)
  const hosts = new Set(firstRequests.map(({ url }) => new URL(url).host))
  return { config, adapter, firstRequests, hosts, summary: emptySummary(config) }
}

/**
 * Boards of one system are one source, told apart by their board; a feed or a site is a source of its own, named by
 * its entry in the configuration.
 */
function emptySummary(config: SourceConfig): RunSourceSummary {
  const source = config.board === undefined ? config.id : config.type
  const counts = {
    fetched: 0,
    new: 0,
    updated: 0,
    unchanged: 0,
    closed: 0,
    failed: 0,
    skippedByRobots: 0,
    notOffers: 0,
  }
  return { source, board: config.board ?? '', ...counts, failures: [], health: null }
}

/** What the store remembers about the entry's source when it is read on `day`. */
export function describeSource(entry: CrawlEntry, day: string, origin: SourceInfo['origin']): SourceInfo {
  const { describes } = entry.adapter
  const { url } = entry.config
  const isOwnSource = entry.config.board === undefined
  const name = isOwnSource ? ownName(entry) : describes.name
  const shared = { source: entry.summary.source, kind: describes.kind, origin, grain: 'week' as const }
  const span = { firstReadOn: day, lastReadOn: day }
  if (origin === 'demo') {
    return { ...shared, ...span, name: `${name} (demo)`, attribution: null, licence: null, url: null }
  }
  const { attribution, licence, linkDuty = null } = describes
  return {
    ...shared,
    ...span,
    name,
    attribution,
    linkDuty,
    licence,
    url: isOwnSource ? (url ?? describes.url) : describes.url,
  }
}

/** A feed or a site is called what the configuration calls it; a job board everybody knows by its own name, and a search. */
function ownName({ adapter: { describes }, config: { company, id, query } }: CrawlEntry): string {
  if (describes.url === null) return company ?? id
  return query === undefined ? describes.name : `${describes.name}: ${query}`
}
