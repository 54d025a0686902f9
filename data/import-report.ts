export interface RejectedItem {
  /** Where the item begins: its line, or in a JSON document its number in the list, from 1. */
  line: number
  reason: string
}

/** What came out of one file: read = new + updated + duplicates + rejected. */
export interface ImportedFile {
  file: string
  /** `csv`, `tsv`, `json`, `jsonl`, `html`, `ashby`, `greenhouse`, `lever`, `hn-who-is-hiring` or `empty`. */
  format: string
  read: number
  new: number
  updated: number
  /** Those of the updated ones that are as they were, but whose text was damaged in the database. */
  repaired: number
  /** Postings that were already there unchanged, or stand a second time in the same file. */
  duplicates: number
  rejected: RejectedItem[]
  /** Postings whose day is not known, duplicates included: they count as first seen when the file was read. */
  undated: number
  /**
   * The first of them that state something for a day which is none, or can be read in two ways; of pages and answers of
   * boards also those that state none: null.
   */
  unreadableDays: { line: number; stated: string | null }[]
  /** What a person should know about how the file was read, e.g. its encoding. */
  note?: string
}

export interface ImportReport {
  files: ImportedFile[]
  /** Files of which nothing could be read, and why. */
  unread: { file: string; reason: string }[]
  /** What a person should know about all of them. */
  note?: string
}
