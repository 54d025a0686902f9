import { findDistinguishingSkills } from '../analysis/trends/together/distinguishing-skills.ts'
import type { TrendReport } from '../analysis/trends/trend-report.ts'
import { sumOf } from '../data/arithmetic.ts'
import type { Selection, SourceInfo } from '../data/domain.ts'
import { SENIORITIES, WORKPLACES } from '../data/domain.ts'
import type { PartCounts } from '../data/store/contracts/census.ts'
import { tellsOpeningsApart } from '../data/vocabulary/general-skills.ts'
import type { FigureBasis } from '../web/components/figure-foot.tsx'
import { formatCountry } from '../web/format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../web/labels.ts'
import type { RoleMarks, RoleMix } from '../web/pages/role.tsx'
import type { RoleRow } from '../web/pages/roles.tsx'
import type { RouteDeps } from './route-deps.ts'
import type { View } from './view-query.ts'

const NAMED_MOST = 5
const MAX_COUNTRIES = 8
const NOT_STATED = 'unknown'

/**
 * Openings of every role in a view of all roles, most first, with the skills that each names most. Sources that tell no roles
 * apart are left out.
 */
export async function listRoles(
  { market, app }: RouteDeps,
  view: View,
): Promise<{ rows: RoleRow[]; basis: FigureBasis & { sources: readonly SourceInfo[] } }> {
  const { span, sources, grain } = await market.trends(view)
  const shown: Selection = { ...market.selectionOf(view), ...(span !== null && { from: span.from, until: span.until }) }
  const names = new Map(app.roles.map(({ id, name }) => [id, name]))
  const parts = market.byPart(shown, 'role', grain)
  const rows = market.remember('role list', [shown, grain], () =>
    parts
      .map(({ value, openings, naming }) => ({
        ...{ id: value, name: names.get(value) ?? value, openings },
        topSkills: mostNamed(app, naming, openings),
      }))
      .filter(({ openings }) => openings > 0)
      .sort((one, other) => other.openings - one.openings),
  )
  const telling = new Set(parts.flatMap((part) => part.sources))
  const basis = {
    n: openingsOf(rows),
    sources: sources.filter(({ source }) => telling.has(source)),
  }
  return { rows, basis: { ...basis, span } }
}

/** How the openings of a role divide. Shipped history tells countries apart, but neither seniority nor workplace. */
export function listRoleMixes({ market }: RouteDeps, view: View, { span, grain }: TrendReport): RoleMix[] {
  const shown: Selection = { ...market.selectionOf(view), ...(span !== null && { from: span.from, until: span.until }) }
  const mixOf = (
    title: string,
    choices: readonly { value: string; name: string; part: Partial<Selection> }[],
  ): RoleMix => {
    const counted = choices.map(({ value, name, part }) => {
      const { openings, sources } = market.counts({ ...shown, ...part }, grain, [])
      return { value, name, openings: sumOf(openings), sources }
    })
    const parts = counted.filter(({ openings }) => openings > 0).sort((one, other) => other.openings - one.openings)
    const sources = new Map(parts.flatMap((part) => part.sources.map((source) => [source.source, source])))
    return { title, parts, basis: { n: openingsOf(parts), span, sources: [...sources.values()] } }
  }
  const countries = (): RoleMix => {
    const shares = market
      .byPart(shown, 'country', grain)
      .filter(({ value, openings }) => openings > 0 && (shown.country === null || value === shown.country))
      .sort((one, other) => other.openings - one.openings)
    const known = new Set(shares.flatMap((part) => part.sources))
    const sources = market.counts(shown, grain, []).sources.filter(({ source }) => known.has(source))
    return { title: 'Countries', parts: largestCountries(shares), basis: { n: openingsOf(shares), span, sources } }
  }
  const mixes = [
    mixOf(
      'Seniority',
      SENIORITIES.map((seniority) => ({ value: seniority, name: SENIORITY_NAMES[seniority], part: { seniority } })),
    ),
    mixOf(
      'Workplace',
      WORKPLACES.map((workplace) => ({ value: workplace, name: WORKPLACE_NAMES[workplace], part: { workplace } })),
    ),
    countries(),
  ]
  return mixes.filter(({ parts }) => parts.length > 0)
}

/** The largest ones by name, what they leave out together, and last the openings that state none. */
function largestCountries(shares: readonly PartCounts[]): RoleMix['parts'] {
  const stated = shares.filter(({ value }) => value !== NOT_STATED)
  const others = stated.slice(MAX_COUNTRIES)
  const unstated = shares.filter(({ value }) => value === NOT_STATED)
  return [
    ...stated.slice(0, MAX_COUNTRIES).map(({ value, openings }) => ({ value, name: formatCountry(value), openings })),
    ...(others.length === 0
      ? []
      : [
          {
            value: 'others',
            name: others.length === 1 ? '1 other country' : `${others.length} other countries`,
            openings: openingsOf(others),
          },
        ]),
    ...unstated.map(({ value, openings }) => ({ value, name: formatCountry(value), openings })),
  ]
}

const openingsOf = (parts: readonly { openings: number }[]): number =>
  parts.reduce((sum, { openings }) => sum + openings, 0)

function mostNamed(
  { vocabulary }: RouteDeps['app'],
  naming: PartCounts['naming'],
  openings: number,
): RoleRow['topSkills'] {
  return [...naming]
    .flatMap(([id, count]) => {
      const skill = vocabulary.byId.get(id)
      if (!tellsOpeningsApart(skill)) return []
      return [{ skill: id, name: skill.name, share: openings === 0 ? null : count / openings }]
    })
    .sort((one, other) => (other.share ?? 0) - (one.share ?? 0))
    .slice(0, NAMED_MOST)
}

/** What tells the role from all others over the span shown, and over which sources that is known. */
export function readRoleMarks({ market, app }: RouteDeps, view: View, report: TrendReport, roleId: string): RoleMarks {
  const { span, grain } = report
  const shown: Selection = { ...market.selectionOf(view), ...(span !== null && { from: span.from, until: span.until }) }
  return market.remember('role marks', [shown, roleId, grain], () => {
    const parts = market.byPart(shown, 'role', grain)
    const role = parts.find(({ value }) => value === roleId)
    const known = new Set(role?.sources)
    return {
      skills: findDistinguishingSkills(parts, roleId, app.vocabulary),
      elsewhere: parts.reduce((sum, { value, openings }) => sum + (value === roleId ? 0 : openings), 0),
      basis: { n: role?.openings ?? 0, span, sources: report.sources.filter(({ source }) => known.has(source)) },
    }
  })
}
