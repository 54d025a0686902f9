import type { MarketRows } from './pay-market.ts'

/** Both sides of one stratum: openings, means and variances of log pay with a skill (1) and without it (0). */
export interface Sides {
  n1: number
  n0: number
  m1: number
  m0: number
  v1: number
  v0: number
  weight: number
}

export interface EmployerSpread {
  /** Of the estimate, as employers differ; null with a single one. */
  variance: number | null
  employersWith: number
  employersWithout: number
}

/** Openings of one employer in one stratum. */
interface Cells {
  /** First cell of each stratum, and the end of the last. */
  start: Int32Array
  employer: Int32Array
  n: Float64Array
  sum: Float64Array
  /** Cell of each opening; -1 outside all strata. */
  cellOf: Int32Array
}

/**
 * How far employers pull a matched estimate apart: linearised residuals, added up by employer, C/(C − 1)·Σ(Σ a_i)².
 * Source: Liang and Zeger 1986 (cluster-robust variance).
 *
 * @returns for the openings with a skill, the strata used with both their sides, and the sum of their weights
 */
export function createEmployerSpread(market: MarketRows) {
  const cells = layOutCells(market)
  const [withN, withSum] = [new Float64Array(cells.n.length), new Float64Array(cells.n.length)]
  const eachCell = (positions: readonly number[], visit: (cell: number, position: number) => void): void => {
    for (const position of positions) {
      const cell = cells.cellOf[position] ?? -1
      if (cell >= 0) visit(cell, position)
    }
  }
  const pulls = new Float64Array(market.employers)
  const [hasWith, hasWithout] = [new Uint8Array(market.employers), new Uint8Array(market.employers)]
  return (positions: readonly number[], used: ReadonlyMap<number, Sides>, weights: number): EmployerSpread => {
    eachCell(positions, (cell, position) => {
      withN[cell] = (withN[cell] ?? 0) + 1
      withSum[cell] = (withSum[cell] ?? 0) + (market.logAmount[position] ?? 0)
    })
    const touched: number[] = []
    const add = (cell: number, { n1, n0, m1, m0, weight }: Sides) => {
      const employer = cells.employer[cell] ?? 0
      if (hasWith[employer] === 0 && hasWithout[employer] === 0) touched.push(employer)
      const [own, ownSum] = [withN[cell] ?? 0, withSum[cell] ?? 0]
      const [other, otherSum] = [(cells.n[cell] ?? 0) - own, (cells.sum[cell] ?? 0) - ownSum]
      if (own > 0) hasWith[employer] = 1
      if (other > 0) hasWithout[employer] = 1
      const pull = (ownSum - own * m1) / n1 - (otherSum - other * m0) / n0
      pulls[employer] = (pulls[employer] ?? 0) + (weight / weights) * pull
    }
    for (const [stratum, sides] of used) {
      for (let cell = cells.start[stratum] ?? 0; cell < (cells.start[stratum + 1] ?? 0); cell++) add(cell, sides)
    }
    eachCell(positions, (cell) => {
      withN[cell] = 0
      withSum[cell] = 0
    })
    let [squares, employersWith, employersWithout] = [0, 0, 0]
    for (const employer of touched) {
      squares += (pulls[employer] ?? 0) ** 2
      employersWith += (market.isKnown[employer] ?? 0) * (hasWith[employer] ?? 0)
      employersWithout += (market.isKnown[employer] ?? 0) * (hasWithout[employer] ?? 0)
      pulls[employer] = 0
      hasWith[employer] = 0
      hasWithout[employer] = 0
    }
    const clusters = touched.length
    return { variance: clusters < 2 ? null : (clusters / (clusters - 1)) * squares, employersWith, employersWithout }
  }
}

function layOutCells({ stratum, strata, employer, logAmount }: MarketRows): Cells {
  const order = Array.from(stratum.keys())
    .filter((position) => (stratum[position] ?? -1) >= 0)
    .sort((a, b) => (stratum[a] ?? 0) - (stratum[b] ?? 0) || (employer[a] ?? 0) - (employer[b] ?? 0))
  const start = new Int32Array(strata + 1)
  const cellOf = new Int32Array(stratum.length).fill(-1)
  const found: { employer: number; n: number; sum: number; stratum: number }[] = []
  for (const position of order) {
    const [ownStratum, ownEmployer] = [stratum[position] ?? 0, employer[position] ?? 0]
    let cell = found.at(-1)
    if (cell === undefined || cell.stratum !== ownStratum || cell.employer !== ownEmployer) {
      cell = { employer: ownEmployer, n: 0, sum: 0, stratum: ownStratum }
      found.push(cell)
    }
    cell.n += 1
    cell.sum += logAmount[position] ?? 0
    cellOf[position] = found.length - 1
  }
  for (const cell of found) start[cell.stratum + 1] = (start[cell.stratum + 1] ?? 0) + 1
  for (let index = 0; index < strata; index++) start[index + 1] = (start[index + 1] ?? 0) + (start[index] ?? 0)
  return {
    ...{ start, cellOf, employer: Int32Array.from(found, (cell) => cell.employer) },
    ...{ n: Float64Array.from(found, (cell) => cell.n), sum: Float64Array.from(found, (cell) => cell.sum) },
  }
}
