import { setTimeout as wait } from 'node:timers/promises'
import { loadRules } from '../../../analysis/load-rules.ts'
import type { NewPosting } from '../../../data/domain.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { type GeneratedPosting, generatePostings } from '../pipeline/generate-postings.ts'

const POSTINGS_PER_WRITE = 10
const PAUSE_MS = 100

/** Writes postings and reads them, some every tenth of a second, until the process is ended: what a fast crawl does. */
export async function writeAsCrawl(path: string): Promise<void> {
  const store = openStore(path)
  const { reader } = loadRules()
  const stream = generatePostings({ postings: 1_000_000, seed: 3, from: '2026-11-02', weeks: 1 })
  let isEnded = false
  process.once('disconnect', () => {
    isEnded = true
  })
  let run = 0
  while (!isEnded) {
    const batch = Array.from({ length: POSTINGS_PER_WRITE }, () => stream.next().value)
    store.postings.save(
      batch.flatMap((posting) => (posting ? [toNew(posting)] : [])),
      '2026-11-16T08:00:00.000Z',
    )
    const unread = store.postings.listUnanalyzed(reader.version, POSTINGS_PER_WRITE)
    store.openings.saveFacts(
      unread.map((posting) => reader.read(posting)),
      reader.version,
      reader.recognition,
    )
    if (++run === 1) process.send?.('writing')
    await wait(PAUSE_MS)
  }
  store.close()
}

function toNew({
  id,
  title,
  company,
  location,
  country,
  postedAt,
  url,
  descriptionHtml,
}: GeneratedPosting): NewPosting {
  return {
    source: 'source-0',
    board: 'bench',
    sourceId: id,
    url,
    title,
    company,
    place: { text: location, country, region: null, city: location },
    workplace: 'unknown',
    employmentType: null,
    salary: null,
    description: { format: 'html', content: descriptionHtml },
    postedOn: postedAt,
  }
}
