import type { MarketFigure, MarketSelection } from '../../data/plan.ts'
import type { Store } from '../../data/store/store.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { countedSelection } from '../gaps/counted-selection.ts'
import { findGaps } from '../gaps/find-gaps.ts'
import type { DemandedSkill, GapReport } from '../gaps/gap-report.ts'
import { shareFigure } from '../gaps/share-figure.ts'
import { clusterDesignEffect } from '../trends/cluster-design-effect.ts'

export type SourceCount = MarketFigure['sources'][number]

/** The market of a selection as it stands today, for the goals that lie in it. */
export interface MarketReading {
  /** Null where the selection has no openings, or the vocabulary does not know the skill. */
  figureOf(skill: string): MarketFigure | null
  /** Openings per source from one day to another that ask for a skill, by today's rules. Sources without any are left out. */
  countsBetween(skill: string, from: string, until: string): SourceCount[]
  /**
   * How many openings of a source tell as much as one independent one, at least 1: adverts of one employer are alike. See
   * `clusterDesignEffect`; 1 for shipped history, which knows no employers.
   */
  likenessOf(skill: string, source: string, from: string, until: string): number
}

export interface ReadingRequest {
  store: Pick<Store, 'counts' | 'openings' | 'sources' | 'census'>
  vocabulary: Vocabulary
  /** UTC day. */
  today: string
  /** Version of the rules that read the adverts. */
  rules: string
}

/** The demand of a selection, without setting anybody against it. */
export function readMarketOf(request: ReadingRequest, selection: MarketSelection): MarketReading {
  const whole = { ...selection, from: null, until: null }
  const { store, vocabulary, today } = request
  return marketReading(
    request,
    findGaps(store, vocabulary, { selection: whole, held: [], unknown: [], weeks: null, today }),
  )
}

/** The same of a comparison that was made already. */
export function marketReading({ store, vocabulary, today, rules }: ReadingRequest, report: GapReport): MarketReading {
  const { from: _, until: _until, ...asked } = report.selection
  const { span, basis, n } = report
  const asRead: MarketSelection =
    basis === 'openings' ? { ...asked, includeHistory: false } : countedSelection(asked, report.ignored)
  const demanded = new Map<string, DemandedSkill>(
    [...report.strengths, ...report.gaps, ...report.levelGaps].map((skill) => [skill.skill, skill]),
  )

  function countsBetween(skill: string, from: string, until: string): SourceCount[] {
    const grain = basis === 'openings' ? 'week' : 'month'
    const table = store.counts.table({ ...asRead, from, until }, grain, [skill])
    const periods = table.periodStarts.length
    const sum = (cells: Uint32Array | undefined, source: number): number =>
      cells?.subarray(source * periods, (source + 1) * periods).reduce((total, some) => total + some, 0) ?? 0
    const mentions = table.mentions.get(skill)
    return table.sources.flatMap(({ source, name }, index) => {
      const openings = sum(table.openings, index)
      const isCounted = table.countedSkills?.get(source)?.has(skill) !== false
      return openings === 0 || !isCounted ? [] : [{ source, name, count: sum(mentions, index), n: openings }]
    })
  }

  function figureOf(skill: string): MarketFigure | null {
    if (span === null || n === 0 || !vocabulary.byId.has(skill)) return null
    const sources = countsBetween(skill, span.from, span.until)
    const figure = demanded.get(skill)
    const {
      count,
      n: all,
      share,
      low,
      high,
    } = figure ??
    shareFigure(
      0,
      sources.reduce((sum, some) => sum + some.n, 0),
    )
    if (all === 0) return null
    return {
      ...{ countedOn: today, skill, count, n: all, share, low, high, verdict: figure?.verdict ?? 'too-few' },
      ...{ selection: asked, from: span.from, until: span.until, basis, sources, rules },
    }
  }

  function likenessOf(skill: string, source: string, from: string, until: string): number {
    if (basis === 'history') return 1
    const { employers } = store.census.skill({ ...asRead, source, from, until }, skill)
    const clusters = employers.flatMap(({ employer, openings, naming }) =>
      employer === null
        ? Array.from({ length: openings }, (_, index) => ({ count: index < naming ? 1 : 0, n: 1 }))
        : [{ count: naming, n: openings }],
    )
    const clustered = clusterDesignEffect(clusters)
    return clustered === null ? 1 : clustered.n / clustered.effectiveN
  }

  return { figureOf, countsBetween, likenessOf }
}
