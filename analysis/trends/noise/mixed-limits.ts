import { normalCdf, normalWidth } from '../normal.ts'
import { CONFIDENCE } from '../wilson.ts'

/** A figure with its 95 % limits. */
export interface Limits {
  value: number
  low: number
  high: number
}

const HALVINGS = 40
const WIDTH = normalWidth(CONFIDENCE)

/**
 * 95 % limits of a figure that is one of several, each with its own limits: those of the mixture, each part as if normal on
 * either side of its value.
 * @param parts  with weights that add up to 1
 */
export function mixedLimits(parts: readonly (Limits & { weight: number })[]): { low: number; high: number } {
  const limitAt = (tail: number): number => {
    let low = Math.min(...parts.map((part) => part.low))
    let high = Math.max(...parts.map((part) => part.high))
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (low + high) / 2
      const below = parts.reduce((sum, part) => sum + part.weight * partBelow(part, middle), 0)
      if (below < tail) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  const tail = (1 - CONFIDENCE) / 2
  return { low: limitAt(tail), high: limitAt(1 - tail) }
}

/** Belief that a figure is below a value, as if normal with the limits it has. */
function partBelow({ value, low, high }: Limits, at: number): number {
  const deviation = (at < value ? value - low : high - value) / WIDTH
  return normalCdf((at - value) / deviation)
}
