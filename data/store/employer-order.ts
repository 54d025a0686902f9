/** Order of names by code units; openings without an employer come after those with one. */
export function compareEmployers(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === null ? 1 : -1
  return one < other ? -1 : 1
}
