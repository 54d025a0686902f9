import type { PackedChunk } from './pack-chunks.ts'

/** Chunks to either side whose words count as around. */
const AROUND = 2
/** Occurrences that draw a rare word towards no difference. */
const PRIOR = 10

/** A chunk of one opening, and whether it is a known skill. */
export interface SeenChunk {
  chunk: PackedChunk
  isKnown: boolean
}

/** How much more often a word stands beside known skills than beside other phrases. */
export class ContextOdds {
  private readonly counts = new Map<string, { known: number; all: number }>()
  private known = 0
  private all = 0

  add(seen: readonly SeenChunk[], at: number, isKnown: boolean): void {
    this.all++
    if (isKnown) this.known++
    for (const context of [...sides(seen, at), ...around(seen, at)]) {
      const count = this.counts.get(context) ?? { known: 0, all: 0 }
      count.all++
      if (isKnown) count.known++
      this.counts.set(context, count)
    }
  }

  odds(): (seen: readonly SeenChunk[], at: number) => [side: number, bag: number] {
    const base = this.known / Math.max(1, this.all)
    const values = new Map<string, number>()
    for (const [context, { known, all }] of this.counts) {
      const p = (known + PRIOR * base) / (all + PRIOR)
      values.set(context, Math.log(p / (1 - p)) - Math.log(base / (1 - base)))
    }
    const sum = (contexts: readonly string[]): number =>
      contexts.reduce((total, context) => total + (values.get(context) ?? 0), 0)
    return (seen, at) => {
      const bag = around(seen, at)
      return [sum(sides(seen, at)), bag.length === 0 ? 0 : sum(bag) / bag.length]
    }
  }
}

function sides(seen: readonly SeenChunk[], at: number): string[] {
  const chunk = seen[at]?.chunk
  return chunk ? [`<${chunk.before || chunk.left}`, `>${chunk.after || chunk.right}`] : []
}

function around(seen: readonly SeenChunk[], at: number): string[] {
  const words: string[] = []
  for (let other = Math.max(0, at - AROUND); other <= Math.min(seen.length - 1, at + AROUND); other++) {
    if (other === at) continue
    for (const word of seen[other]?.chunk.surface.toLowerCase().split(/[ -]/) ?? []) words.push(word)
  }
  return words
}
