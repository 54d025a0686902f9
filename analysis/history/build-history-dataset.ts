import type { CountTable, Selection } from '../../data/domain.ts'
import type { HistoryCell, HistoryDataset, HistoryTable } from '../../data/history/dataset.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays } from '../../data/weeks.ts'

/** What the counts themselves cannot tell about a data set. */
export type HistoryDescription = Omit<HistoryDataset, 'span' | 'postings' | 'openings' | 'tables'>

const OWN_OPENINGS: Selection = { ...WHOLE_MARKET, includeHistory: false }

/**
 * The figures of a store that our own pipeline filled with one public data set: a row per period, role and country that
 * has an opening, by month and, for an archive, by week. Weeks of a snapshot are left out: they bear no trend.
 *
 * @throws RangeError when the store has no openings
 */
export function buildHistoryDataset(
  store: Pick<Store, 'counts' | 'postings' | 'openings'>,
  description: HistoryDescription,
): HistoryDataset {
  const days = store.counts.span(OWN_OPENINGS)
  if (days === null) throw new RangeError(`history "${description.id}": the store has no openings`)
  const grains = description.kind === 'snapshot' ? (['month'] as const) : (['week', 'month'] as const)
  return {
    ...description,
    span: { from: days.firstDay, until: addDays(days.lastDay, 1) },
    postings: store.postings.count(),
    openings: store.openings.count(),
    tables: grains.map((grain) => buildTable(store.counts, grain)),
  }
}

/** Counts of one role and country, all sources together: by period, then by skill. */
interface Slice {
  role: string
  country: string
  openings: Map<string, number>
  mentions: Map<string, Map<string, number>>
  required: Map<string, Map<string, number>>
}

function buildTable(counts: Store['counts'], grain: HistoryTable['grain']): HistoryTable {
  const slices = listSlices(counts, grain)
  const skills = [...new Set(slices.flatMap(({ mentions }) => [...mentions.keys()]))].sort()
  const position = new Map(skills.map((skillId, index) => [skillId, index]))
  const cells = slices.flatMap((slice) => cellsOf(slice, position))
  return { grain, skills, cells: cells.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) }
}

const keyOf = ({ periodStart, role, country }: HistoryCell): string => `${periodStart} ${role} ${country}`

/** One slice per role and country; openings without a country are what the role has beyond its countries. */
function listSlices(counts: Store['counts'], grain: HistoryTable['grain']): Slice[] {
  const facets = counts.facets(false)
  const countries = facets.countries.map(({ value }) => value).filter((value) => /^[A-Z]{2}$/.test(value))
  return facets.roles.flatMap(({ value: role }) => {
    const present = countries.filter((country) => hasOpenings(counts, { ...OWN_OPENINGS, role, country }))
    const inCountries = present.map((country) => readSlice(counts, grain, role, country))
    const rest = readSlice(counts, grain, role, null)
    for (const { openings, mentions, required } of inCountries) {
      subtract(rest.openings, openings)
      for (const [skillId, byPeriod] of mentions) subtract(rest.mentions.get(skillId), byPeriod)
      for (const [skillId, byPeriod] of required) subtract(rest.required.get(skillId), byPeriod)
    }
    return [...inCountries, rest].filter(({ openings }) => openings.size > 0)
  })
}

/** Most roles are asked for in few countries; openings alone are quick to count. */
const hasOpenings = (counts: Store['counts'], selection: Selection): boolean =>
  counts.table(selection, 'quarter', []).periodStarts.length > 0

function readSlice(counts: Store['counts'], grain: HistoryTable['grain'], role: string, country: string | null): Slice {
  const selection = { ...OWN_OPENINGS, role, country }
  const all = counts.table(selection, grain)
  const required = counts.table({ ...selection, level: 'required' }, grain)
  return {
    role,
    country: country ?? 'unknown',
    openings: sumByPeriod(all, all.openings),
    mentions: new Map([...all.mentions].map(([skillId, cells]) => [skillId, sumByPeriod(all, cells)])),
    required: new Map([...required.mentions].map(([skillId, cells]) => [skillId, sumByPeriod(required, cells)])),
  }
}

/** Values of all sources added up; periods with 0 have no entry. */
function sumByPeriod({ periodStarts }: CountTable, cells: Uint32Array): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [cell, value] of cells.entries()) {
    const periodStart = periodStarts[cell % periodStarts.length]
    if (value > 0 && periodStart !== undefined) sums.set(periodStart, (sums.get(periodStart) ?? 0) + value)
  }
  return sums
}

function subtract(from: Map<string, number> | undefined, part: ReadonlyMap<string, number>): void {
  for (const [periodStart, value] of part) {
    const left = (from?.get(periodStart) ?? 0) - value
    if (left < 0) throw new RangeError(`countries of a role add up to more than the role in ${periodStart}`)
    if (left === 0) from?.delete(periodStart)
    else from?.set(periodStart, left)
  }
}

function cellsOf(
  { role, country, openings, mentions, required }: Slice,
  position: ReadonlyMap<string, number>,
): HistoryCell[] {
  return [...openings]
    .map(([periodStart, count]) => ({
      periodStart,
      role,
      country,
      openings: count,
      counts: [...mentions].flatMap(([skillId, byPeriod]): HistoryCell['counts'] => {
        const named = byPeriod.get(periodStart)
        const skill = position.get(skillId)
        if (named === undefined || skill === undefined) return []
        return [[skill, named, required.get(skillId)?.get(periodStart) ?? 0]]
      }),
    }))
    .map((cell) => ({ ...cell, counts: cell.counts.sort(([a], [b]) => a - b) }))
}
