import type { Database } from 'better-sqlite3'
import { writeRow } from './count-cells.ts'

/** Gives a database the functions that its migrations call. */
export function addMigrationFunctions(db: Database): void {
  // 0020: the key of an opening, of which an index takes 32 bits.
  db.function('first_32_bits', { deterministic: true }, (key) => Buffer.from(key as Uint8Array).readUInt32BE(0))
  // 0019: cells used to be all keys, then all counts, as 32-bit numbers.
  db.function('cells_as_text', { deterministic: true }, (bucket, cells) => {
    const columns = Uint8Array.from(cells as Uint8Array).buffer
    const length = columns.byteLength / 8
    return writeRow(Number(bucket), {
      keys: new Uint32Array(columns, 0, length),
      counts: new Uint32Array(columns, length * 4, length),
    })
  })
}
