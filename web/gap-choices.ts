/** What the reader of the gap page assumes, exactly as its address says it. */
export interface GapChoices {
  /** Part of what an opening asks for that makes it reachable, in percent. */
  thresholdPercent: number
  /** Hours that the person has to learn; null: not said. */
  budgetHours: number | null
  /** Own estimates in hours, by skill id or kind of skill, in the order of their names. */
  hours: readonly (readonly [name: string, hours: number])[]
}

export const DEFAULT_THRESHOLD_PERCENT = 80

/** As query parameters in a fixed order, defaults left out. `threshold` is a part of 1, as on the command line. */
export function choicePairs({ thresholdPercent, budgetHours, hours }: GapChoices): [string, string][] {
  return [
    ...(thresholdPercent === DEFAULT_THRESHOLD_PERCENT
      ? []
      : ([['threshold', String(thresholdPercent / 100)]] as [string, string][])),
    ...(budgetHours === null ? [] : ([['budget', String(budgetHours)]] as [string, string][])),
    ...(hours.length === 0
      ? []
      : ([['hours', hours.map(([name, value]) => `${name}:${value}`).join(',')]] as [string, string][])),
  ]
}
