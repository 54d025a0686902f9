import type { SalaryPeriod } from '../../../../data/domain.ts'
import type { PaidOpenings } from '../../../../data/store/contracts/census.ts'

export interface PaidRow {
  pay: number
  skills?: readonly string[]
  employer?: number
  role?: number
  seniority?: number
  country?: number
  /** Days since 1970-01-01. */
  day?: number
  currency?: string
  period?: SalaryPeriod
}

/** Role number that stands for `other`. */
export const OTHER = 9

/** Paid openings in columns, as the store gives them; all alike but for what a row says. */
export function paidOpenings(rows: readonly PaidRow[], openings = rows.length): PaidOpenings {
  const rowsOf = new Map<string, number[]>()
  for (const [position, { skills = [] }] of rows.entries())
    for (const skill of skills) rowsOf.set(skill, [...(rowsOf.get(skill) ?? []), position])
  return {
    openings,
    naming: new Map([...rowsOf].map(([skill, positions]) => [skill, positions.length])),
    min: Float64Array.from(rows, ({ pay }) => pay),
    max: Float64Array.from(rows, ({ pay }) => pay),
    currency: rows.map(({ currency = 'GBP' }) => currency),
    period: rows.map(({ period = 'year' }) => period),
    day: Uint16Array.from(rows, ({ day = 20_500 }) => day),
    role: Uint16Array.from(rows, ({ role = 1 }) => role),
    country: Uint16Array.from(rows, ({ country = 1 }) => country),
    seniority: Uint8Array.from(rows, ({ seniority = 0 }) => seniority),
    workplace: new Uint8Array(rows.length),
    employer: Uint32Array.from(rows, ({ employer = 0 }) => employer),
    otherRole: OTHER,
    rowsOf: new Map([...rowsOf].map(([skill, positions]) => [skill, Uint32Array.from(positions)])),
  }
}
