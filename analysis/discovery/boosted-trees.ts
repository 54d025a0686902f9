/** Few, small and slow: more trees of the same kind did not find more hidden skills. */
const TREE_COUNT = 120
const DEPTH = 4
const SHRINKAGE = 0.1
const BIN_COUNT = 32
/** Weight (sum of p(1-p)) that each side of a split must have. */
const MIN_WEIGHT = 3
const RIDGE = 2

/**
 * Log-odds of label 1 for every row, by gradient-boosted trees over binned features (Friedman 2001, doi
 * 10.1214/aos/1013203451; second-order splits as Chen, Guestrin 2016, doi 10.1145/2939672.2939785; of two siblings the
 * sums of the smaller are taken and those of the larger are what remains, as Ke et al. 2017 do). Nothing is random and
 * sums are taken in the order of the rows: the same rows give the same answer to the last bit.
 *
 * @param rows  of equal length
 */
export function boostedLogOdds(rows: readonly Float64Array[], labels: readonly (0 | 1)[]): Float64Array {
  const width = rows[0]?.length ?? 0
  const count = rows.length
  const positives = labels.reduce<number>((sum, label) => sum + label, 0)
  const base = Math.log((positives + 1) / (count - positives + 1))
  const odds = new Float64Array(count).fill(base)
  const sample = { columns: binnedColumns(rows, width), slopes: new Float64Array(2 * count) }
  for (let round = 0; round < TREE_COUNT; round++) {
    for (let row = 0; row < count; row++) {
      const p = 1 / (1 + Math.exp(-(odds[row] ?? 0)))
      sample.slopes[2 * row] = (labels[row] ?? 0) - p
      sample.slopes[2 * row + 1] = p * (1 - p)
    }
    growTree(sample, (value, members) => {
      for (const row of members) odds[row] = (odds[row] ?? 0) + SHRINKAGE * value
    })
  }
  return odds
}

/** Bins of each feature, row by row: equal numbers of different values in each. */
function binnedColumns(rows: readonly Float64Array[], width: number): Uint8Array[] {
  return Array.from({ length: width }, (_, feature) => {
    const values = Float64Array.from(rows, (row) => row[feature] ?? 0)
    const sorted = values.slice().sort()
    const edges: number[] = []
    for (let bin = 1; bin < BIN_COUNT; bin++) {
      const edge = sorted[Math.floor((bin * sorted.length) / BIN_COUNT)] ?? 0
      if (edges.length === 0 || edge > (edges.at(-1) ?? 0)) edges.push(edge)
    }
    return Uint8Array.from(values, (value) => {
      let bin = 0
      while (bin < edges.length && value >= (edges[bin] ?? 0)) bin++
      return bin
    })
  })
}

/** The rows as a tree sees them. */
interface Sample {
  /** Bins by feature. */
  columns: readonly Uint8Array[]
  /** First and second derivative of each row's loss, in turn. */
  slopes: Float64Array
}

/** A node while the tree grows: its rows, and their summed slopes by feature and bin (gradient and weight in turn). */
interface GrowingNode {
  rows: Int32Array
  sums: Float64Array
}

/** Grows one tree and calls back with the value and the rows of each leaf. */
function growTree(sample: Sample, leaf: (value: number, rows: Int32Array) => void): void {
  const all = Int32Array.from({ length: sample.slopes.length / 2 }, (_, row) => row)
  const grow = (node: GrowingNode, depth: number): void => {
    const [gradient, weight] = totalOf(node.sums)
    const split = depth === DEPTH ? null : bestSplit(node.sums, gradient, weight)
    if (split === null) {
      leaf(gradient / (weight + RIDGE), node.rows)
      return
    }
    const [left, right] = partition(node.rows, sample.columns[split.feature] ?? new Uint8Array(), split.bin)
    const isLeftSmaller = left.length < right.length
    // The sums of any one feature give the value of a leaf.
    const columns = depth + 1 === DEPTH ? sample.columns.slice(0, 1) : sample.columns
    const smaller = sumRows({ ...sample, columns }, isLeftSmaller ? left : right)
    const larger = smaller.map((sum, cell) => (node.sums[cell] ?? 0) - sum)
    grow({ rows: left, sums: isLeftSmaller ? smaller : larger }, depth + 1)
    grow({ rows: right, sums: isLeftSmaller ? larger : smaller }, depth + 1)
  }
  grow({ rows: all, sums: sumRows(sample, all) }, 0)
}

/** Rows up to this bin of a feature, and those above it, each in their order. */
function partition(rows: Int32Array, column: Uint8Array, bin: number): [upTo: Int32Array, above: Int32Array] {
  const upTo = new Int32Array(rows.length)
  const above = new Int32Array(rows.length)
  let upToCount = 0
  let aboveCount = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    if ((column[row] as number) <= bin) upTo[upToCount++] = row
    else above[aboveCount++] = row
  }
  return [upTo.subarray(0, upToCount), above.subarray(0, aboveCount)]
}

function sumRows({ columns, slopes }: Sample, rows: Int32Array): Float64Array {
  const sums = new Float64Array(columns.length * BIN_COUNT * 2)
  for (let feature = 0; feature < columns.length; feature++) {
    sumColumn(columns[feature] as Uint8Array, slopes, rows, sums.subarray(feature * BIN_COUNT * 2))
  }
  return sums
}

/** Most of the work of a tree. Every row is within all of these arrays: nothing is looked at twice to make sure of it. */
function sumColumn(column: Uint8Array, slopes: Float64Array, rows: Int32Array, sums: Float64Array): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const cell = 2 * (column[row] as number)
    sums[cell] = (sums[cell] as number) + (slopes[2 * row] as number)
    sums[cell + 1] = (sums[cell + 1] as number) + (slopes[2 * row + 1] as number)
  }
}

/** Gradient and weight of a node, by the bins of its first feature. */
function totalOf(sums: Float64Array): [gradient: number, weight: number] {
  let gradient = 0
  let weight = 0
  for (let cell = 0; cell < 2 * BIN_COUNT; cell += 2) {
    gradient += sums[cell] ?? 0
    weight += sums[cell + 1] ?? 0
  }
  return [gradient, weight]
}

/** The split that lowers the loss most; null when none does. */
function bestSplit(sums: Float64Array, gradient: number, weight: number): { feature: number; bin: number } | null {
  let split: { feature: number; bin: number } | null = null
  let best = (gradient * gradient) / (weight + RIDGE) + 1e-9
  for (let feature = 0; feature < sums.length / (2 * BIN_COUNT); feature++) {
    let leftGradient = 0
    let leftWeight = 0
    for (let bin = 0; bin < BIN_COUNT - 1; bin++) {
      const cell = 2 * (feature * BIN_COUNT + bin)
      leftGradient += sums[cell] ?? 0
      leftWeight += sums[cell + 1] ?? 0
      if (leftWeight < MIN_WEIGHT) continue
      if (weight - leftWeight < MIN_WEIGHT) break
      const rightGradient = gradient - leftGradient
      const gain = leftGradient ** 2 / (leftWeight + RIDGE) + rightGradient ** 2 / (weight - leftWeight + RIDGE)
      if (gain <= best) continue
      best = gain
      split = { feature, bin }
    }
  }
  return split
}
