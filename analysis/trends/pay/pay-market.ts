import type { PaidOpenings } from '../../../data/store/contracts/census.ts'
import { PAY_UNITS, type PayUnit } from '../../postings/annual-pay.ts'

/** Openings of one currency and unit, in the order of `PaidOpenings`. */
export interface MarketRows {
  currency: string
  unit: PayUnit
  /** Middle of the range of each opening, and its natural logarithm. */
  amount: Float64Array
  logAmount: Float64Array
  /** Number of the cell of like openings that each belongs to; -1 for those of no known role, which are like nothing. */
  stratum: Int32Array
  strata: number
  /** From 0; openings without an employer stand each for themselves. */
  employer: Int32Array
  employers: number
  /** Whether the number of an employer is one of an employer that is known. */
  isKnown: Uint8Array
  /** Position here of each position of `PaidOpenings`; -1 for those of other markets. */
  positionOf: Int32Array
}

/** Tells the paid openings apart by currency and unit, most openings first. */
export function listMarkets(paid: PaidOpenings): MarketRows[] {
  const groups = new Map<string, { currency: string; unit: PayUnit; rows: number[] }>()
  for (const [row, currency] of paid.currency.entries()) {
    const { unit } = PAY_UNITS[paid.period[row] ?? 'year']
    const key = `${currency} ${unit}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { currency, unit, rows: [row] })
    else group.rows.push(row)
  }
  return [...groups.values()]
    .sort((one, other) => other.rows.length - one.rows.length || (one.currency < other.currency ? -1 : 1))
    .map(({ currency, unit, rows }) => ({ currency, unit, ...columnsOf(paid, rows) }))
}

function columnsOf(paid: PaidOpenings, rows: readonly number[]): Omit<MarketRows, 'currency' | 'unit'> {
  const [strata, employers] = [new Map<string, number>(), new Map<string, number>()]
  const positionOf = new Int32Array(paid.min.length).fill(-1)
  const [amount, logAmount] = [new Float64Array(rows.length), new Float64Array(rows.length)]
  const [stratum, employer] = [new Int32Array(rows.length), new Int32Array(rows.length)]
  const known: number[] = []
  for (const [position, row] of rows.entries()) {
    positionOf[row] = position
    const middle = (((paid.min[row] ?? 0) + (paid.max[row] ?? 0)) / 2) * PAY_UNITS[paid.period[row] ?? 'year'].factor
    amount[position] = middle
    logAmount[position] = Math.log(middle)
    stratum[position] = paid.role[row] === paid.otherRole ? -1 : numberOf(strata, stratumOf(paid, row))
    const name = paid.employer[row] ?? 0
    const number = numberOf(employers, name === 0 ? `row ${row}` : String(name))
    employer[position] = number
    known[number] = name === 0 ? 0 : 1
  }
  return {
    ...{ amount, logAmount, stratum, strata: strata.size, employer, employers: employers.size },
    ...{ isKnown: Uint8Array.from(known), positionOf },
  }
}

/** What is held equal besides currency and unit: role, seniority, country, workplace and quarter of posting. */
const stratumOf = ({ role, seniority, country, workplace, day }: PaidOpenings, row: number): string =>
  `${role[row]} ${seniority[row]} ${country[row]} ${workplace[row]} ${quarterOf(day[row] ?? 0)}`

const MS_PER_DAY = 86_400_000
function quarterOf(day: number): number {
  const date = new Date(day * MS_PER_DAY)
  return 4 * date.getUTCFullYear() + Math.floor(date.getUTCMonth() / 3)
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}
