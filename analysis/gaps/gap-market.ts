import type { CountTable, Selection, SourceInfo } from '../../data/domain.ts'
import { finish, type Steps } from '../../data/steps.ts'
import type { Store } from '../../data/store/store.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { findTrendsInSteps } from '../trends/find-trends.ts'
import type { TrendSeries } from '../trends/trend-report.ts'
import { compareDemanded } from './advice-basis.ts'
import { type AskedSkill, askedInHistory, askedInOpenings } from './asked-skills.ts'
import { type SkillTree, treeOf } from './broader-skills.ts'
import { countedSelection, type UntoldPart, untoldParts } from './counted-selection.ts'
import type { DemandedSkill, GapReport } from './gap-report.ts'
import type { MarketRequest } from './gap-request.ts'
import { chooseGapSpan, type GapSpan } from './gap-span.ts'
import { type Neighbour, readNeighbours } from './read-neighbours.ts'
import { collectDemand, gatherDemand, type SkillDemand } from './skill-demand.ts'

/** What a selection offers to set a person against. Nothing in it is about a person: it can be kept while the data stand. */
export interface GapMarket {
  basis: GapReport['basis']
  span: GapSpan
  /** With its span, and without the parts that history cannot tell apart. */
  selection: Selection
  ignored: UntoldPart[]
  openingCount: number
  sources: SourceInfo[]
  notRead: GapReport['notRead']
  /** What is asked for with its trend, most asked for first. */
  asked: DemandedSkill[]
  /** The openings themselves; none on the basis of history. */
  demand: SkillDemand
  tree: SkillTree
  /** Openings of the role that the selection leaves out in one respect; none on the basis of history. */
  neighbours: Neighbour[]
  /** Counts of the selection and of its whole role; null where the selection is the whole role, or there is none. */
  compared: { here: CountTable; role: CountTable } | null
}

type MarketStore = Pick<Store, 'counts' | 'openings' | 'census'>
type OwnMarket = Omit<GapMarket, 'asked' | 'tree' | 'compared' | 'notRead'> & { asked: AskedSkill[] }

/**
 * The openings of this installation; where it has none in the selection, the figures that ship with SkillTide, if the
 * selection lets them count. Null when neither has anything.
 */
export const readGapMarket = (store: MarketStore, vocabulary: Vocabulary, request: MarketRequest): GapMarket | null =>
  finish(readGapMarketInSteps(store, vocabulary, request))

/** The same in steps. */
export function* readGapMarketInSteps(
  store: MarketStore,
  vocabulary: Vocabulary,
  request: MarketRequest,
): Steps<GapMarket | null> {
  const { selection, weeks } = request
  // What is too broad to be learnt puts no opening out of reach.
  const weighs = (skillId: string) => vocabulary.byId.get(skillId)?.broad === false
  const market =
    (yield* readOwnMarket(store, selection, weeks, weighs)) ??
    (selection.includeHistory ? readHistory(store, selection, weeks) : null)
  if (market === null) return null
  return {
    ...market,
    asked: yield* describeSkills(store, vocabulary, request, market),
    tree: treeOf(market.demand, vocabulary),
    compared: readCompared(store, market),
    notRead: market.basis === 'openings' ? store.counts.otherLanguages(market.selection) : [],
  }
}

function* readOwnMarket(
  store: MarketStore,
  wanted: Selection,
  weeks: number | null,
  weighs: (skillId: string) => boolean,
): Steps<OwnMarket | null> {
  const own = { ...wanted, includeHistory: false }
  const span = chooseGapSpan(store.counts, own, 'week', weeks)
  if (span === null) return null
  const selection = { ...own, from: span.from, until: span.until }
  // Which openings are reachable depends on all that they ask for, at whatever level the shares are counted.
  const collector = collectDemand(weighs)
  for (const opening of store.openings.listSkills({ ...selection, level: null })) {
    collector.add(opening)
    yield
  }
  const demand = collector.finish()
  return {
    ...{ basis: 'openings', span, selection, ignored: [], demand },
    openingCount: demand.openingCount,
    sources: openingsAndSources(store.counts, selection, 'week').sources,
    asked: askedInOpenings(demand, selection.level),
    neighbours: yield* readNeighbours(store.openings, selection, weighs),
  }
}

function readHistory(store: MarketStore, wanted: Selection, weeks: number | null): OwnMarket | null {
  const ignored = untoldParts(wanted)
  const told = countedSelection(wanted, ignored)
  const span = chooseGapSpan(store.counts, told, 'month', weeks)
  if (span === null) return null
  const selection = { ...told, from: span.from, until: span.until }
  return {
    ...{ basis: 'history', span, selection, ignored, demand: gatherDemand([]), neighbours: [] },
    asked: askedInHistory(store.counts, selection),
    ...openingsAndSources(store.counts, selection, 'month'),
  }
}

/** Skills that the market asks for, most asked for first. Those that the vocabulary no longer knows are left out. */
function* describeSkills(
  store: MarketStore,
  vocabulary: Vocabulary,
  { selection: { from, until, includeHistory }, today, known }: MarketRequest,
  market: OwnMarket,
): Steps<DemandedSkill[]> {
  const trendSelection = { ...market.selection, from, until, includeHistory }
  const trends = yield* findTrendsInSteps(store, vocabulary, {
    ...{ selection: trendSelection, grain: 'auto', today },
    ...(known && { known }),
  })
  const trendOf = new Map(trends.series.map((series) => [series.skill, series]))
  const describe = ({ skillId, asked, required, preferred }: AskedSkill): DemandedSkill[] => {
    const skill = vocabulary.byId.get(skillId)
    if (skill === undefined) return []
    const { name, kind, category } = skill
    const about = { skill: skillId, name, kind, category, ...asked, required, preferred }
    return [{ ...about, ...verdictOn(trendOf.get(skillId)) }]
  }
  return market.asked.flatMap(describe).sort((a, b) => b.share - a.share || b.n - a.n || compareDemanded(a, b))
}

const verdictOn = (
  trend: TrendSeries | undefined,
): Pick<DemandedSkill, 'verdict' | 'verdictReason' | 'verdictReasonCode'> => ({
  verdict: trend?.verdict ?? 'too-few',
  verdictReason: trend?.reason ?? 'Not named in the span of the trend.',
  verdictReasonCode: trend?.reasonCode ?? 'unnamed',
})

function readCompared({ counts }: MarketStore, { basis, selection }: OwnMarket): GapMarket['compared'] {
  const { role, seniority, country, workplace } = selection
  if (role === null || (seniority === null && country === null && workplace === null)) return null
  const grain = basis === 'openings' ? 'week' : 'month'
  const whole = { ...selection, seniority: null, country: null, workplace: null }
  return { here: counts.table(selection, grain), role: counts.table(whole, grain) }
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
