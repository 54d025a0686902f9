import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closestName } from '../../data/closest-name.ts'
import { readInputText } from '../../data/input-file.ts'
import { UserError } from '../../data/user-error.ts'
import { planEntries } from '../crawl-entry.ts'
import { userAgentOf } from '../http/crawler-name.ts'
import { POLITE, type Politeness } from '../http/host-pace.ts'
import { SOURCE_ADAPTERS } from '../sources/registry.ts'
import type { SourceAdapter, SourceConfig } from '../sources/source.ts'
import { SourceConfigError } from '../sources/source-errors.ts'
import type { ConfigurationFile } from './configuration-schema.ts'
import { DEFAULT_SOURCES, sampleConfiguration } from './default-sources.ts'
import { type ParsedConfiguration, parseConfiguration } from './parse-configuration.ts'

export interface Configuration {
  sources: SourceConfig[]
  /** What `crawl` is told besides its sources. */
  crawler: { userAgent: string; politeness?: Politeness }
}

const FIRST_STEPS = `Write a file like this, then try again:\n\n${sampleConfiguration()}`

/**
 * Reads `skilltide.yaml`.
 *
 * @param onlyIds  sources to keep; all of them when left out
 * @throws UserError that names file, line and key of every mistake, or says how to begin when there is no file
 */
export function readConfiguration(file: string, onlyIds?: readonly string[]): Configuration {
  if (!existsSync(file)) throw new UserError(`${file} is not there, so there is nothing to crawl. ${FIRST_STEPS}`)
  const parsed = parseConfiguration(readInputText(file), file)
  const { contact, politeness } = parsed.values
  const sources = readSources(parsed, SOURCE_ADAPTERS)
  if (sources.length === 0)
    throw new UserError(`${file} names no sources, so there is nothing to crawl. ${FIRST_STEPS}`)
  return {
    sources: onlyIds === undefined ? sources : chosenSources(sources, onlyIds),
    crawler: {
      userAgent: userAgentOf(ownVersion(), contact ?? null),
      ...(politeness !== undefined && { politeness: readPoliteness(politeness) }),
    },
  }
}

function readPoliteness(stated: NonNullable<ConfigurationFile['politeness']>): Politeness {
  const { requestsAtOnce = POLITE.requestsAtOnce, secondsBetweenRequests } = stated
  const delayMs = secondsBetweenRequests === undefined ? POLITE.delayMs : secondsBetweenRequests * 1000
  return { ...POLITE, requestsAtOnce, delayMs }
}

type SourceEntry = NonNullable<ConfigurationFile['sources']>[number]

/** The file's own sources first; a default one that the file also names stands aside. */
function readSources({ values, errorAt }: ParsedConfiguration, registry: readonly SourceAdapter[]): SourceConfig[] {
  const sources: SourceConfig[] = []
  for (const [index, entry] of (values.sources ?? []).entries()) {
    if (!registry.some(({ type }) => type === entry.type))
      throw errorAt(['sources', index, 'type'], unknownType(entry.type, registry))
    const source: SourceConfig = { ...entry, id: entry.id ?? idOf(entry, values.sources ?? []) }
    if (sources.some(({ id }) => id === source.id)) {
      throw errorAt(['sources', index, 'id'], `another source is called "${source.id}" already; give this one an "id"`)
    }
    try {
      planEntries([...sources, source], registry)
    } catch (error) {
      if (error instanceof SourceConfigError) throw errorAt(['sources', index], error.message)
      throw error
    }
    sources.push(source)
  }
  const isNamed = (source: SourceConfig) =>
    sources.some(({ type, board }) => type === source.type && board === source.board)
  return values.defaultSources === true
    ? [...sources, ...DEFAULT_SOURCES.filter((source) => !isNamed(source))]
    : sources
}

function unknownType(type: string, registry: readonly SourceAdapter[]): string {
  const types = registry.map((adapter) => adapter.type)
  const meant = closestName(type, types)
  return `"${type}" is no kind of source; ${meant === null ? `known are ${types.join(', ')}` : `did you mean "${meant}"?`}`
}

/**
 * Name of an entry that gives itself none. Figures of feeds and sites are kept under it, so it must not change when
 * another entry joins: it is made of the address, never counted.
 */
function idOf(entry: SourceEntry, entries: readonly SourceEntry[]): string {
  if (entry.board === undefined) {
    return entry.url !== undefined && URL.canParse(entry.url) ? new URL(entry.url).hostname : entry.type
  }
  const isOnlyOne = entries.filter(({ type }) => type === entry.type).length === 1
  return isOnlyOne ? entry.type : `${entry.type}-${entry.board}`
}

function chosenSources(sources: readonly SourceConfig[], ids: readonly string[]): SourceConfig[] {
  const known = sources.map(({ id }) => id)
  for (const id of ids) {
    if (known.includes(id)) continue
    const meant = closestName(id, known)
    const help = meant === null ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`
    throw new UserError(`no source is called "${id}"; ${help}`)
  }
  return sources.filter(({ id }) => ids.includes(id))
}

/** Version in our package.json, which stands somewhere above this file, built or not. */
function ownVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (!existsSync(file)) continue
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }
    if (name === 'skilltide' && version !== undefined) return version
  }
  return '0'
}
