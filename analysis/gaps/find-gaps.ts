import type { Selection } from '../../data/domain.ts'
import type { SkillLevel } from '../../data/profile.ts'
import type { Store } from '../../data/store/store.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { findTrends } from '../trends/find-trends.ts'
import type { AskedSkill } from './asked-skills.ts'
import { findOpportunity } from './find-opportunity.ts'
import { averageMet, countReachable, rankNext, type Standing, singleGains, standingOf } from './gap-ranking.ts'
import type { DemandedSkill, GapReport } from './gap-report.ts'
import { withImplied } from './held-skills.ts'
import { type Market, readMarket } from './read-market.ts'
import { shareFigure } from './share-figure.ts'

export interface GapRequest {
  selection: Selection
  /** Skills the person has, as typed and as understood. */
  held: { typed: string; skill: string; name: string }[]
  /** What the person typed and the vocabulary does not know. */
  unknown: string[]
  /** Skills held below working level: not held, and shown as level gaps. */
  partly?: readonly { skill: string; level: SkillLevel }[]
  /** Weeks to look back from the newest opening; null: 13, widened until there are enough openings. */
  weeks: number | null
  /** Part of the weight of its skills, above 0 and up to 1, that makes an opening reachable. */
  threshold?: number
  /** UTC day. */
  today: string
}

/** A person who has four fifths of what an advert asks for can apply (statistics.md section 13). */
const DEFAULT_THRESHOLD = 0.8
/** What fits into one plan; the list of gaps has the rest. */
const NEXT_STEPS = 5

/**
 * Sets what a person holds against what a selection asks for: strengths, gaps by demand, openings within reach, and what
 * to learn next. Read from the openings of this installation or, without any in the selection, from shipped history.
 * Holding a skill implies the broader ones above it. Formulas: statistics.md section 13.
 *
 * @throws RangeError when the threshold is not above 0 and up to 1
 */
export function findGaps(
  store: Pick<Store, 'counts' | 'openings' | 'sources'>,
  vocabulary: Vocabulary,
  request: GapRequest,
): GapReport {
  const { selection, threshold = DEFAULT_THRESHOLD } = request
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError(`threshold ${threshold}: above 0 and up to 1`)

  // 1. The market that the selection names. What is too broad to be learnt puts no opening out of reach.
  const canBeLearnt = (skillId: string) => vocabulary.byId.get(skillId)?.broad === false
  const market = readMarket(store, selection, request.weeks, canBeLearnt)
  if (market === null) return emptyReport(request, threshold)

  // 2. Where the person stands in it, and what learning would add.
  const named = request.held.map(({ skill }) => skill)
  const held = withImplied(named, vocabulary)
  const standing = standingOf(market.demand, new Set(held.keys()), threshold)
  const reachable = shareFigure(countReachable(standing), market.demand.rowCount)

  // 3. What is asked for, with its trend: held or missing.
  const asked = describeSkills(store, vocabulary, request, market)
  const nameOf = (id: string) => vocabulary.byId.get(id)?.name ?? id
  const gains = gainsBySkill(standing)
  const levelOf = new Map(request.partly?.map(({ skill, level }) => [skill, level]))
  const missing = asked
    .filter(({ skill }) => !held.has(skill))
    .map((skill) => ({ ...skill, gain: gains.get(skill.skill) ?? 0 }))
  return {
    ...emptyReport(request, threshold),
    basis: market.basis,
    ...(market.ignored.length > 0 && { ignored: market.ignored }),
    span: market.span,
    n: market.openingCount,
    nWithSkills: market.demand.withSkillsCount,
    notRead: market.basis === 'openings' ? store.counts.otherLanguages(market.selection) : [],
    sources: market.sources,
    coverage: { ...reachable, threshold, averageMet: averageMet(standing) },
    strengths: asked.flatMap((skill) => {
      const impliedBy = held.get(skill.skill)
      return impliedBy === undefined ? [] : [{ ...skill, impliedBy: impliedBy && nameOf(impliedBy) }]
    }),
    gaps: missing.filter(({ skill }) => !levelOf.has(skill)),
    levelGaps: missing.flatMap((gap) => {
      const level = levelOf.get(gap.skill)
      return level === undefined ? [] : [{ ...gap, level }]
    }),
    next: listNext(standing, vocabulary, reachable.count),
    opportunity: findOpportunity(store.counts, market.selection, market.grain, request.held),
  }
}

function emptyReport({ selection, held, unknown }: GapRequest, threshold: number): GapReport {
  return {
    ...{ selection, basis: 'openings', span: null, n: 0, nWithSkills: 0, notRead: [], sources: [], held, unknown },
    coverage: { ...shareFigure(0, 0), threshold, averageMet: null },
    ...{ strengths: [], gaps: [], levelGaps: [], next: [], opportunity: [] },
  }
}

/** Skills that the market asks for, most asked for first. Those that the vocabulary no longer knows are left out. */
function describeSkills(
  store: Pick<Store, 'counts'>,
  vocabulary: Vocabulary,
  { selection, today }: GapRequest,
  market: Market,
): DemandedSkill[] {
  const { from, until, includeHistory } = selection
  const trendSelection = { ...market.selection, from, until, includeHistory }
  const trends = findTrends(store, vocabulary, { selection: trendSelection, grain: 'auto', today })
  const trendOf = new Map(trends.series.map((series) => [series.skill, series]))
  const describe = ({ skillId, asked, required, preferred }: AskedSkill): DemandedSkill[] => {
    const skill = vocabulary.byId.get(skillId)
    if (skill === undefined) return []
    const { verdict, reason } = trendOf.get(skillId) ?? {
      verdict: 'too-few',
      reason: 'Not named in the span of the trend.',
    }
    const { name, kind, category } = skill
    return [{ skill: skillId, name, kind, category, ...asked, required, preferred, verdict, verdictReason: reason }]
  }
  return market.asked.flatMap(describe).sort((a, b) => b.share - a.share || b.n - a.n || (a.skill < b.skill ? -1 : 1))
}

function gainsBySkill(standing: Standing): Map<string, number> {
  const gains = singleGains(standing).reachable
  return new Map(standing.demand.skillIds.map((skillId, position) => [skillId, gains[position] ?? 0]))
}

function listNext(standing: Standing, vocabulary: Vocabulary, reachableNow: number): GapReport['next'] {
  const steps = rankNext(standing, { steps: NEXT_STEPS })
  return steps.map(({ skillId, reachable, averageMet }, index) => ({
    skill: skillId,
    name: vocabulary.byId.get(skillId)?.name ?? skillId,
    gain: reachable - (steps[index - 1]?.reachable ?? reachableNow),
    reachable,
    averageMet,
    n: standing.demand.rowCount,
  }))
}
