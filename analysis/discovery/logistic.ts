/** Rows of the same length, 0 or 1 for each. */
export interface Sample {
  rows: readonly Float64Array[]
  labels: readonly (0 | 1)[]
}

const MAX_STEPS = 25
const TOLERANCE = 1e-8

/**
 * Weights of a logistic regression with a ridge penalty, by Newton steps (iteratively reweighted least squares). Sums are
 * taken in the order of the rows, so the same rows give the same weights to the last bit.
 *
 * @param ridge  penalty on every weight but the first, which belongs to the constant
 */
export function fitLogistic({ rows, labels }: Sample, ridge: number): Float64Array {
  const width = rows[0]?.length ?? 0
  let weights = new Float64Array(width)
  for (let step = 0; step < MAX_STEPS; step++) {
    const gradient = new Float64Array(width)
    const hessian = new Float64Array(width * width)
    rows.forEach((row, index) => {
      const p = 1 / (1 + Math.exp(-dot(row, weights)))
      const residual = (labels[index] ?? 0) - p
      const curvature = Math.max(p * (1 - p), 1e-9)
      for (let i = 0; i < width; i++) {
        const value = row[i] ?? 0
        if (value === 0) continue
        gradient[i] = (gradient[i] ?? 0) + residual * value
        for (let j = 0; j <= i; j++) {
          hessian[i * width + j] = (hessian[i * width + j] ?? 0) + curvature * value * (row[j] ?? 0)
        }
      }
    })
    for (let i = 0; i < width; i++) {
      if (i > 0) gradient[i] = (gradient[i] ?? 0) - ridge * (weights[i] ?? 0)
      hessian[i * width + i] = (hessian[i * width + i] ?? 0) + (i > 0 ? ridge : 1e-6)
    }
    const change = solveSymmetric(hessian, gradient)
    weights = weights.map((weight, index) => weight + (change[index] ?? 0))
    if (change.every((delta) => Math.abs(delta) < TOLERANCE)) break
  }
  return weights
}

export function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let index = 0; index < row.length; index++) sum += (row[index] ?? 0) * (weights[index] ?? 0)
  return sum
}

/** Cholesky: `lower` holds the lower half of a positive definite matrix, row by row, and is overwritten. */
function solveSymmetric(lower: Float64Array, right: Float64Array): Float64Array {
  const width = right.length
  const at = (i: number, j: number): number => lower[i * width + j] ?? 0
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j)
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k)
      lower[i * width + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j)
    }
  }
  const solution = right.slice()
  for (let i = 0; i < width; i++) {
    let sum = solution[i] ?? 0
    for (let k = 0; k < i; k++) sum -= at(i, k) * (solution[k] ?? 0)
    solution[i] = sum / at(i, i)
  }
  for (let i = width - 1; i >= 0; i--) {
    let sum = solution[i] ?? 0
    for (let k = i + 1; k < width; k++) sum -= at(k, i) * (solution[k] ?? 0)
    solution[i] = sum / at(i, i)
  }
  return solution
}
