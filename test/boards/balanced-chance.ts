import type { SeededRandom } from './seeded-random.ts'

/** How strongly earlier luck is made up for: with a quarter, a share drifts by one advert or two, never by ten. */
const PULL = 0.25

/**
 * Chance that keeps its word: over time, `key` comes true in its share of cases, with little of the luck of independent
 * draws. A demo of a few hundred adverts would otherwise show trends that nobody planted.
 */
export function balancedChance(random: SeededRandom): (key: string, probability: number) => boolean {
  const owedByKey = new Map<string, number>()
  return (key, probability) => {
    const owed = owedByKey.get(key) ?? 0
    const isTrue = probability > 0 && probability < 1 ? random.chance(probability + PULL * owed) : probability >= 1
    owedByKey.set(key, owed + probability - (isTrue ? 1 : 0))
    return isTrue
  }
}
