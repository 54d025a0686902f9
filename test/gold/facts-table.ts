import { wilsonInterval } from '../../analysis/trends/wilson.ts'
import { FACTS, type Fact, type FactOutcome } from './facts.ts'

/** How often one fact was read rightly in one half of the labelled adverts. */
export interface FactRow {
  part: FactOutcome['part']
  fact: Fact
  adverts: number
  /** Adverts that state it, and those of them where it was read rightly. */
  stated: number
  statedRight: number
  right: number
  wrong: number
  missed: number
}

export function factRows(outcomes: readonly FactOutcome[]): FactRow[] {
  return (['dev', 'held-out'] as const).flatMap((part) =>
    FACTS.map((fact) => {
      const own = outcomes.filter((one) => one.part === part && one.fact === fact)
      const count = (outcome: FactOutcome['outcome']) => own.filter((one) => one.outcome === outcome).length
      const stated = own.filter(({ isStated }) => isStated)
      const statedRight = stated.filter(({ outcome }) => outcome === 'right').length
      const counts = { right: count('right'), wrong: count('wrong'), missed: count('missed') }
      return { part, fact, adverts: own.length, stated: stated.length, statedRight, ...counts }
    }),
  )
}

/** Share of the adverts of which the right thing was read, with its 95 % interval (Wilson). */
export function factsTable(rows: readonly FactRow[]): string {
  const lines = rows.map(({ part, fact, adverts, stated, statedRight, right, wrong, missed }) => {
    const interval = wilsonInterval(right, adverts) ?? { low: 0, high: 1 }
    const figures = [right / adverts, interval.low, interval.high].map((figure) => figure.toFixed(3).padEnd(7))
    const counts = [adverts, right, wrong, missed].map((count) => String(count).padStart(7))
    return [part.padEnd(9), fact.padEnd(11), ...figures, ...counts, `  ${statedRight}/${stated}`].join(' ')
  })
  return ['part      fact        right   from    to      adverts   right   wrong  missed  stated', ...lines].join('\n')
}
