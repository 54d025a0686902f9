import { createHash } from 'node:crypto'
import type { SourceInfo } from '../data/domain.ts'
import type { SourceAdapter, SourceConfig, SourceRequest } from './sources/source.ts'
import { SourceConfigError } from './sources/source-errors.ts'

/** One entry of the configuration in a run: who reads it, under which name, and what is asked first. */
export interface CrawlEntry {
  config: SourceConfig
  /** Source and board that its postings are kept under. */
  key: { source: string; board: string }
  /** Another text when the entry, or the program that reads it, is another. */
  configHash: string
  /** Another text when the entry asks its source for something else: then what it finds does not compare. */
  scopeHash: string
  adapter: SourceAdapter
  firstRequests: SourceRequest[]
  /** Hosts the entry may be read from; a page can name others, but is never followed there. */
  hosts: ReadonlySet<string>
}

/**
 * @param program  name and version of the program; what another version read may be read differently
 * @throws SourceConfigError when an entry has an unknown type, lacks a key, or has the id or the board of another entry
 */
export function planEntries(
  sources: readonly SourceConfig[],
  registry: readonly SourceAdapter[],
  program = '',
): CrawlEntry[] {
  const entries = sources.map((config) => planEntry(config, registry, program))
  const known = new Map<string, string>()
  const ids = new Set<string>()
  for (const { config, key } of entries) {
    if (ids.has(config.id)) throw new SourceConfigError(config.id, 'two sources have this id')
    ids.add(config.id)
    const name = JSON.stringify([key.source, key.board])
    const other = known.get(name)
    if (other !== undefined) throw new SourceConfigError(config.id, `reads the same board as the source "${other}"`)
    known.set(name, config.id)
  }
  return entries
}

function planEntry(config: SourceConfig, registry: readonly SourceAdapter[], program: string): CrawlEntry {
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
  const hashes = { configHash: hashOf([program, inOrder(config)]), scopeHash: hashOf(inOrder(scopeOf(config))) }
  return { config, key: keyOf(config), ...hashes, adapter, firstRequests, hosts }
}

/**
 * Boards of one system are one source, told apart by their board; a feed or a site is a source of its own, named by
 * its entry in the configuration.
 */
const keyOf = ({ board, id, type }: SourceConfig): CrawlEntry['key'] => ({
  source: board === undefined ? id : type,
  board: board ?? '',
})

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const inOrder = (config: object): [string, unknown][] =>
  Object.entries(config).sort(([one], [other]) => (one < other ? -1 : 1))

/** All but what the entry and the employer are called, and what this machine allows. */
const scopeOf = ({ id: _id, company: _company, allowPrivateHosts: _allowPrivateHosts, ...scope }: SourceConfig) => scope

/** What the store remembers about the entry's source when it is read on `day`. */
export function describeSource(entry: CrawlEntry, day: string, origin: SourceInfo['origin']): SourceInfo {
  const { describes } = entry.adapter
  const { url } = entry.config
  const isOwnSource = entry.config.board === undefined
  const name = isOwnSource ? ownName(entry) : describes.name
  const shared = { source: entry.key.source, kind: describes.kind, origin, grain: 'week' as const }
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
