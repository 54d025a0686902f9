/**
 * Where things stand in a chart. SVG text must not shrink with the figure, so the plot is drawn twice over the same area:
 * lines in a stretched view box of 1000 × 1000, text and dots at percentages of the real size. No inline style is needed.
 */

/** Percent of the width: y labels stand left of LEFT. Percent of the height: x labels stand below BOTTOM. */
export const LEFT = 8
export const RIGHT = 98.5
export const TOP = 8
export const BOTTOM = 86

/** Percent of the width at which period `index` of `length` stands; a single one stands in the middle. */
export const xPercent = (index: number, length: number): number =>
  length < 2 ? (LEFT + RIGHT) / 2 : round(LEFT + ((RIGHT - LEFT) * index) / (length - 1))

/** Percent of the height at which `value` of an axis from 0 to `top` stands. */
export const yPercent = (value: number, top: number): number =>
  round(BOTTOM - ((BOTTOM - TOP) * value) / (top === 0 ? 1 : top))

/** Percentages as coordinates of the stretched view box. */
export const toBox = (percent: number): number => Math.round(percent * 10)

const round = (value: number): number => Math.round(value * 100) / 100

/** Runs of consecutive positions that have a value: a gap ends a run. */
export function listRuns(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = []
  let run: { index: number; value: number }[] = []
  values.forEach((value, index) => {
    if (value !== null) run.push({ index, value })
    if ((value === null || index === values.length - 1) && run.length > 0) {
      runs.push(run)
      run = []
    }
  })
  return runs
}

/** Positions of at most `most` labels, evenly spread, the first and the last always among them. */
export function labelPositions(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index)
  return Array.from({ length: most }, (_, index) => Math.round((index * (length - 1)) / (most - 1)))
}
