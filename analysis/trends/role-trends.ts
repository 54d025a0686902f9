import type { CountTable, Grain, Selection } from '../../data/domain.ts'
import { finish, type Steps } from '../../data/steps.ts'
import type { Store } from '../../data/store/store.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { OTHER_ROLE } from '../../data/vocabulary/load-roles.ts'
import type { Skill, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { buildTrendReportInSteps } from './build-trend-report.ts'
import type { TrendReport } from './trend-report.ts'

export interface RoleTrendRequest {
  selection: Selection
  grain: Grain
  /** UTC day. */
  today: string
}

/**
 * Which roles grow and which shrink, as their share of all openings: the methods of skills, with "is of this role" in
 * place of "mentions this skill". A share, because the number of openings also moves with what our sources show. A change
 * stands on the sources of both halves, each with a fixed weight, so that a changed mix of sources is none.
 *
 * Sources that tell no roles apart are left out: they are no denominator.
 */
export const findRoleTrends = (
  store: Pick<Store, 'counts'>,
  roles: readonly Role[],
  request: RoleTrendRequest,
): TrendReport => finish(findRoleTrendsInSteps(store, roles, request))

/** The same in steps. */
export function* findRoleTrendsInSteps(
  store: Pick<Store, 'counts'>,
  roles: readonly Role[],
  { selection, grain, today }: RoleTrendRequest,
): Steps<TrendReport> {
  const everyRole = { ...selection, role: null }
  const table = tellingRolesApart(store.counts.roleTable(everyRole, grain))
  const names = roles.filter(({ id }) => id !== OTHER_ROLE).map(asCounted)
  yield
  return yield* buildTrendReportInSteps(table, asVocabulary(names), {
    selection: everyRole,
    today,
  })
}

/** The table without sources of whose openings no role is known. */
function tellingRolesApart(table: CountTable): CountTable {
  const length = table.periodStarts.length
  const cellsOf = (row: Uint32Array, index: number) => row.subarray(index * length, (index + 1) * length)
  const kept = [...table.sources.keys()].filter((index) =>
    [...table.mentions.values()].some((row) => cellsOf(row, index).some((openings) => openings > 0)),
  )
  if (kept.length === table.sources.length) return table
  const keep = (row: Uint32Array): Uint32Array => Uint32Array.from(kept.flatMap((index) => [...cellsOf(row, index)]))
  return {
    ...table,
    sources: table.sources.filter((_, index) => kept.includes(index)),
    openings: keep(table.openings),
    mentions: new Map([...table.mentions].map(([role, row]) => [role, keep(row)])),
  }
}

const asCounted = ({ id, name }: Role): Skill => ({
  id,
  name,
  category: 'role',
  kind: 'domain',
  parent: null,
  aliases: [],
  ambiguousForms: [],
  cues: [],
  matchCase: false,
  broad: false,
  esco: null,
  sources: [],
})

const asVocabulary = (skills: readonly Skill[]): Vocabulary => ({
  skills,
  byId: new Map(skills.map((skill) => [skill.id, skill])),
  stopPhrases: [],
  version: 'roles',
})
