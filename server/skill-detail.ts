import { shareFigure } from '../analysis/gaps/share-figure.ts'
import { findRelatedSkills } from '../analysis/trends/together/related-skills.ts'
import { wilsonInterval } from '../analysis/trends/wilson.ts'
import { summariseYears } from '../analysis/trends/years-asked.ts'
import type { CountTable, RequirementLevel, Selection, Seniority, Workplace } from '../data/domain.ts'
import { SENIORITIES, WORKPLACES } from '../data/domain.ts'
import { doubtOf } from '../data/quality/measured-quality.ts'
import type { FacetShare, SkillCensus } from '../data/store/contracts/census.ts'
import { formatCountry } from '../web/format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../web/labels.ts'
import type { PartShare, SkillProps } from '../web/pages/skill.tsx'
import { type RouteDeps, shownOf } from './route-deps.ts'
import { listSkillExamples } from './skill-examples.ts'
import type { View } from './view-query.ts'

/** A share of fewer openings says next to nothing: its interval is wider than 30 points. */
export const MIN_OPENINGS_OF_PART = 30
const MAX_TOGETHER = 12
const MAX_PARTS = 10
const MAX_EMPLOYERS = 16

/** What is read at once; the rest is worked out in turns. */
export type SkillDetail = Omit<SkillProps, 'page' | 'pay' | 'stock' | 'switches' | 'isRaw' | 'shared'>

/** Everything that the page of one skill shows about a view. */
export async function readSkillDetail(deps: RouteDeps, view: View, skillId: string): Promise<SkillDetail> {
  const { market, app } = deps
  const skill = app.vocabulary.byId.get(skillId)
  if (skill === undefined) throw new RangeError(`no skill ${skillId}`)
  // By name, for what is worked out of few skills alone: the change within employers.
  const report = await market.trendsInDepth(view, { skillIds: [skillId] })
  const series = report.series.find((candidate) => candidate.skill === skillId)
  const shown = shownOf(deps, view, report)
  const own = { ...shown, includeHistory: false }
  const outlook = series?.outlook ?? (await market.outlook(view, report, skillId))
  // A span that is shown may be compared otherwise when it was chosen: both tell the report apart.
  return market.remember('skill detail', [market.selectionOf(view), shown, skillId, report.grain], () => {
    const census = app.store.census.skill(own, skillId)
    return {
      skill,
      parentName: skill.parent === null ? null : (app.vocabulary.byId.get(skill.parent)?.name ?? null),
      doubt: doubtOf(app.quality, skill),
      report,
      series: series === undefined || series.total.count === 0 ? null : series,
      outlook,
      dimensions: readDimensions(deps, shown, report.grain, skillId, census),
      years: summariseYears(app.store.census.askedYears(own, skillId)),
      levels: census.openings === 0 ? null : withIntervals(census.naming, census.levels),
      together: findRelatedSkills(census, app.vocabulary, skillId).slice(0, MAX_TOGETHER),
      employers: census.employers.filter(({ naming }) => naming > 0).slice(0, MAX_EMPLOYERS),
      examples: listSkillExamples(deps, own, skillId),
      ownBasis: {
        n: census.openings,
        span: report.span,
        sources: report.sources.filter(({ origin }) => origin !== 'history'),
      },
    }
  })
}

function withIntervals(n: number, counts: Record<RequirementLevel, number>): SkillDetail['levels'] {
  const intervalOf = (level: RequirementLevel) => wilsonInterval(counts[level], n) ?? { low: 0, high: 1 }
  const intervals = {
    required: intervalOf('required'),
    preferred: intervalOf('preferred'),
    mentioned: intervalOf('mentioned'),
  }
  return { n, counts, intervals }
}

/** The skill in each part of the market. Shipped history knows sources, roles and countries, own adverts know all. */
export function readDimensions(
  { market, app }: RouteDeps,
  shown: Selection,
  grain: CountTable['grain'],
  skillId: string,
  { seniorities, workplaces }: Pick<SkillCensus, 'seniorities' | 'workplaces'>,
): SkillProps['dimensions'] {
  const roleNames = new Map(app.roles.map(({ id, name }) => [id, name]))
  const byPart = (part: 'role' | 'country', nameOf: (value: string) => string) =>
    largestShares(
      market.byPart(shown, part, grain).map(({ value, openings, naming }) => ({
        ...{ id: value, name: nameOf(value), figure: shareFigure(naming.get(skillId) ?? 0, openings) },
      })),
      shown[part],
    )
  return {
    sources: sharesBySource(market.counts(shown, grain, [skillId]), skillId),
    roles: byPart('role', (role) => roleNames.get(role) ?? role),
    countries: byPart('country', formatCountry),
    seniorities: inOrder(seniorities, SENIORITIES, (value: Seniority) => SENIORITY_NAMES[value]),
    workplaces: inOrder(workplaces, WORKPLACES, (value: Workplace) => WORKPLACE_NAMES[value]),
  }
}

/** The parts that ask for the skill most, the chosen one always among them. */
function largestShares(parts: readonly PartShare[], chosen: string | null): PartShare[] {
  return parts
    .filter(({ id, figure }) => figure.n >= MIN_OPENINGS_OF_PART || (id === chosen && figure.n > 0))
    .sort((one, other) => other.figure.share - one.figure.share || other.figure.n - one.figure.n)
    .filter(({ id }, position) => position < MAX_PARTS || id === chosen)
}

function inOrder<Value extends string>(
  shares: readonly FacetShare[],
  order: readonly Value[],
  nameOf: (value: Value) => string,
): PartShare[] {
  return order.flatMap((value): PartShare[] => {
    const found = shares.find((share) => share.value === value)
    if (found === undefined || found.openings < MIN_OPENINGS_OF_PART) return []
    return [{ id: value, name: nameOf(value), figure: shareFigure(found.naming, found.openings) }]
  })
}

/** One share per source that looks for the skill at all. */
function sharesBySource(table: CountTable, skillId: string): PartShare[] {
  const periods = table.periodStarts.length
  const sumOf = (row: Uint32Array | undefined, index: number): number =>
    row?.subarray(index * periods, (index + 1) * periods).reduce((sum, count) => sum + count, 0) ?? 0
  return table.sources
    .map(({ source, name }, index) => ({
      id: source,
      name,
      isCounting: table.countedSkills?.get(source)?.has(skillId) !== false,
      figure: shareFigure(sumOf(table.mentions.get(skillId), index), sumOf(table.openings, index)),
    }))
    .filter(({ isCounting, figure }) => isCounting && figure.n >= MIN_OPENINGS_OF_PART)
    .map(({ id, name, figure }) => ({ id, name, figure }))
    .sort((one, other) => other.figure.n - one.figure.n)
}
