import type { SourceInfo } from '../../domain.ts'

export type CountedSource = SourceInfo & { postings: number; openings: number; undated: number }

export interface SourceStore {
  /** Registers a source or refreshes its description; keeps the earliest `firstReadOn`. */
  save(source: SourceInfo): void
  /** `undated`: postings that state no day, and count in the week they were first seen. */
  list(includeHistory: boolean): CountedSource[]
}
