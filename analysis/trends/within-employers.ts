import { studentWidth } from './distributions/student-t.ts'
import { CONFIDENCE } from './wilson.ts'

/** Counts of one employer in one source: earlier half and later half. */
export interface EmployerCounts {
  openings: readonly [number, number]
  mentions: readonly [number, number]
}

/** What changed inside the employers that advertised in both halves. */
export interface WithinEmployers {
  employers: number
  /** Openings of these employers in both halves. */
  n: number
  /** Change of the share, later less earlier half, in points, with its 95 % interval. */
  points: number
  low: number
  high: number
}

/** Fewer employers say little about how much employers differ; fewer mentions little about the skill. */
const MIN_EMPLOYERS = 10
const MIN_MENTIONS = 20

/**
 * Change of a share with the mix of employers held: a new employer who advertises a lot moves the share of the market, and
 * nothing here. Null with fewer than 10 employers or 20 mentions.
 *
 * Sources: Mantel and Haenszel 1959, risk difference with weights n1 n2 / (n1 + n2); variance between employers as of a ratio
 * over clusters, so that adverts of one employer may be as alike as they like.
 * @param employers  each with openings in both halves
 */
export function withinEmployers(employers: readonly EmployerCounts[]): WithinEmployers | null {
  const mentions = employers.reduce((sum, { mentions: [earlier, later] }) => sum + earlier + later, 0)
  if (employers.length < MIN_EMPLOYERS || mentions < MIN_MENTIONS) return null
  const parts = employers.map(({ openings: [before, after], mentions: [sooner, later] }) => ({
    weight: (before * after) / (before + after),
    difference: later / after - sooner / before,
  }))
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  const difference = parts.reduce((sum, part) => sum + part.weight * part.difference, 0) / whole
  const squares = parts.reduce((sum, part) => sum + (part.weight * (part.difference - difference)) ** 2, 0)
  const error = Math.sqrt((employers.length / (employers.length - 1)) * squares) / whole
  const reach = error * studentWidth(CONFIDENCE, employers.length - 1)
  return {
    employers: employers.length,
    n: employers.reduce((sum, { openings: [before, after] }) => sum + before + after, 0),
    points: 100 * difference,
    low: 100 * (difference - reach),
    high: 100 * (difference + reach),
  }
}
