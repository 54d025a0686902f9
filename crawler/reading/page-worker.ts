import { parentPort, workerData } from 'node:worker_threads'
import type { SourceAdapter, SourceConfig } from '../sources/source.ts'
import { PageShapeError } from '../sources/source-errors.ts'
import type { PageOutcome, PageTask, PageThreadData } from './page-thread.ts'
import { readPage } from './read-page.ts'

/** Reads pages, one after the other, in a thread of its own; see `readInThread`. */
const { configs, registry } = workerData as PageThreadData
const { SOURCE_ADAPTERS } = (await import(registry)) as { SOURCE_ADAPTERS: readonly SourceAdapter[] }
const entries = configs.map((config) => ({ config, adapter: adapterOf(config) }))

parentPort?.on('message', (task: PageTask) => parentPort?.postMessage(outcomeOf(task)))
parentPort?.postMessage('ready')

function adapterOf({ type }: SourceConfig): SourceAdapter {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.type === type)
  if (adapter === undefined) throw new Error(`no adapter "${type}" in ${registry}`)
  return adapter
}

function outcomeOf({ entry, page }: PageTask): PageOutcome {
  try {
    const planned = entries[entry]
    if (planned === undefined) throw new Error(`a page of an entry nobody planned: ${entry}`)
    return { read: readPage(planned.adapter, planned.config, page) }
  } catch (error) {
    if (!(error instanceof PageShapeError)) return { mistake: error }
    const { sourceId, url, reason } = error
    return { shape: { sourceId, url, reason } }
  }
}
