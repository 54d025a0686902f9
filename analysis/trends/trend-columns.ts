import type { TrendCells } from './binomial-trend-fit.ts'
import { MIX_PERIODS, type TrendInput } from './fitted-trend.ts'
import { sumCounted } from './weighted-change.ts'

/** The sources of an input that bear a fit, in columns over the periods in which some of them has openings. */
export interface TrendColumns {
  /** Place in time of each period. */
  positions: number[]
  /** Sources in order of id, and their cells by period. */
  fitted: string[]
  groups: TrendCells[]
}

/** An input laid out for every shape that is fitted to it. */
export interface LaidOutTrend extends TrendColumns {
  input: TrendInput
  /** Part of each source of the input in the openings of the last 13 periods. */
  weightOf: Record<string, number>
}

/** Null when no source bears a trend (0 < mentions < openings), or there are fewer than 2 periods. */
export function layOutTrend(input: TrendInput): LaidOutTrend | null {
  const byId = [...input.sources].sort((a, b) => (a.source < b.source ? -1 : 1))
  const fitted = byId.filter(({ cells }) => {
    const sum = sumCounted(cells)
    return sum.count > 0 && sum.count < sum.n && cells.filter(({ n }) => n > 0).length >= 2
  })
  const columns = columnsOf(
    input,
    fitted.map(({ source }) => source),
  )
  if (fitted.length === 0 || columns.positions.length < 2) return null
  return { input, ...columns, weightOf: partsOf(byId, input.positions, columns.positions.at(-1) ?? 0) }
}

/** Columns of these sources. */
export function columnsOf(input: TrendInput, fitted: string[]): TrendColumns {
  const cellsOf = new Map(input.sources.map(({ source, cells }) => [source, cells]))
  const members = fitted.map((source) => cellsOf.get(source) ?? [])
  const used = input.positions.flatMap((_, index) =>
    members.some((cells) => (cells[index]?.n ?? 0) > 0) ? [index] : [],
  )
  const groups = members.map((cells): TrendCells => {
    const [count, n] = [new Float64Array(used.length), new Float64Array(used.length)]
    for (const [period, index] of used.entries()) {
      const cell = cells[index]
      if (cell === undefined || cell.n === 0) continue
      count[period] = cell.count
      n[period] = cell.n
    }
    return { count, n }
  })
  return { positions: used.map((index) => input.positions[index] ?? 0), fitted, groups }
}

function partsOf(sources: TrendInput['sources'], positions: readonly number[], last: number): Record<string, number> {
  const openings = sources.map(({ cells }) =>
    cells.reduce((sum, { n }, index) => {
      const position = positions[index] ?? 0
      return position > last - MIX_PERIODS && position <= last ? sum + n : sum
    }, 0),
  )
  const all = openings.reduce((sum, n) => sum + n, 0)
  return Object.fromEntries(sources.map(({ source }, index) => [source, (openings[index] ?? 0) / all]))
}
