export interface SkillAssociation {
  /** How many times more often both are named than if they had nothing to do with each other. */
  lift: number
  /** log2 of lift; null when they never meet. */
  pmi: number | null
  /** PMI from -1 (never together) to 1 (always together): what to rank by. */
  npmi: number
  /** Openings with both ÷ openings with either. */
  jaccard: number
  /** Of the openings with A, the part that names B; and the other way round. */
  bGivenA: number
  aGivenB: number
  /** Likelihood ratio of the 2×2 table, chi-square with 1 degree of freedom. */
  g2: number
}

/**
 * How two skills go together over the same openings. Null when either is never named.
 *
 * Source: NPMI by Bouma 2009, G² by Dunning 1993. Lift alone favours rare pairs: never rank by it.
 * @param n  all openings; @param a openings with A; @param b with B; @param both with both
 * @throws RangeError when the counts disagree
 */
export function skillAssociation(n: number, a: number, b: number, both: number): SkillAssociation | null {
  if (both > Math.min(a, b) || a + b - both > n)
    throw new RangeError(`${both} of ${a} and ${b} of ${n}: counts disagree`)
  if (a === 0 || b === 0) return null
  const lift = (n * both) / (a * b)
  const pmi = both === 0 ? null : Math.log2(lift)
  const table = [
    [both, (a * b) / n],
    [a - both, (a * (n - b)) / n],
    [b - both, ((n - a) * b) / n],
    [n - a - b + both, ((n - a) * (n - b)) / n],
  ] as const
  return {
    lift,
    pmi,
    npmi: pmi === null ? -1 : both === n ? 1 : pmi / -Math.log2(both / n),
    jaccard: both / (a + b - both),
    bGivenA: both / a,
    aGivenB: both / b,
    g2: 2 * table.reduce((sum, [seen, expected]) => sum + (seen > 0 ? seen * Math.log(seen / expected) : 0), 0),
  }
}
