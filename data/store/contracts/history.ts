import type { HistoryDataset } from '../../history/dataset.ts'

export interface HistoryStore {
  /** Replaces the figures of one shipped data set; the same version twice changes nothing. */
  save(dataset: HistoryDataset): 'new' | 'replaced' | 'unchanged'
  list(): { id: string; title: string; licence: string; span: { from: string; until: string }; openings: number }[]
}
