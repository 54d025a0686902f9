import { UserError } from '../../data/user-error.ts'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'
import type { AppDeps } from '../app-deps.ts'
import { NO_CRAWL } from './crawl-control.ts'
import type { CrawlWatch } from './crawl-watch.ts'

/** What the page of sources offers about crawls; where none can be started it says why. */
export async function readCrawlChoice(
  watch: CrawlWatch | null,
  { crawls, mode }: Pick<AppDeps, 'crawls' | 'mode'>,
): Promise<CrawlChoice> {
  if (watch === null || crawls === undefined) {
    const why =
      mode === 'demo'
        ? 'A demo reads its synthetic boards once and no others; “skilltide serve” reads those that you configure.'
        : 'This server starts no crawls; run “skilltide crawl”.'
    return { state: NO_CRAWL, sources: [], obstacle: why }
  }
  await watch.look()
  const state = watch.state()
  try {
    return { state, sources: await crawls.listSources(), obstacle: null }
  } catch (error) {
    if (error instanceof UserError) return { state, sources: [], obstacle: error.message }
    throw error
  }
}
