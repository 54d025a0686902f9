const SLOT = 4
/** Share of the slots that are taken at most: the filter answers most questions, and a smaller table is nearer at hand. */
const MAX_LOAD = 0.75

/** Bits of the filter for each slot: of ten steps that lead nowhere it lets one through. */
const FILTER_BITS_PER_SLOT = 8

/** A trie as plain data. */
export interface PackedPhrases {
  firstNodes: Int32Array<ArrayBuffer>
  slots: Int32Array<ArrayBuffer>
  filter: Int32Array<ArrayBuffer>
  values: Int32Array<ArrayBuffer>
  edgeCount: number
  nodeCount: number
}

/**
 * Phrases as paths of word numbers, each leading to a value ≥ 1. Reading follows typed arrays and makes no objects:
 * first words by direct look-up, later ones in a hash table of (node, word).
 */
export class PhraseTrie {
  private firstNodes = new Int32Array(1 << 12)
  /** Four numbers a slot, so that a step is one place of memory: node, word, node that it leads to, nothing. */
  private slots = new Int32Array(SLOT << 14)
  /** A bit for the hash of each edge. */
  private filter = new Int32Array((FILTER_BITS_PER_SLOT << 14) / 32)
  private edgeCount = 0
  private nodeCount = 1
  private values = new Int32Array(1 << 12)

  static unpack(packed: PackedPhrases): PhraseTrie {
    return Object.assign(new PhraseTrie(), packed)
  }

  pack(): PackedPhrases {
    const { firstNodes, slots, filter, values, edgeCount, nodeCount } = this
    return { firstNodes, slots, filter, values, edgeCount, nodeCount }
  }

  /** Gives the phrase this value, unless it has one already; gives the value it now has. */
  add(words: readonly number[], value: number): number {
    let node = 0
    for (const word of words) node = node === 0 ? this.addFirst(word) : this.addEdge(node, word)
    const known = this.values[node] ?? 0
    if (known !== 0) return known
    this.values[node] = value
    return value
  }

  /** Node of a first word, 0 when no phrase begins so. */
  first(word: number): number {
    return this.firstNodes[word] ?? 0
  }

  /** Whether a phrase may go on so. False is certain, and told by a bit of a table that a core's own memory holds. */
  mayGoOn(node: number, word: number): boolean {
    const { filter } = this
    const bit = hashOf(node, word) & (filter.length * 32 - 1)
    return ((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }

  /** Node after one more word, 0 when no phrase goes on so. */
  next(node: number, word: number): number {
    if (!this.mayGoOn(node, word)) return 0
    const { slots } = this
    const mask = slots.length - 1
    for (let slot = (hashOf(node, word) * SLOT) & mask; ; slot = (slot + SLOT) & mask) {
      const stored = slots[slot] ?? 0
      if (stored === 0) return 0
      if (stored === node && slots[slot + 1] === word) return slots[slot + 2] ?? 0
    }
  }

  /** Value of the phrase that ends at a node, 0 when none does. */
  valueAt(node: number): number {
    return this.values[node] ?? 0
  }

  private addFirst(word: number): number {
    while (word >= this.firstNodes.length) this.firstNodes = doubled(this.firstNodes)
    const known = this.firstNodes[word] ?? 0
    if (known !== 0) return known
    const node = this.addNode()
    this.firstNodes[word] = node
    return node
  }

  private addEdge(from: number, word: number): number {
    const known = this.next(from, word)
    if (known !== 0) return known
    if (++this.edgeCount * SLOT > this.slots.length * MAX_LOAD) this.rehash()
    const node = this.addNode()
    this.place(from, word, node)
    return node
  }

  private addNode(): number {
    const node = this.nodeCount++
    if (node >= this.values.length) this.values = doubled(this.values)
    return node
  }

  private place(from: number, word: number, target: number): void {
    const mask = this.slots.length - 1
    let slot = (hashOf(from, word) * SLOT) & mask
    while (this.slots[slot] !== 0) slot = (slot + SLOT) & mask
    this.slots.set([from, word, target], slot)
    const bit = hashOf(from, word) & (this.filter.length * 32 - 1)
    this.filter[bit >>> 5] = (this.filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  private rehash(): void {
    const old = this.slots
    this.slots = new Int32Array(old.length * 2)
    this.filter = new Int32Array(this.filter.length * 2)
    for (let slot = 0; slot < old.length; slot += SLOT) {
      const [node = 0, word = 0, target = 0] = old.subarray(slot, slot + SLOT)
      if (node !== 0) this.place(node, word, target)
    }
  }
}

function hashOf(node: number, word: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}
