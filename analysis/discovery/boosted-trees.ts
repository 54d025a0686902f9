/** Few, small and slow: more trees of the same kind did not find more hidden skills. */
const TREE_COUNT = 120
const DEPTH = 4
const SHRINKAGE = 0.1
const BIN_COUNT = 32
/** Weight (sum of p(1-p)) that each side of a split must have. */
const MIN_WEIGHT = 3
const RIDGE = 2

interface Tree {
  /** By node, children of node i at 2i+1 and 2i+2: feature (-1: a leaf), last bin that goes left, value of a leaf. */
  features: Int16Array
  bins: Uint8Array
  values: Float64Array
}

/**
 * Log-odds of label 1 for every row, by gradient-boosted trees over binned features (Friedman 2001, doi
 * 10.1214/aos/1013203451; second-order splits as Chen, Guestrin 2016, doi 10.1145/2939672.2939785). Nothing is random and
 * sums are taken in the order of the rows: the same rows give the same answer to the last bit.
 *
 * @param rows  of equal length
 */
export function boostedLogOdds(rows: readonly Float64Array[], labels: readonly (0 | 1)[]): Float64Array {
  const width = rows[0]?.length ?? 0
  const count = rows.length
  const bins = binned(rows, width)
  const positives = labels.reduce<number>((sum, label) => sum + label, 0)
  const base = Math.log((positives + 1) / (count - positives + 1))
  const odds = new Float64Array(count).fill(base)
  const gradients = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let round = 0; round < TREE_COUNT; round++) {
    for (let row = 0; row < count; row++) {
      const p = 1 / (1 + Math.exp(-(odds[row] ?? 0)))
      gradients[row] = (labels[row] ?? 0) - p
      weights[row] = p * (1 - p)
    }
    const nodes = new Int32Array(count)
    const tree = growTree({ bins, width, gradients, weights }, nodes)
    for (let row = 0; row < count; row++) {
      odds[row] = (odds[row] ?? 0) + SHRINKAGE * (tree.values[nodes[row] ?? 0] ?? 0)
    }
  }
  return odds
}

/** Bin of each value, feature by feature: equal numbers of different values in each. */
function binned(rows: readonly Float64Array[], width: number): Uint8Array {
  const bins = new Uint8Array(rows.length * width)
  for (let feature = 0; feature < width; feature++) {
    const values = Float64Array.from(rows, (row) => row[feature] ?? 0)
    const sorted = values.slice().sort()
    const edges: number[] = []
    for (let bin = 1; bin < BIN_COUNT; bin++) {
      const edge = sorted[Math.floor((bin * sorted.length) / BIN_COUNT)] ?? 0
      if (edges.length === 0 || edge > (edges.at(-1) ?? 0)) edges.push(edge)
    }
    values.forEach((value, row) => {
      let bin = 0
      while (bin < edges.length && value >= (edges[bin] ?? 0)) bin++
      bins[row * width + feature] = bin
    })
  }
  return bins
}

/** The rows as a tree sees them. */
interface Sample {
  bins: Uint8Array
  width: number
  gradients: Float64Array
  weights: Float64Array
}

/** Grows one tree level by level; `nodes` becomes the leaf of each row. */
function growTree(sample: Sample, nodes: Int32Array): Tree {
  const size = 2 ** (DEPTH + 1) - 1
  const tree: Tree = {
    features: new Int16Array(size).fill(-1),
    bins: new Uint8Array(size),
    values: new Float64Array(size),
  }
  for (let level = 0; level <= DEPTH; level++) {
    const first = 2 ** level - 1
    const isLast = level === DEPTH
    // The sums of any one feature give the value of a leaf.
    const width = isLast ? 1 : sample.width
    const sums = sumLevel(sample, nodes, first, width)
    for (let node = first; node < 2 * first + 1; node++) {
      const cell = (node - first) * width * BIN_COUNT
      const gradient = sumOf(sums.gradients, cell)
      const weight = sumOf(sums.weights, cell)
      tree.values[node] = gradient / (weight + RIDGE)
      if (isLast) continue
      splitNode(tree, node, width, gradient, weight, sums.gradients.subarray(cell), sums.weights.subarray(cell))
    }
    if (!isLast) moveRows(tree, sample, nodes, first)
  }
  return tree
}

/** Sums over the rows of each node of a level, by node, feature and bin. */
function sumLevel({ bins, width, gradients, weights }: Sample, nodes: Int32Array, first: number, used: number) {
  const length = (first + 1) * used * BIN_COUNT
  const sums = { gradients: new Float64Array(length), weights: new Float64Array(length) }
  for (let row = 0; row < nodes.length; row++) {
    const node = (nodes[row] ?? 0) - first
    if (node < 0) continue
    for (let feature = 0; feature < used; feature++) {
      const cell = (node * used + feature) * BIN_COUNT + (bins[row * width + feature] ?? 0)
      sums.gradients[cell] = (sums.gradients[cell] ?? 0) + (gradients[row] ?? 0)
      sums.weights[cell] = (sums.weights[cell] ?? 0) + (weights[row] ?? 0)
    }
  }
  return sums
}

function sumOf(bins: Float64Array, from: number): number {
  let sum = 0
  for (let bin = 0; bin < BIN_COUNT; bin++) sum += bins[from + bin] ?? 0
  return sum
}

function moveRows(tree: Tree, { bins, width }: Sample, nodes: Int32Array, first: number): void {
  for (let row = 0; row < nodes.length; row++) {
    const node = nodes[row] ?? 0
    const feature = tree.features[node] ?? -1
    if (node < first || feature === -1) continue
    const isLeft = (bins[row * width + feature] ?? 0) <= (tree.bins[node] ?? 0)
    nodes[row] = 2 * node + (isLeft ? 1 : 2)
  }
}

function splitNode(
  tree: Tree,
  node: number,
  width: number,
  gradient: number,
  weight: number,
  sumGradient: Float64Array,
  sumWeight: Float64Array,
): void {
  let best = (gradient * gradient) / (weight + RIDGE) + 1e-9
  for (let feature = 0; feature < width; feature++) {
    let leftGradient = 0
    let leftWeight = 0
    for (let bin = 0; bin < BIN_COUNT - 1; bin++) {
      const cell = feature * BIN_COUNT + bin
      leftGradient += sumGradient[cell] ?? 0
      leftWeight += sumWeight[cell] ?? 0
      if (leftWeight < MIN_WEIGHT) continue
      if (weight - leftWeight < MIN_WEIGHT) break
      const rightGradient = gradient - leftGradient
      const gain = leftGradient ** 2 / (leftWeight + RIDGE) + rightGradient ** 2 / (weight - leftWeight + RIDGE)
      if (gain <= best) continue
      best = gain
      tree.features[node] = feature
      tree.bins[node] = bin
    }
  }
}
