import type { Database } from 'better-sqlite3'

/** Rows by keys that are spread evenly over 32 bits. Runs inside the caller's transaction. */
export interface KeyIndex {
  enter(id: number, keys: Iterable<number>): void
  drop(id: number, key: number): void
  /** Both tables, with columns `key` and `id`; an entry stands in one of them. For the statements that look it up. */
  readonly tables: readonly string[]
  /** After a batch: hands over what is no longer young. */
  age(): void
  /** Forgets what is in memory: after a transaction that was undone. */
  forget(): void
}

/** So many young entries fill two megabytes. With fewer the large table is written more often, with more the small one is. */
const MOST_YOUNG = 200_000
/** Of so many parts of all keys one is handed over at a time: no transaction writes the whole of the large table. */
const PARTS = 32
const PART_KEYS = 2 ** 32 / PARTS

/**
 * In one large table each key of a batch falls on a page of its own, which is then written twice for the sake of a few bytes:
 * at 360,000 postings a batch of 500 wrote 42 MB. So a small table takes entries in, and hands them over sorted, part by part:
 * a log-structured merge of two levels (O'Neil, Cheng, Gawlick & O'Neil, "The log-structured merge-tree", 1996).
 *
 * @param mostYoung  entries that the small table keeps from one batch to the next
 */
export function createKeyIndex(db: Database, table: 'advert_keys' | 'posting_keys', mostYoung = MOST_YOUNG): KeyIndex {
  const young = `young_${table}`
  const enter = db.prepare<{ id: number; keys: string }>(
    `INSERT OR IGNORE INTO ${young} (key, id) SELECT value, @id FROM json_each(@keys)`,
  )
  const dropFrom = (name: string) =>
    db.prepare<{ id: number; key: number }>(`DELETE FROM ${name} WHERE key = @key AND id = @id`)
  const [dropYoung, dropOld] = [dropFrom(young), dropFrom(table)]
  const countYoung = db.prepare<[], number>(`SELECT count(*) FROM ${young}`).pluck()
  const handOver = db.prepare<{ from: number; until: number }>(`
    INSERT OR IGNORE INTO ${table} (key, id)
    SELECT key, id FROM ${young} WHERE key >= @from AND key < @until ORDER BY key, id
  `)
  const forgetPart = db.prepare<{ from: number; until: number }>(
    `DELETE FROM ${young} WHERE key >= @from AND key < @until`,
  )
  const newest = db.prepare<[], number | null>(`SELECT max(id) FROM ${young}`).pluck()
  let count: number | null = null
  let part: number | null = null

  return {
    tables: [table, young],
    enter(id, keys) {
      const { changes } = enter.run({ id, keys: JSON.stringify([...keys]) })
      if (count !== null) count += changes
    },
    drop(id, key) {
      const { changes } = dropYoung.run({ id, key })
      if (changes === 0) dropOld.run({ id, key })
      else if (count !== null) count -= changes
    },
    age() {
      count ??= countYoung.get() ?? 0
      while (count > mostYoung) {
        // A program that ends soon begins where another has not just been.
        part = ((part ?? newest.get() ?? 0) + 1) % PARTS
        const keys = { from: part * PART_KEYS, until: (part + 1) * PART_KEYS }
        handOver.run(keys)
        count -= forgetPart.run(keys).changes
      }
    },
    forget() {
      count = null
    },
  }
}
