/**
 * False-discovery-adjusted values, in the order of `pValues`: of all findings with q at most 0.05, about 5 % are false.
 *
 * Source: Benjamini and Hochberg 1995; q of rank i = the least p(j) · m / j over all ranks j >= i, at most 1.
 */
export function adjustForFalseDiscovery(pValues: readonly number[]): number[] {
  const byP = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p)
  const qValues = new Array<number>(pValues.length).fill(1)
  let least = 1
  for (const [position, { p, index }] of byP.entries()) {
    const rank = byP.length - position
    least = Math.min(least, p * (byP.length / rank))
    qValues[index] = least
  }
  return qValues
}

/**
 * The p that one more series of a family would have needed to be a finding beside those that are: the least of these values
 * that the procedure accepts. For a lone series it is the level itself.
 */
export function neededP(qValues: readonly number[], level: number): number {
  const findings = qValues.filter((q) => q <= level).length
  const size = Math.max(1, qValues.length)
  return (level * Math.min(size, findings + 1)) / size
}
