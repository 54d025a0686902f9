import type { CellCursor } from './count-cells.ts'

/** A table of all skills has thousands of rows: as many are laid side by side, so that they cost one allocation. */
const ROWS_AT_ONCE = 64

/** Rows of a count table under construction, one a skill that has a count. */
export class SkillRows {
  readonly #width: number
  readonly #atOnce: number
  readonly #blocks: Uint32Array[] = []
  /** By skill number, one more than the place of its row; 0 where it has none yet. */
  readonly #places: Uint32Array
  #count = 0

  /**
   * @param width  cells of a row
   * @param skillNumbers  as many as the store has given out, 0 included
   * @param expected  rows, where that is known
   */
  constructor(width: number, skillNumbers: number, expected = ROWS_AT_ONCE) {
    this.#width = width
    this.#atOnce = Math.max(1, Math.min(expected, ROWS_AT_ONCE))
    this.#places = new Uint32Array(skillNumbers)
  }

  add(skill: number, cell: number, openings: number): void {
    const place = this.#placeOf(skill)
    const block = this.#blockOf(place)
    const at = this.#startOf(place) + cell
    block[at] = (block[at] ?? 0) + openings
  }

  /** Adds the cells of the cursor's skill; see `CellCursor.addCells`. */
  addCells(cursor: CellCursor, cellBySource: Int32Array): void {
    const place = this.#placeOf(cursor.skill)
    cursor.addCells(this.#blockOf(place), this.#startOf(place), cellBySource)
  }

  /** The rows by the ids of their skills, in order of the skills' numbers; nothing may be added afterwards. */
  byId(textOf: (skill: number) => string): ReadonlyMap<string, Uint32Array> {
    const ids: string[] = []
    const places: number[] = []
    for (let skill = 0; skill < this.#places.length; skill++) {
      const next = this.#places[skill] ?? 0
      if (next === 0) continue
      ids.push(textOf(skill))
      places.push(next - 1)
    }
    return new RowsById(ids, (index) => this.#rowAt(places[index] ?? 0))
  }

  #rowAt(place: number): Uint32Array {
    const start = this.#startOf(place)
    return this.#blockOf(place).subarray(start, start + this.#width)
  }

  #placeOf(skill: number): number {
    const next = this.#places[skill] ?? 0
    if (next !== 0) return next - 1
    if (this.#count % this.#atOnce === 0) this.#blocks.push(new Uint32Array(this.#width * this.#atOnce))
    this.#places[skill] = ++this.#count
    return this.#count - 1
  }

  #blockOf(place: number): Uint32Array {
    return this.#blocks[Math.floor(place / this.#atOnce)] ?? NO_CELLS
  }

  #startOf(place: number): number {
    return (place % this.#atOnce) * this.#width
  }
}

const NO_CELLS = new Uint32Array()

/** A map that is made of two lists. Who asks for a table of thousands of rows often walks it once and looks up none. */
class RowsById implements ReadonlyMap<string, Uint32Array> {
  readonly #ids: readonly string[]
  readonly #rowAt: (index: number) => Uint32Array
  #indexes: ReadonlyMap<string, number> | null = null

  constructor(ids: readonly string[], rowAt: (index: number) => Uint32Array) {
    this.#ids = ids
    this.#rowAt = rowAt
  }

  get size(): number {
    return this.#ids.length
  }

  has(id: string): boolean {
    return this.#indexOf(id) !== undefined
  }

  get(id: string): Uint32Array | undefined {
    const index = this.#indexOf(id)
    return index === undefined ? undefined : this.#rowAt(index)
  }

  keys() {
    return this.#ids.values()
  }

  *values(): MapIterator<Uint32Array> {
    for (let index = 0; index < this.#ids.length; index++) yield this.#rowAt(index)
  }

  *entries(): MapIterator<[string, Uint32Array]> {
    for (const [index, id] of this.#ids.entries()) yield [id, this.#rowAt(index)]
  }

  [Symbol.iterator]() {
    return this.entries()
  }

  forEach(visit: (row: Uint32Array, id: string, rows: ReadonlyMap<string, Uint32Array>) => void): void {
    for (const [id, row] of this) visit(row, id, this)
  }

  #indexOf(id: string): number | undefined {
    this.#indexes ??= new Map(this.#ids.map((known, index) => [known, index]))
    return this.#indexes.get(id)
  }
}
