import type { Standing } from './gap-ranking.ts'

/** Skills learnt on trial, one after the other, and unlearnt again: each step touches only the openings that name them. */
export interface Trial {
  /** What the skill, with what is broader, would add to F. */
  gainOf(position: number): number
  /** Learns it. Returns what it added to F. */
  learn(position: number): number
  /** Takes back the last lessons. */
  undo(lessons: number): void
  /** Whether nothing has to be learnt before it. */
  isOpen(position: number): boolean
  /** How many skills it builds on, held or not. */
  needsOf(position: number): number
  /** Openings touched so far: what it costs. */
  work(): number
}

export function createTrial({ demand, tree, threshold, isHeld: heldAtFirst, heldWeights }: Standing): Trial {
  const isHeld = Uint8Array.from(heldAtFirst)
  const held = Float32Array.from(heldWeights)
  const lessons: number[][] = []
  let work = 0

  // Openings out of reach that name each skill, with its weight there.
  const counts = new Uint32Array(demand.skillIds.length + 1)
  const eachMention = (visit: (row: number, skill: number, weight: number) => void): void => {
    for (let row = 0; row < demand.rowCount; row++) {
      if ((heldWeights[row] ?? 0) / (demand.totals[row] ?? 1) >= threshold) continue
      for (let at = demand.starts[row] ?? 0; at < (demand.starts[row + 1] ?? 0); at++)
        visit(row, demand.skills[at] ?? 0, demand.weights[at] ?? 0)
    }
  }
  eachMention((_, skill) => {
    counts[skill + 1] = (counts[skill + 1] ?? 0) + 1
  })
  for (let skill = 0; skill < demand.skillIds.length; skill++)
    counts[skill + 1] = (counts[skill + 1] ?? 0) + (counts[skill] ?? 0)
  const [next, rows, weights] = [
    counts.slice(),
    new Uint32Array(counts.at(-1) ?? 0),
    new Float32Array(counts.at(-1) ?? 0),
  ]
  eachMention((row, skill, weight) => {
    const at = next[skill] ?? 0
    rows[at] = row
    weights[at] = weight
    next[skill] = at + 1
  })

  /** Adds a skill to the openings that name it, or takes it away again. */
  function apply(skill: number, sign: 1 | -1): number {
    let gain = 0
    const [from, until] = [counts[skill] ?? 0, counts[skill + 1] ?? 0]
    for (let at = from; at < until; at++) {
      const row = rows[at] ?? 0
      const [before, total] = [held[row] ?? 0, demand.totals[row] ?? 1]
      const after = before + sign * (weights[at] ?? 0)
      gain += Math.min(1, after / total / threshold) - Math.min(1, before / total / threshold)
      held[row] = after
    }
    work += until - from
    isHeld[skill] = sign === 1 ? 1 : 0
    return gain
  }
  function learn(position: number): number {
    const lesson = [position, ...(tree.broader[position] ?? [])].filter((skill) => isHeld[skill] === 0)
    lessons.push(lesson)
    return lesson.reduce((sum, skill) => sum + apply(skill, 1), 0)
  }
  function undo(count: number): void {
    for (const lesson of lessons.splice(lessons.length - count, count)) for (const skill of lesson) apply(skill, -1)
  }
  return {
    learn,
    undo,
    gainOf: (position) => {
      const gain = learn(position)
      undo(1)
      return gain
    },
    isOpen: (position) => (tree.needs[position] ?? []).every((need) => isHeld[need] === 1),
    needsOf: (position) => (tree.needs[position] ?? []).length,
    work: () => work,
  }
}
