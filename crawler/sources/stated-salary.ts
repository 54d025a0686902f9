import type { Salary, SalaryPeriod } from '../../data/domain.ts'

// Placeholders that forms send when nobody typed a figure.
const LARGEST_PLAUSIBLE = 99_999_999 // 999999999 is "no limit"; a year's pay in rupiah or yen stays below

/**
 * A salary from fields of its own. Null without currency or period, and when the two ends contradict each other: half a
 * statement is none. A missing, zero or absurd end is unknown.
 */
export function statedSalary(stated: {
  min: number | null
  max: number | null
  currency: string | null
  period: SalaryPeriod | null
}): Salary | null {
  const currency = stated.currency?.trim().toUpperCase() ?? ''
  if (!/^[A-Z]{3}$/.test(currency) || stated.period === null) return null
  const [min, max] = [plausible(stated.min), plausible(stated.max)]
  if ((min === null && max === null) || (min !== null && max !== null && min > max)) return null
  return { min, max, currency, period: stated.period }
}

const plausible = (amount: number | null): number | null =>
  amount !== null && amount > 0 && amount <= LARGEST_PLAUSIBLE ? amount : null

/** Words that boards use for the period of a salary. */
const PERIOD_WORDS: readonly [RegExp, SalaryPeriod][] = [
  [/^(1 )?(years?|yearly|annual(ly)?|annum|per year|per annum|yr|pa|p\.a\.)$/i, 'year'],
  [/^(1 )?(months?|monthly|per month)$/i, 'month'],
  [/^(1 )?(weeks?|weekly|per week)$/i, 'week'],
  [/^(1 )?(days?|daily|per day|per diem)$/i, 'day'],
  [/^(1 )?(hours?|hourly|per hour)$/i, 'hour'],
]

/** The period that a field of its own names ("annual", "per hour", "YEAR"); null when it names none. */
export const statedPeriod = (text: string | null): SalaryPeriod | null =>
  PERIOD_WORDS.find(([pattern]) => pattern.test(text?.trim() ?? ''))?.[1] ?? null
