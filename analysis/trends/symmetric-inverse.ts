/** A pivot that lost all but this part of its size has no information of its own. */
const SINGULAR = 1e-12

/** Inverse of a small symmetric matrix that should be positive definite; null when it is not. */
export function invertSymmetric(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))])
  for (let pivot = 0; pivot < size; pivot++) {
    const row = rows[pivot]
    const value = row?.[pivot] ?? 0
    if (row === undefined || !(value > SINGULAR * Math.abs(matrix[pivot]?.[pivot] ?? 0))) return null
    for (let column = 0; column < 2 * size; column++) row[column] = (row[column] ?? 0) / value
    for (const [index, other] of rows.entries()) {
      const factor = other[pivot] ?? 0
      if (index === pivot || factor === 0) continue
      for (let column = 0; column < 2 * size; column++)
        other[column] = (other[column] ?? 0) - factor * (row[column] ?? 0)
    }
  }
  return rows.map((row) => row.slice(size))
}
