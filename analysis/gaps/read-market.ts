import type { Selection, SourceInfo } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { type AskedSkill, askedInHistory, askedInOpenings } from './asked-skills.ts'
import type { GapReport } from './gap-report.ts'
import { chooseGapSpan, type GapSpan } from './gap-span.ts'
import { gatherDemand, type SkillDemand } from './skill-demand.ts'

/** What a selection offers to set a person against. */
export interface Market {
  basis: GapReport['basis']
  grain: 'week' | 'month'
  span: GapSpan
  /** With its span, and without the parts that history cannot tell apart. */
  selection: Selection
  ignored: ('seniority' | 'workplace')[]
  openingCount: number
  sources: SourceInfo[]
  asked: AskedSkill[]
  /** The openings themselves; none on the basis of history. */
  demand: SkillDemand
}

type MarketStore = Pick<Store, 'counts' | 'openings'>

/**
 * The openings of this installation; where it has none in the selection, the figures that ship with SkillTide, if the
 * selection lets them count. Null when neither has anything.
 *
 * @param weighs  whether a skill counts towards what an opening asks for
 */
export function readMarket(
  store: MarketStore,
  selection: Selection,
  weeks: number | null,
  weighs: (skillId: string) => boolean,
): Market | null {
  return (
    readOwnMarket(store, selection, weeks, weighs) ??
    (selection.includeHistory ? readHistory(store, selection, weeks) : null)
  )
}

function readOwnMarket(
  store: MarketStore,
  wanted: Selection,
  weeks: number | null,
  weighs: (skillId: string) => boolean,
): Market | null {
  const own = { ...wanted, includeHistory: false }
  const span = chooseGapSpan(store.counts, own, 'week', weeks)
  if (span === null) return null
  const selection = { ...own, from: span.from, until: span.until }
  // Which openings are reachable depends on all that they ask for, at whatever level the shares are counted.
  const demand = gatherDemand(store.openings.listSkills({ ...selection, level: null }), weighs)
  const { sources } = openingsAndSources(store.counts, selection, 'week')
  const asked = askedInOpenings(demand, selection.level)
  const openingCount = demand.openingCount
  return { basis: 'openings', grain: 'week', span, selection, ignored: [], openingCount, sources, asked, demand }
}

function readHistory(store: MarketStore, wanted: Selection, weeks: number | null): Market | null {
  const told = { ...wanted, seniority: null, workplace: null }
  const span = chooseGapSpan(store.counts, told, 'month', weeks)
  if (span === null) return null
  const selection = { ...told, from: span.from, until: span.until }
  const ignored = (['seniority', 'workplace'] as const).filter((part) => wanted[part] !== null)
  const asked = askedInHistory(store.counts, selection)
  const demand = gatherDemand([])
  return {
    ...{ basis: 'history', grain: 'month', span, selection, ignored, asked, demand },
    ...openingsAndSources(store.counts, selection, 'month'),
  }
}

function openingsAndSources(counts: Store['counts'], selection: Selection, grain: 'week' | 'month') {
  const { openings, periodStarts, sources } = counts.table(selection, grain, [])
  const openingsOf = (source: number) =>
    openings.subarray(source * periodStarts.length, (source + 1) * periodStarts.length).reduce((sum, n) => sum + n, 0)
  return {
    openingCount: openings.reduce((sum, n) => sum + n, 0),
    sources: sources.filter((_, index) => openingsOf(index) > 0),
  }
}
