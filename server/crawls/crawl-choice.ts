import { UserError } from '../../data/user-error.ts'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'
import type { AppDeps } from '../app-deps.ts'
import { type CrawlControl, NO_CRAWL } from './crawl-control.ts'

/** What the page of sources offers about crawls; where none can be started it says why. */
export async function readCrawlChoice(
  crawl: CrawlControl | null,
  { crawls, mode }: Pick<AppDeps, 'crawls' | 'mode'>,
): Promise<CrawlChoice> {
  if (crawl === null || crawls === undefined) {
    const why =
      mode === 'demo'
        ? 'A demo reads its synthetic boards once and no others; “skilltide serve” reads those that you configure.'
        : 'This server starts no crawls; run “skilltide crawl”.'
    return { state: NO_CRAWL, sources: [], obstacle: why }
  }
  const state = crawl.state()
  try {
    const sources = await crawls.listSources()
    const other = await crawls.findRunning()
    if (other === null) return { state, sources, obstacle: null }
    const began = `${other.since.slice(0, 10)} ${other.since.slice(11, 16)} UTC`
    return {
      state,
      sources,
      obstacle: `Another crawl (process ${other.pid}, since ${began}) is at work; wait for its end.`,
    }
  } catch (error) {
    if (error instanceof UserError) return { state, sources: [], obstacle: error.message }
    throw error
  }
}
