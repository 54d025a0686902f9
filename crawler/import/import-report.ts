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
  /** Postings that were already there unchanged, or stand a second time in the same file. */
  duplicates: number
  rejected: RejectedItem[]
  /** What a person should know about how the file was read, e.g. its encoding. */
  note?: string
}

export interface ImportReport {
  files: ImportedFile[]
  /** What a person should know about all of them. */
  note?: string
}
