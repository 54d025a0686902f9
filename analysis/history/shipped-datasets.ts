import type { HistoryDataset } from '../../data/history/dataset.ts'

/** The public data sets that the shipped figures are counted from by our own pipeline. */
export interface ShippedDataset extends Pick<HistoryDataset, 'id' | 'title' | 'kind' | 'origin' | 'readOn'> {
  /** Folder of its files in the corpora. */
  folder: string
}

export const SHIPPED_DATASETS: readonly ShippedDataset[] = [
  {
    id: 'history-ashby-2025-10',
    folder: 'ashby',
    title: 'Ashby job boards of 258 employers, read once on 2025-10-25',
    kind: 'snapshot',
    readOn: '2025-10-25',
    origin: {
      name: 'stapply-ai/ats-scrapers at 43ece6f',
      url: 'https://github.com/stapply-ai/ats-scrapers',
      licence: 'MIT (repository); the texts, which are not shipped, belong to the employers',
      attribution: 'Public Ashby job boards, collected by stapply-ai/ats-scrapers',
    },
  },
  {
    id: 'history-hn-2026-q1',
    folder: 'hn-who-is-hiring',
    title: 'Hacker News "Who is hiring?", January to March 2026',
    kind: 'archive',
    readOn: null,
    origin: {
      name: 'gantryops/hn-jobs-data',
      url: 'https://github.com/gantryops/hn-jobs-data',
      licence: 'MIT (README); the texts, which are not shipped, belong to their authors',
      attribution: 'Hacker News "Who is hiring?", collected by gantryops/hn-jobs-data',
    },
  },
]

/** Somebody else's monthly shares, which we carry and do not count. */
export const TERM_SHARES_FILE = 'series/hn-term-share-to-2025-12.csv'
