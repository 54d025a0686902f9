import { shareFigure } from '../analysis/gaps/share-figure.ts'
import type { CountTable, RequirementLevel, Selection } from '../data/domain.ts'
import type { PartShare, SkillProps, TogetherShare } from '../web/pages/skill.tsx'
import type { RouteDeps } from './routes/route-deps.ts'
import { listSkillExamples } from './skill-examples.ts'
import type { View } from './view-query.ts'

/** A share of fewer openings says next to nothing: its interval is wider than 30 points. */
const MIN_OPENINGS_OF_PART = 30
/** Rarer pairs stand together by chance (the brief of the first dashboard). */
const MIN_TOGETHER = 10
const MAX_TOGETHER = 12
const MAX_ROLES = 10
const MAX_EMPLOYERS = 16

export type SkillDetail = Omit<SkillProps, 'page'>

/** Everything that the page of one skill shows about a view. */
export function readSkillDetail(deps: RouteDeps, view: View, skillId: string): SkillDetail {
  const { market, app } = deps
  const skill = app.vocabulary.byId.get(skillId)
  if (skill === undefined) throw new RangeError(`no skill ${skillId}`)
  const report = market.trends(view)
  const series = report.series.find((candidate) => candidate.skill === skillId)
  const shown: Selection = {
    ...market.selectionOf(view),
    ...(report.span !== null && { from: report.span.from, until: report.span.until }),
  }
  const own = { ...shown, includeHistory: false }
  return market.remember('skill detail', [shown, skillId, report.grain], () => {
    const asked = countAsked(deps, own, skillId)
    return {
      skill,
      parentName: skill.parent === null ? null : (app.vocabulary.byId.get(skill.parent)?.name ?? null),
      report,
      series: series === undefined || series.total.count === 0 ? null : series,
      roles: shareByRole(deps, shown, report.grain, skillId),
      sources: shareBySource(market.counts(shown, report.grain, [skillId]), skillId),
      levels: asked.n === 0 ? null : { n: asked.naming, counts: asked.levels },
      together: asked.together,
      employers: asked.employers,
      examples: listSkillExamples(deps, own, skillId),
      ownBasis: { n: asked.n, span: report.span, sources: report.sources.filter(({ origin }) => origin !== 'history') },
    }
  })
}

/** The roles that ask for the skill most, the chosen one always among them. */
function shareByRole(
  { market, app }: RouteDeps,
  shown: Selection,
  grain: CountTable['grain'],
  skillId: string,
): PartShare[] {
  const names = new Map(app.roles.map(({ id, name }) => [id, name]))
  const parts = market
    .countsByRole({ ...shown, role: null }, grain)
    .map(({ role, table }) => {
      const bySource = shareBySource(table, skillId, 0)
      const count = bySource.reduce((sum, { figure }) => sum + figure.count, 0)
      const n = bySource.reduce((sum, { figure }) => sum + figure.n, 0)
      return { id: role, name: names.get(role) ?? role, figure: shareFigure(count, n) }
    })
    .filter(({ id, figure }) => figure.n >= MIN_OPENINGS_OF_PART || (id === shown.role && figure.n > 0))
    .sort((one, other) => other.figure.share - one.figure.share || other.figure.n - one.figure.n)
  return parts.filter(({ id }, position) => position < MAX_ROLES || id === shown.role)
}

/** One share per source that looks for the skill at all. */
function shareBySource(table: CountTable, skillId: string, minOpenings = MIN_OPENINGS_OF_PART): PartShare[] {
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
    .filter(({ isCounting, figure }) => isCounting && figure.n > 0 && figure.n >= minOpenings)
    .map(({ id, name, figure }) => ({ id, name, figure }))
    .sort((one, other) => other.figure.n - one.figure.n)
}

interface Asked {
  /** Openings of the selection, and of these the ones that name the skill. */
  n: number
  naming: number
  levels: Record<RequirementLevel, number>
  together: TogetherShare[]
  employers: { employer: string | null; openings: number }[]
}

/** One walk over the openings of this installation answers all that needs them one by one. */
function countAsked({ app }: RouteDeps, selection: Selection, skillId: string): Asked {
  const levels: Record<RequirementLevel, number> = { required: 0, preferred: 0, mentioned: 0 }
  const everywhere = new Map<string, number>()
  const beside = new Map<string, number>()
  const employers = new Map<string | null, number>()
  let [n, naming] = [0, 0]
  const addOne = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { skills, employer } of app.store.openings.listSkills(selection)) {
    n += 1
    const level = skills.find((mention) => mention.skillId === skillId)?.level
    for (const mention of skills) {
      addOne(everywhere, mention.skillId)
      if (level !== undefined && mention.skillId !== skillId) addOne(beside, mention.skillId)
    }
    if (level === undefined) continue
    naming += 1
    levels[level] += 1
    addOne(employers, employer)
  }
  const together = [...beside].flatMap(([skill, count]): TogetherShare[] => {
    const known = app.vocabulary.byId.get(skill)
    if (count < MIN_TOGETHER || known === undefined || known.broad || known.kind === 'soft') return []
    return [
      { skill, name: known.name, count, n: naming, lift: count / naming / ((everywhere.get(skill) ?? count) / n) },
    ]
  })
  return {
    ...{ n, naming, levels },
    together: together.sort((one, other) => other.count - one.count).slice(0, MAX_TOGETHER),
    employers: [...employers]
      .map(([employer, openings]) => ({ employer, openings }))
      .sort((one, other) => other.openings - one.openings || ((one.employer ?? '') < (other.employer ?? '') ? -1 : 1))
      .slice(0, MAX_EMPLOYERS),
  }
}
