import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnalysisSummary, analyzePending, type FactsReader } from './analysis/analyze-pending.ts'
import { buildHistoryDataset } from './analysis/history/build-history-dataset.ts'
import { SHIPPED_DATASETS, TERM_SHARES_FILE } from './analysis/history/shipped-datasets.ts'
import { termSharesToHistory } from './analysis/history/term-shares.ts'
import { type CrawlDeps, type CrawlReport, crawl } from './crawler/crawl.ts'
import { importFiles } from './crawler/import/import-files.ts'
import type { SourceConfig } from './crawler/sources/source.ts'
import type { HistoryDataset } from './data/history/dataset.ts'
import { openStore } from './data/store/open-store.ts'
import type { Store } from './data/store/store.ts'

export interface PipelineDeps extends CrawlDeps {
  store: Store
  /** Tells by which rules postings are read: a crawl takes long, and somebody may edit the vocabulary meanwhile. */
  readerInForce: () => FactsReader
  onAnalyzed?: (done: number, all: number) => void
}

export interface PipelineReport {
  crawl: CrawlReport
  analysis: AnalysisSummary
}

/** The product on one screen. The steps meet only in the store, so each can be run again alone. */
export async function runPipeline(sources: readonly SourceConfig[], deps: PipelineDeps): Promise<PipelineReport> {
  // 1. Crawl: postings into the store, page by page. A source that fails is reported and does not stop the others.
  const crawlReport = await crawl(sources, deps)

  // 2. Read: skills, requirement levels, role, place and pay out of every posting that these rules have not read yet.
  // 3. Count: with each batch the store merges adverts into openings and brings the weekly counts up to date.
  const analysis = await analyzePending(deps.store, deps.readerInForce, {
    ...(deps.signal && { signal: deps.signal }),
    ...(deps.onAnalyzed && { onProgress: deps.onAnalyzed }),
  })

  // 4. Trends and gaps are read from the counts when somebody asks: `findTrends`, `findGaps`.
  return { crawl: crawlReport, analysis }
}

/**
 * Makes the figures that ship in `data/history/figures`: the same pipeline over public data sets, each in a store of its
 * own that is thrown away. Only counts are written, no text of any advert.
 *
 * @param corpora  folder with the data sets
 * @param out      folder for the files, which are written anew
 * @returns months of the carried figures that could not be used, with the reason
 */
export async function computeHistory(corpora: string, out: string, deps: { reader: FactsReader; now: () => string }) {
  const command = 'npm run history'
  const write = (dataset: HistoryDataset) => writeFileSync(join(out, `${dataset.id}.json`), fileText(dataset))
  for (const { folder, ...described } of SHIPPED_DATASETS) {
    const files = readdirSync(join(corpora, folder)).sort()
    const store = openStore(':memory:')
    await importFiles(
      files.map((name) => join(corpora, folder, name)),
      {},
      { store, now: deps.now },
    )
    await analyzePending(store, deps.reader)
    const countedBy = { who: 'skilltide', pipelineVersion: deps.reader.version } as const
    write(buildHistoryDataset(store, { ...described, countedBy, command }))
    store.close()
  }
  const { dataset, leftOut } = termSharesToHistory(readFileSync(join(corpora, TERM_SHARES_FILE), 'utf8'), command)
  write(dataset)
  return leftOut
}

/** One cell a line: small, and a changed figure shows as one changed line. */
function fileText(dataset: HistoryDataset): string {
  const tables = dataset.tables.map(
    ({ grain, skills, cells }) =>
      `{"grain":${JSON.stringify(grain)},"skills":${JSON.stringify(skills)},"cells":[\n${cells.map((cell) => JSON.stringify(cell)).join(',\n')}\n]}`,
  )
  const head = JSON.stringify({ ...dataset, tables: undefined }, null, 2)
  return `${head.slice(0, -2)},\n  "tables": [\n${tables.join(',\n')}\n]}\n`
}
