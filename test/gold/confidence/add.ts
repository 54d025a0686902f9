/** Adds to one number of a row. */
export function add(row: Float32Array | Float64Array, at: number, amount: number): void {
  row[at] = (row[at] ?? 0) + amount
}
