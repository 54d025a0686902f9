import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { CellCursor, type Cells, cellKey, writeRow } from '../../data/store/count-cells.ts'
import { migrate } from '../../data/store/migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-cells-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Cell = [skill: number, source: number, openings: number]
interface Row {
  bucket: number
  cells: Cell[]
}

const number = (max: number) => fc.oneof(fc.nat({ max: 70 }), fc.nat({ max: 3_000 }), fc.nat({ max }))
const aRow = fc.record({
  bucket: number(65_535),
  cells: fc
    .uniqueArray(fc.tuple(number(65_535), number(65_535), number(0x7fff_ffff)), {
      selector: ([skill, source]) => cellKey(skill, source),
    })
    .map((cells) => cells.sort(([a, b], [c, d]) => cellKey(a, b) - cellKey(c, d))),
})

const toCells = (cells: readonly Cell[]): Cells => ({
  keys: Uint32Array.from(cells, ([skill, source]) => cellKey(skill, source)),
  counts: Uint32Array.from(cells, ([, , openings]) => openings),
})
const textOf = (rows: readonly Row[]) =>
  Buffer.from(rows.map(({ bucket, cells }) => writeRow(bucket, toCells(cells))).join(''), 'latin1')

function readRows(bytes: Uint8Array): Row[] {
  const rows: Row[] = []
  const cursor = new CellCursor(bytes)
  while (cursor.nextRow()) {
    const cells: Cell[] = []
    rows.push({ bucket: cursor.bucket, cells })
    while (cursor.nextSkill()) while (cursor.nextCell()) cells.push([cursor.skill, cursor.source, cursor.openings])
  }
  return rows
}

describe('cells as text', () => {
  test('rows one behind the other are read as they were written, in printable ASCII', () => {
    fc.assert(
      fc.property(fc.array(aRow, { maxLength: 4 }), (rows) => {
        const bytes = textOf(rows)
        expect(bytes.every((byte) => byte >= 0x20 && byte <= 0x7f)).toBe(true)
        expect(readRows(bytes)).toEqual(rows)
      }),
    )
  })

  test('one skill is found in each row, and what is leapt over stays readable', () => {
    fc.assert(
      fc.property(fc.array(aRow, { maxLength: 4 }), number(65_535), (rows, any) => {
        for (const wanted of [any, 0, rows[0]?.cells.at(-1)?.[0] ?? any]) {
          const cursor = new CellCursor(textOf(rows))
          const found = rows.map(() => {
            const cells: Cell[] = []
            expect(cursor.nextRow()).toBe(true)
            if (cursor.findSkill(wanted))
              while (cursor.nextCell()) cells.push([cursor.skill, cursor.source, cursor.openings])
            return { bucket: cursor.bucket, cells }
          })
          expect(cursor.nextRow()).toBe(false)
          expect(found).toEqual(
            rows.map(({ bucket, cells }) => ({ bucket, cells: cells.filter(([skill]) => skill === wanted) })),
          )
        }
      }),
    )
  })

  test('counts of a database from before are the same afterwards', () => {
    const path = join(folder, 'before.db')
    const migrations = join(import.meta.dirname, '../../data/store/migrations')
    const files = readdirSync(migrations).sort()
    const before = files.findIndex((name) => name.startsWith('0019'))
    const db = new Database(path)
    for (const file of files.slice(0, before)) db.exec(readFileSync(join(migrations, file), 'utf8'))
    db.pragma(`application_id = ${0x536b5464}`)
    db.pragma(`user_version = ${before}`)
    const rows: Row[] = [
      { bucket: 20_000, cells: [[1, 1, 7], [1, 3, 70_000], [64, 1, 1]] }, // biome-ignore format: one row a line
      { bucket: 20_003, cells: [[2, 2, 64]] },
    ]
    const insert = db.prepare("INSERT INTO prepared_counts VALUES ('any', 1, ?, ?)")
    for (const { bucket, cells } of rows) {
      const { keys, counts } = toCells(cells)
      insert.run(bucket, Buffer.concat([Buffer.from(keys.buffer), Buffer.from(counts.buffer)]))
    }
    migrate(db, path, false)
    const kept = db.prepare<[], string>('SELECT cells FROM prepared_counts ORDER BY day_bucket').pluck().all()
    expect(readRows(Buffer.from(kept.join(''), 'latin1'))).toEqual(rows)
    db.close()
  })
})
