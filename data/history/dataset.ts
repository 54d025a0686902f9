import type { SourceKind } from '../domain.ts'

/**
 * Shipped history: figures only, no text of any advert. One file in `figures/` is one data set. `npm run history` makes
 * them; `start` loads them as sources of origin `history`.
 */
export interface HistoryDataset {
  id: string
  title: string
  /** `snapshot` data describe what was open on one day: they bear levels, never trends. */
  kind: SourceKind
  /** Who counted: our own pipeline (its version), or somebody else's rules that we only carry. */
  countedBy: { who: 'skilltide'; pipelineVersion: string } | { who: 'others'; rules: string }
  origin: { name: string; url: string; licence: string; attribution: string }
  /** Day of the reading that a snapshot describes; null for an archive. */
  readOn: string | null
  span: { from: string; until: string }
  /** Postings read, and openings after merging. */
  postings: number
  openings: number
  /** Command that made the file. */
  command: string
  tables: HistoryTable[]
}

/** Counts of one grain: each row is one period of one role and country. */
export interface HistoryTable {
  grain: 'week' | 'month'
  /** Skill ids; `counts` of a cell refer to them by position. */
  skills: string[]
  cells: HistoryCell[]
}

export interface HistoryCell {
  periodStart: string
  /** Role id, or `*` for figures that do not tell roles apart (then country is `*` too, and there is one cell a period). */
  role: string
  /** ISO country, `unknown`, or `*`. */
  country: string
  openings: number
  /** [skill position, openings that mention it, of those with level required]; required is null where nobody knows. */
  counts: [skill: number, mentions: number, required: number | null][]
}
