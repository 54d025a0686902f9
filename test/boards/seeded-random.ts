/** Chance that repeats itself: the same seed gives the same choices in the same order. */
export interface SeededRandom {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  chance(probability: number): boolean
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<Value>(values: readonly Value[]): Value
  /** All values in another order. */
  shuffle<Value>(values: readonly Value[]): Value[]
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state are plenty for adverts. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => {
      const picked = values[between(0, values.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    shuffle: (values) =>
      values
        .map((value) => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value),
  }
}
