import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { deflateRawSync } from 'node:zlib'
import Database from 'better-sqlite3'
import type { GeneratedPosting } from './generate-postings.ts'

const BATCH = 1_000

/** "Compress and insert the text, nothing else": what any program that keeps postings must do at least. */
export async function plainInsert(file: string, path: string): Promise<void> {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE postings (id TEXT PRIMARY KEY, title TEXT, company TEXT, day TEXT, text BLOB) STRICT')
  const insert = db.prepare('INSERT INTO postings VALUES (?, ?, ?, ?, ?)')
  const save = db.transaction((batch: readonly GeneratedPosting[]) => {
    for (const { id, title, company, postedAt, descriptionHtml } of batch)
      insert.run(id, title, company, postedAt, deflateRawSync(descriptionHtml))
  })
  let batch: GeneratedPosting[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(JSON.parse(line) as GeneratedPosting)
    if (batch.length < BATCH) continue
    save(batch)
    batch = []
  }
  save(batch)
  db.close()
}
