/** A labour market from a seed: the same openings for every layout that is measured. */

export interface MarketSize {
  openings: number
  weeks: number
  skills: number
  mentionsPerOpening: number
  roles: number
  countries: number
  sources: number
  employers: number
}

export const ONE_MILLION: MarketSize = {
  openings: 1_000_000,
  weeks: 150,
  skills: 3_000,
  mentionsPerOpening: 15,
  roles: 14,
  countries: 30,
  sources: 5,
  employers: 50_000,
}

export interface SeededOpening {
  /** Days since the first day of the market. */
  day: number
  source: number
  role: number
  country: number
  seniority: number
  workplace: number
  employer: number
  skills: Uint16Array
  /** 0 required, 1 preferred, 2 mentioned. */
  levels: Uint8Array
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for test data. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Picks 0 … size − 1 with weight 1 / (rank + offset): Zipf's law, flattened at the top by the offset. */
function zipf(size: number, offset: number, random: () => number): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + offset)
    sums[rank] = sum
  }
  return () => {
    const target = random() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) < target) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Openings in the order in which a crawl meets them: week by week, mixed within a week. */
export function* seededOpenings(size: MarketSize, seed = 1): Generator<SeededOpening> {
  const random = seededRandom(seed)
  // An offset of 5 puts the most frequent skill into about a third of all openings, as SQL or Python stand in tech adverts.
  const pickSkill = zipf(size.skills, 5, random)
  const pickRole = zipf(size.roles, 2, random)
  const pickCountry = zipf(size.countries, 1, random)
  const pickSource = zipf(size.sources, 1, random)
  const pickEmployer = zipf(size.employers, 50, random)
  const upTo = (limit: number): number => Math.floor(random() * limit)
  for (let index = 0; index < size.openings; index++) {
    const picked = new Set<number>()
    while (picked.size < size.mentionsPerOpening) picked.add(pickSkill())
    yield {
      day: Math.floor((index * size.weeks) / size.openings) * 7 + upTo(7),
      source: pickSource(),
      role: pickRole(),
      country: pickCountry(),
      seniority: upTo(8),
      workplace: upTo(4),
      employer: pickEmployer(),
      skills: Uint16Array.from(picked),
      levels: Uint8Array.from(picked, () => Math.min(2, upTo(4))),
    }
  }
}
