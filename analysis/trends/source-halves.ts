import type { CountTable } from '../../data/domain.ts'
import type { PeriodState } from './trend-report.ts'

/** Fewer openings in a half move a share by more than 3 points each (1 of 30), and hide any change worth a word. */
const MIN_OPENINGS_PER_HALF = 30
/** One good period could be an odd one; two are the least that can speak for a half. */
const MIN_GOOD_PERIODS_PER_HALF = 2

/** Positions of periods in a table: [first, split) is the earlier half, [split, end) the later. */
export interface Halves {
  first: number
  split: number
  end: number
}

/** Good cells of one source in each half, as cell indices, with their openings. */
export interface SourceHalves {
  sourceIndex: number
  earlier: { cells: number[]; n: number }
  later: { cells: number[]; n: number }
}

/** Cuts periods [first, end) in two; of an odd number the later half has one more. */
export const halve = (first: number, end: number): Halves => ({
  first,
  split: first + Math.floor((end - first) / 2),
  end,
})

/**
 * The sources that both halves have: at least 2 good periods and 30 openings in each. Only within these is a change a
 * change of the market; a source that joins or leaves would be one of the mix.
 *
 * @param states  of every cell, as of `cellStates`
 */
export function comparableSources(table: CountTable, states: readonly PeriodState[], halves: Halves): SourceHalves[] {
  return table.sources.flatMap((_, sourceIndex) => {
    const earlier = goodCells(table, states, sourceIndex, halves.first, halves.split)
    const later = goodCells(table, states, sourceIndex, halves.split, halves.end)
    return [earlier, later].every(
      ({ cells, n }) => cells.length >= MIN_GOOD_PERIODS_PER_HALF && n >= MIN_OPENINGS_PER_HALF,
    )
      ? [{ sourceIndex, earlier, later }]
      : []
  })
}

function goodCells(
  table: CountTable,
  states: readonly PeriodState[],
  sourceIndex: number,
  from: number,
  until: number,
) {
  const cells: number[] = []
  let n = 0
  for (let period = from; period < until; period++) {
    const cell = sourceIndex * table.periodStarts.length + period
    if (states[cell] !== 'good') continue
    cells.push(cell)
    n += table.openings[cell] ?? 0
  }
  return { cells, n }
}
