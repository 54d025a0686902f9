/** What the reader of the gap page assumes, exactly as its address says it. */
export interface GapChoices {
  /** Part of what an opening asks for that makes it reachable, above 0 and up to 1. */
  threshold: number
  /** Hours that the person has to learn; null: not said. */
  budgetHours: number | null
  /** Own estimates in hours, by skill id or kind of skill, in the order of their names. */
  hours: readonly (readonly [name: string, hours: number])[]
}

export const DEFAULT_THRESHOLD_PERCENT = 80

/** The threshold as it is shown, in percent with one decimal. */
export const shownThreshold = ({ threshold }: Pick<GapChoices, 'threshold'>): number =>
  Math.round(1000 * threshold) / 10

/** As query parameters in a fixed order, defaults left out. `threshold` is a part of 1, as on the command line. */
export function choicePairs({ threshold, budgetHours, hours }: GapChoices): [string, string][] {
  return [
    ...(threshold === DEFAULT_THRESHOLD_PERCENT / 100
      ? []
      : ([['threshold', String(threshold)]] as [string, string][])),
    ...(budgetHours === null ? [] : ([['budget', String(budgetHours)]] as [string, string][])),
    ...(hours.length === 0
      ? []
      : ([['hours', hours.map(([name, value]) => `${name}:${value}`).join(',')]] as [string, string][])),
  ]
}
