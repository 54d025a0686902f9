import type { MarketChange, MarketFigure } from '../../data/plan.ts'
import { adjustForFalseDiscovery } from '../trends/benjamini-hochberg.ts'
import { judgeChange } from '../trends/verdict.ts'
import { type Counted, type Stratum, weightedChange } from '../trends/weighted-change.ts'
import type { MarketReading, SourceCount } from './market-reading.ts'

/** A goal's figure of the day it was set, beside the market of today. */
export interface Rescoring {
  atSetting: MarketFigure
  now: MarketFigure | null
  market: MarketReading
}

type Compared = Omit<MarketChange, 'verdict'> & { verdict: 'no-newer' | 'not-comparable' | Judgeable }
interface Judgeable {
  p: number
}

const NOTHING = { earlier: null, later: null, points: null, low: null, high: null, isRecounted: false } as const

/**
 * What became of the demand behind each goal. Compared are only openings that came after the span of the first figure, within
 * the sources that both have, at equal weights (Mantel and Haenszel 1959), so that neither shared openings nor a new source
 * look like a change. The interval is Newcombe's over sources (`weightedChange`), at the sizes that adverts of like employers
 * leave (`clusterDesignEffect`); a change is told only when it would be
 * called one anywhere else in the program, corrected for all goals of the review at once. A figure of older rules is counted
 * again over its own span first.
 */
export function rescore(goals: readonly Rescoring[]): MarketChange[] {
  const compared = goals.map(compare)
  const tested = compared.flatMap(({ verdict }) => (typeof verdict === 'object' ? [verdict.p] : []))
  const adjusted = adjustForFalseDiscovery(tested)
  let next = 0
  return compared.map(({ verdict, ...change }): MarketChange => {
    if (typeof verdict === 'string') return { verdict, ...change }
    return { verdict: wordOf(change, adjusted[next++] ?? 1), ...change }
  })
}

function wordOf({ earlier, later, points, low, high }: Omit<MarketChange, 'verdict'>, q: number) {
  const middle = 50 * ((earlier?.share ?? 0) + (later?.share ?? 0))
  const detail = judgeChange({ points: points ?? 0, low: low ?? 0, high: high ?? 0, q, midSharePoints: middle })
  if (detail === 'rising') return 'rose'
  if (detail === 'falling') return 'fell'
  return detail === 'steady' || detail === 'small' ? 'same' : 'too-few'
}

function compare({ atSetting: set, now, market }: Rescoring): Compared {
  const flags = flagsOf(set, now)
  if (now === null || now.basis !== set.basis) return { verdict: 'not-comparable', ...NOTHING, flags: [] }
  if (now.until <= set.until) return { verdict: 'no-newer', ...NOTHING, flags: now.rules === set.rules ? flags : [] }
  const isRecounted = now.rules !== set.rules
  const before = isRecounted ? market.countsBetween(set.skill, set.from, set.until) : set.sources
  const from = now.from > set.until ? now.from : set.until
  const strata = strataOf(before, market.countsBetween(set.skill, from, now.until))
  if (strata.length === 0) return { verdict: 'not-comparable', ...NOTHING, isRecounted, flags }
  const { difference, low, high, p } = weightedChange(
    strata.map(({ source, weight, earlier, later }) => ({
      weight,
      earlier: thinned(earlier, market.likenessOf(set.skill, source, set.from, set.until)),
      later: thinned(later, market.likenessOf(set.skill, source, from, now.until)),
    })),
  )
  return {
    ...{ verdict: { p }, earlier: pool(strata, 'earlier'), later: pool(strata, 'later') },
    ...{ points: 100 * difference, low: 100 * low, high: 100 * high, isRecounted, flags },
  }
}

/** What makes a goal worth another look, whether or not a change is sure. */
function flagsOf(set: MarketFigure, now: MarketFigure | null): MarketChange['flags'] {
  if (now === null) return []
  const hasTurned = now.verdict === 'falling' && set.verdict !== 'falling'
  const hasLeft = now.share < set.low || now.share > set.high
  return [...(hasTurned ? (['turned-falling'] as const) : []), ...(hasLeft ? (['left-interval'] as const) : [])]
}

interface SourceStratum extends Stratum {
  source: string
}

/** The independent openings that would tell as much. */
const thinned = ({ count, n }: Counted, likeness: number): Counted => ({ count: count / likeness, n: n / likeness })

function strataOf(before: readonly SourceCount[], after: readonly SourceCount[]): SourceStratum[] {
  const laterOf = new Map(after.map((some) => [some.source, some]))
  const both = before.flatMap((earlier) => {
    const later = laterOf.get(earlier.source)
    return later === undefined || earlier.n === 0 || later.n === 0
      ? []
      : [{ source: earlier.source, weight: (earlier.n * later.n) / (earlier.n + later.n), earlier, later }]
  })
  const all = both.reduce((sum, { weight }) => sum + weight, 0)
  return both.map(({ weight, ...stratum }) => ({ ...stratum, weight: weight / all }))
}

const pool = (strata: readonly Stratum[], when: 'earlier' | 'later') =>
  strata.reduce(
    (sum, { weight, [when]: { count, n } }) => ({
      share: sum.share + weight * (count / n),
      count: sum.count + count,
      n: sum.n + n,
    }),
    { share: 0, count: 0, n: 0 },
  )
