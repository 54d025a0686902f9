/** The middle value, or the mean of the two in the middle; 0 of none. */
export const median = (values: readonly number[]): number =>
  medianOfSorted([...values].sort((one, other) => one - other))

/** The same of values that ascend already. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0
  return sum
}
