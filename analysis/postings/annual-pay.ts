import type { Salary, SalaryPeriod } from '../../data/domain.ts'

/**
 * What a pay figure is an amount of. Months and weeks of pay are turned into years (× 12, × 52); days and hours are not:
 * who is paid by the hour or day is mostly a contractor, without leave and for a part of the year. They stand alone.
 */
export type PayUnit = 'year' | 'day' | 'hour'

/** The rule of annualisation. */
export const PAY_UNITS: Readonly<Record<SalaryPeriod, { unit: PayUnit; factor: number }>> = {
  year: { unit: 'year', factor: 1 },
  month: { unit: 'year', factor: 12 },
  week: { unit: 'year', factor: 52 },
  day: { unit: 'day', factor: 1 },
  hour: { unit: 'hour', factor: 1 },
}

/** The pay of a year by that rule; null where the rule makes none of it. */
export function annualPay({ min, max, currency, period }: Salary): Salary | null {
  const { unit, factor } = PAY_UNITS[period]
  if (unit !== 'year') return null
  const times = (amount: number | null): number | null => (amount === null ? null : amount * factor)
  return { min: times(min), max: times(max), currency, period: 'year' }
}
