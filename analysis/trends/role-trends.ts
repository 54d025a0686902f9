import type { CountTable, Grain, Selection } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { OTHER_ROLE } from '../../data/vocabulary/load-roles.ts'
import type { Skill, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { buildTrendReport } from './build-trend-report.ts'
import type { TrendReport } from './trend-report.ts'

/**
 * Which roles grow and which shrink, as their share of all openings: the methods of skills, with "is of this role" in
 * place of "mentions this skill". A share, because the number of openings also moves with what our sources show.
 *
 * Sources that tell no roles apart are no denominator.
 */
export function findRoleTrends(
  store: Pick<Store, 'counts'>,
  roles: readonly Role[],
  { selection, grain, today }: { selection: Selection; grain: Grain; today: string },
): TrendReport {
  const everyRole = { ...selection, role: null }
  const table = store.counts.table(everyRole, grain, [])
  const mentions = new Map<string, Uint32Array>()
  for (const { id } of roles) {
    const counted = store.counts.table({ ...everyRole, role: id }, grain, [])
    if (counted.openings.some((openings) => openings > 0)) mentions.set(id, spread(counted, table))
  }
  const countedSkills = new Map(
    sourcesWithoutRoles(table, mentions).map((source): [string, ReadonlySet<string>] => [source, new Set()]),
  )
  const names = roles.filter(({ id }) => id !== OTHER_ROLE).map(asCounted)
  return buildTrendReport({ ...table, mentions, countedSkills }, asVocabulary(names), { selection, today })
}

/** The openings of a narrower table in the cells of the wider one. */
function spread(from: CountTable, to: CountTable): Uint32Array {
  const cells = new Uint32Array(to.openings.length)
  const sourceAt = new Map(to.sources.map(({ source }, index) => [source, index]))
  const periodAt = new Map(to.periodStarts.map((start, index) => [start, index]))
  for (const [sourceIndex, { source }] of from.sources.entries()) {
    for (const [periodIndex, start] of from.periodStarts.entries()) {
      const [row, column] = [sourceAt.get(source), periodAt.get(start)]
      if (row === undefined || column === undefined) continue
      cells[row * to.periodStarts.length + column] =
        from.openings[sourceIndex * from.periodStarts.length + periodIndex] ?? 0
    }
  }
  return cells
}

function sourcesWithoutRoles(
  { sources, periodStarts }: CountTable,
  mentions: ReadonlyMap<string, Uint32Array>,
): string[] {
  const length = periodStarts.length
  return sources.flatMap(({ source }, index) => {
    const isCounted = [...mentions.values()].some((cells) =>
      cells.subarray(index * length, (index + 1) * length).some((openings) => openings > 0),
    )
    return isCounted ? [] : [source]
  })
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
