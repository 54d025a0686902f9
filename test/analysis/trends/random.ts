/** Seeded random numbers for simulations: mulberry32 (Tommy Ettinger, public domain). The same seed, the same trials. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    uniform,
    /** Successes of `n` trials, counted one by one. */
    binomial: (n: number, probability: number): number => {
      let successes = 0
      for (let trial = 0; trial < n; trial++) if (uniform() < probability) successes++
      return successes
    },
  }
}
