/** Rank of each value, in the order given: 1 + the number of strictly larger ones. Ties share a rank, the next one skips. */
export function competitionRanks(values: readonly number[]): number[] {
  const descending = [...values].sort((a, b) => b - a)
  const rankOf = new Map<number, number>()
  for (const [position, value] of descending.entries()) if (!rankOf.has(value)) rankOf.set(value, position + 1)
  return values.map((value) => rankOf.get(value) ?? 1)
}
