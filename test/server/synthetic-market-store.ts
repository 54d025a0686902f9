import { loadRules, type Rules } from '../../analysis/load-rules.ts'
import type { NewPosting } from '../../data/domain.ts'
import type { HistoryDataset } from '../../data/history/dataset.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays, listPeriods } from '../../data/weeks.ts'
import { toHtml } from '../boards/advert-text.ts'
import { createPostings, type SyntheticPosting } from '../boards/synthetic-postings.ts'
import { aHistory, aSource } from '../data/builders.ts'
import { aCopyOf, madeOnce } from '../made-once.ts'

/** The day of the tests: a Monday. */
export const TODAY = '2026-11-23'
const FROM = '2026-05-25'
const WEEKS = 26

/**
 * A market of invented adverts over 26 weeks, read by the real rules, with a little shipped history beside it: a copy of its
 * own for whoever asks.
 */
export function syntheticMarketStore(rules: Rules = loadRules(), path?: string): Store {
  const market = madeOnce(`market-${rules.reader.version}.db`, (file) => makeMarket(rules, file))
  return openStore(aCopyOf(market, path))
}

function makeMarket(rules: Rules, path: string): void {
  const store = openStore(path)
  const read = { firstReadOn: FROM, lastReadOn: addDays(TODAY, -1) }
  store.sources.save(aSource({ source: 'example-board', name: 'Example board', ...read }))
  store.sources.save(
    aSource({
      source: 'example-feed',
      name: 'Example feed',
      attribution: 'Adverts by Example feed',
      url: 'https://feed.example',
      ...read,
    }),
  )
  store.history.save(shippedHistory())
  const runId = store.runs.start('import', '2026-11-22T06:00:00Z')
  const postings = createPostings({ seed: 7, from: FROM, weeks: WEEKS, postingsPerWeek: 70 }).map(toPosting)
  store.postings.save(postings, '2026-11-22T06:00:00Z')
  store.runs.saveSource(runId, {
    ...{ source: 'example-board', board: '', fetched: 3, new: postings.length, updated: 0, unchanged: 0, closed: 0 },
    ...{ notModified: 0, failed: 0, skippedByRobots: 0, notOffers: 0, failures: [], health: null },
  })
  store.runs.finish(runId, '2026-11-22T06:01:00Z')
  const unread = store.postings.listUnanalyzed(rules.reader.version, 100_000)
  store.openings.saveFacts(
    unread.map((posting) => rules.reader.read(posting)),
    rules.reader.version,
    rules.reader.recognition,
  )
  store.close()
}

const toPosting = (advert: SyntheticPosting): NewPosting => ({
  source: advert.shownBy === 'feed' ? 'example-feed' : 'example-board',
  board: advert.employer.token,
  sourceId: String(advert.number),
  url: `https://jobs.example/${advert.number}`,
  title: advert.title,
  company: advert.employer.name,
  place: {
    text: `${advert.place.city}, ${advert.place.country}`,
    country: advert.place.country,
    region: null,
    city: advert.place.city,
  },
  workplace: advert.workplace,
  employmentType: null,
  salary: advert.pay && { ...advert.pay, period: 'year' },
  description: { format: 'html', content: toHtml(advert.employer, advert.text) },
  postedOn: advert.postedOn,
})

/** Two years of months, flat, of three terms counted by others, as the shipped figures of public lists are. */
function shippedHistory(): HistoryDataset {
  const months = listPeriods('2024-11-01', '2026-11-01', 'month')
  return aHistory({
    id: 'example-history',
    title: 'Example history of adverts',
    countedBy: { who: 'others', rules: 'one term each' },
    span: { from: '2024-11-01', until: '2026-11-01' },
    postings: 4800,
    openings: 4800,
    tables: [
      {
        grain: 'month',
        skills: ['python', 'sql', 'apache-airflow'],
        cells: months.map((periodStart) => ({
          ...{ periodStart, role: '*', country: '*', openings: 200 },
          counts: [
            [0, 120, null],
            [1, 130, null],
            [2, 60, null],
          ],
        })),
      },
    ],
  })
}
